using System.Runtime.CompilerServices;

namespace Generated.Neuron.PackageTests;

/// <summary>
/// The packages, packed once for all tests into a feed of their own under a version that no cache has seen, and fresh folders in
/// which programs are built from them.
/// </summary>
[CollectionDefinition(nameof(PackageFeed))]
public sealed class PackageFeed : IAsyncLifetime, ICollectionFixture<PackageFeed>
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("neuron-packages-");

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    public string Folder => Path.Combine(_root.FullName, "feed");

    private static string Project => PathOf(".");

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (var library in new[] { "Neuron", "Training" })
        {
            var packed = await Command.Run(
                Project, "dotnet", "pack", "-c", "Release", $"runtime/{library}", $"-p:Version={Version}",
                    "-p:ContinuousIntegrationBuild=true", "-o", Folder);
            packed.AssertSucceeded();
        }

        var downloaded = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        // Packages of other origin may come from wherever they always come from; ours from this feed alone, into a cache of its own.
        await File.WriteAllTextAsync(Path.Combine(_root.FullName, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(_root.FullName, "cache")}" />
              </config>
              <fallbackPackageFolders>
                <add key="user" value="{downloaded}" />
              </fallbackPackageFolders>
              <packageSources>
                <add key="private" value="{Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>
    /// A program of apps/ in a fresh folder, with nothing of this project around it; only the data if a page has the program.
    /// </summary>
    public App Copy(string app, string folder = "")
    {
        var target = Path.Combine(_root.FullName, "apps", folder, $"{app}-{Guid.NewGuid():N}");
        var source = Path.Combine(Path.GetDirectoryName(Source())!, "apps", app);
        foreach (var file in Directory.Exists(source) ? Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories) : [])
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(target);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "moons.csv"), Path.Combine(target, "moons.csv"));
        return new App(target, Version);
    }

    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A path in the project, from its top level.</summary>
    public static string PathOf(string path) => Path.GetFullPath(Path.Combine("../..", path), Path.GetDirectoryName(Source())!);

    private static string Source([CallerFilePath] string file = "") => file;
}
