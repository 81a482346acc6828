using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Generated.Neuron.Tests.Sample;

/// <summary>On one processor the JIT takes ten times as long to come to its last tier, and the table waits for it.</summary>
[Trait(nameof(Needs), Needs.Processes)]
public sealed partial class OneProcessorTests
{
    /// <summary>A timed test, which may fail on a busy machine: it runs where NEURON_TIMED is 1, and never in CI.</summary>
    [NeedsTasksetFact]
    public void The_table_says_about_the_same_on_one_processor_as_on_all()
    {
        var (all, one) = (Ratio("dotnet"), Ratio("taskset", "-c", NeedsTasksetFactAttribute.FirstProcessor, "dotnet"));

        // Ratios of times taken in turns differ by some tens of percent on a busy machine. Measured in the first tier, as it was
        // once after a second on one processor, MatrixNetwork took twenty times as long.
        Assert.InRange(one, all / 3, all * 3);
    }

    /// <summary>
    /// How many times as long as the generated network MatrixNetwork takes for one Backward, as the sample's table has it.
    /// </summary>
    private static double Ratio(string program, params string[] arguments)
    {
        using var workspace = new Workspace();
        var start = new ProcessStartInfo(
            program,
            [.. arguments, "exec", Path.Combine(AppContext.BaseDirectory, "Generated.Neuron.Sample.dll"), "--output", workspace.Results])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return double.Parse(Backward().Match(output).Groups["ratio"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"one Backward[^\n]*?(?<ratio>[\d.]+) ×")]
    private static partial Regex Backward();
}
