using System.Diagnostics;
using System.Globalization;

namespace Generated.Neuron.Benchmarks;

/// <summary>
/// What networks cost a build: <c>dotnet build</c> of a program with 100 networks, and of the same program without them, in turn. With the
/// compiler server that a build leaves running for the next one, and with a newly started compiler.
/// </summary>
internal static class Builds
{
    private const int Networks = 100;
    private const int Rounds = 7;

    private static readonly string[] Mixed =
    [
        "2, 8, 1", "24, 8, 2", "4, 32, 16, 4, Loss = Loss.MeanSquaredError", "16, 64, 64, 1",
        "5, 50, 50, 50, 50, 50, 50, 5, Loss = Loss.MeanSquaredError", "64, 256, 256, 16, Loss = Loss.MeanSquaredError",
        "784, 128, 10, Loss = Loss.CrossEntropy",
    ];

    /// <summary>As many topologies, each of one network alone: kernels are written for every one of them.</summary>
    private static string[] Different()
    {
        var random = new Random(21);
        var sizes = new HashSet<string>();
        while (sizes.Count < Networks)
        {
            int[] hidden = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3, 41))];
            sizes.Add($"{random.Next(2, 25)}, {string.Join(", ", hidden)}, {random.Next(1, 5)}, Loss = Loss.MeanSquaredError");
        }

        return [.. sizes];
    }

    /// <summary>Rows of the table: the medians of some builds.</summary>
    public static IEnumerable<string> Rows()
    {
        var folder = Directory.CreateTempSubdirectory("neuron-builds-");
        try
        {
            var projects = new[]
            {
                Project(folder, "None", []), Project(folder, "Small", ["2, 8, 1"]), Project(folder, "Mixed", Mixed),
                Project(folder, "Different", Different()),
            };
            foreach (var shared in new[] { true, false })
            {
                // The first build of each warms the server.
                var seconds = projects.Select(_ => new List<double>()).ToArray();
                for (var round = 0; round <= Rounds; round++)
                {
                    for (var i = 0; i < projects.Length; i++)
                    {
                        seconds[i].Add(Build(projects[i], shared));
                    }
                }

                var (none, small, mixed, different) = (Median(seconds[0]), Median(seconds[1]), Median(seconds[2]), Median(seconds[3]));
                var compiler = shared ? "compiler server running" : "compiler newly started";
                yield return string.Create(CultureInfo.InvariantCulture, $"| build without networks, {compiler} | {none:0.00} s |");
                yield return string.Create(
                    CultureInfo.InvariantCulture, $"| the same with {Networks} networks of 2-8-1 | {small:0.00} s, {small / none:0.0} × |");
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"| the same with {Networks} networks of the seven sizes of the tables | {mixed:0.00} s, {mixed / none:0.0} × |");
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"| the same with {Networks} networks of different topologies | {different:0.00} s, {different / none:0.0} × |");
            }
        }
        finally
        {
            // Nothing stays running, whatever failed.
            Command.Run(folder.FullName, "dotnet", "build-server", "shutdown", "--vbcscompiler");
            folder.Delete(recursive: true);
        }
    }

    private static string Project(DirectoryInfo parent, string name, string[] sizes)
    {
        var folder = parent.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <NoWarn>$(NoWarn);NRN014</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(INetwork).Assembly.Location};{typeof(Activation).Assembly.Location}" />
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "Generated.Neuron.Generator.dll")}" />
              </ItemGroup>
            </Project>
            """);
        var qualified = sizes.Select(size => size.Replace("Loss.", "Generated.Neuron.Loss.", StringComparison.Ordinal)).ToArray();
        var declarations = Enumerable.Range(0, sizes.Length == 0 ? 0 : Networks)
            .Select(i => $"[Generated.Neuron.Network({qualified[i % sizes.Length]})] public partial class Network{i};");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), $"System.Console.WriteLine();\n{string.Join('\n', declarations)}\n");
        Command.Run(folder, "dotnet", "restore");
        return folder;
    }

    private static double Build(string project, bool shared)
    {
        var start = Stopwatch.GetTimestamp();
        Command.Run(
            project, "dotnet", "build", "-c", "Release", "--no-restore", "--no-incremental",
                $"-p:UseSharedCompilation={(shared ? "true" : "false")}");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> seconds) => seconds.Skip(1).Order().ElementAt(Rounds / 2);
}
