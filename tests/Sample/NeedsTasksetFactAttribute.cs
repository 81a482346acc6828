namespace Generated.Neuron.Tests.Sample;

/// <summary>A test that binds a process to one processor: Linux with <c>taskset</c>, which most distributions bring along.</summary>
public sealed class NeedsTasksetFactAttribute : FactAttribute
{
    private const string Status = "/proc/self/status";

    public NeedsTasksetFactAttribute()
    {
        if (!File.Exists("/usr/bin/taskset") || !File.Exists(Status))
        {
            Skip = "There is no taskset here.";
        }
    }

    /// <summary>The first processor that this process may run on.</summary>
    public static string FirstProcessor =>
        File.ReadLines(Status).Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split(':', '-', ',')[1].Trim();
}
