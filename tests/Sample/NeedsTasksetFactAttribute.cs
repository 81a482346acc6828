namespace Generated.Neuron.Tests.Sample;

/// <summary>A timed test that binds a process to one processor: Linux with <c>taskset</c>, which most distributions bring along.</summary>
public sealed class NeedsTasksetFactAttribute : FactAttribute
{
    private const string Status = "/proc/self/status";

    public NeedsTasksetFactAttribute()
    {
        if (!File.Exists("/usr/bin/taskset") || !File.Exists(Status))
        {
            Skip = "There is no taskset here.";
        }
        else if (Environment.GetEnvironmentVariable("NEURON_TIMED") != "1")
        {
            Skip = "A timed test: set NEURON_TIMED=1 to run it.";
        }
    }

    /// <summary>The first processor that this process may run on.</summary>
    public static string FirstProcessor =>
        File.ReadLines(Status)
            .Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal))
            .Split(':', '-', ',')[1].Trim();
}
