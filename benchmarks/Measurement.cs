using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace Generated.Neuron.Benchmarks;

/// <summary>How all benchmarks are measured, and the columns of the table.</summary>
internal sealed class Measurement : ManualConfig
{
    /// <param name="arguments">Those of the program: a job named there takes the place of this one.</param>
    public Measurement(string[] arguments)
    {
        // BenchmarkDotNet's default job takes twice the time an iteration and more of them, for digits that the comparison does
        // not need.
        if (!arguments.Any(argument => argument == "-j" || argument.StartsWith("--job", StringComparison.Ordinal)))
        {
            AddJob(Job.Default.WithIterationTime(TimeInterval.FromMilliseconds(250)).WithWarmupCount(4).WithIterationCount(12).AsDefault());
        }

        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(StatisticColumn.Median, PeakColumn.Rate, PeakColumn.Share);
        SummaryStyle = SummaryStyle.Default.WithMaxParameterColumnWidth(40);
        HideColumns(Column.RatioSD, Column.AllocRatio);
        AddFilter(new SimpleFilter(benchmark => benchmark.Descriptor.WorkloadMethod.Name != nameof(ActivationBenchmarks.TensorPrimitives)
            || TensorActivations.Of((string)benchmark.Parameters[nameof(ActivationBenchmarks.Activation)]) is not null));
        if (!CProgram.IsAvailable || !OneRowProgram.IsAvailable)
        {
            AddFilter(new SimpleFilter(benchmark => !benchmark.Descriptor.Type.IsDefined(typeof(NeedsCAttribute), inherit: false)));
        }
    }
}
