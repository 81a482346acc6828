namespace Generated.Neuron.PackageTests;

/// <summary>What the programs of apps/ print.</summary>
internal static class Printed
{
    public static void AssertTrained(string output) => Assert.Matches(@"accuracy 9\d", Line(output, "accuracy"));

    /// <summary>What the program saved in each format, and loaded again.</summary>
    public static void AssertLoaded(string output, string topology, params string[] files) =>
        Assert.All(files, file => Assert.Equal($"loaded {file}: True{topology}", Line(output, $"loaded {file}:")));

    public static string Line(string output, string start) =>
        Assert.Single(output.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)).TrimEnd();
}
