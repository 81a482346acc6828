using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Generated.Neuron.Benchmarks;

/// <summary>The useful operations of the formula over the median time, by itself or as a share of one core's peak.</summary>
internal sealed class PeakColumn(string name, string legend, Func<double, string> text) : IColumn
{
    public static PeakColumn Rate { get; } = new(
        "GFLOP/s",
        "Useful operations of the formula over the median time",
        rate => (rate / 1e9).ToString("0.00", CultureInfo.InvariantCulture));

    public static PeakColumn Share { get; } = new(
        "Of peak",
        "The same as a share of the fused multiply-add peak of one core, measured before the benchmarks",
        rate => (rate / FmaPeak.FlopsPerSecond).ToString("0.0 %", CultureInfo.InvariantCulture));

    public string Id => ColumnName;

    public string ColumnName { get; } = name;

    public string Legend { get; } = legend;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Metric;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Median;
        var computes = benchmarkCase.Descriptor.Type.GetCustomAttribute<ComputesAttribute>();
        return nanoseconds is not null && computes is not null && benchmarkCase.Parameters["Work"] is Work work
            ? text(work.Flops(computes.Pass) / (nanoseconds.Value * 1e-9))
            : "?";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
