using System.Runtime.CompilerServices;

namespace Generated.Neuron.PackageTests;

/// <summary>
/// The packages, packed once for both collections of tests, which run side by side, into a feed of their own under a version that no cache
/// has seen; and fresh folders in which programs are built from them.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>The collection of programs that run under the JIT.</summary>
    public const string Programs = nameof(Programs);

    /// <summary>The collection of programs that are compiled ahead of time, which takes as long as all the others.</summary>
    public const string NativePrograms = nameof(NativePrograms);

    private static readonly string Root = Directory.CreateTempSubdirectory("neuron-packages-").FullName;

    private static readonly SemaphoreSlim Gate = new(1);

    private static readonly Lazy<Task<Command>> ConsoleRun = new(() => new PackageFeed().Copy("console").Dotnet("run", "-c", "Release"));

    private static int _users;

    public static string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}";

    public static string Folder => Path.Combine(Root, "feed");

    /// <summary>What the console program prints under the JIT, built and run once.</summary>
    public static Task<Command> Console => ConsoleRun.Value;

    private static string Project => PathOf(".");

    /// <summary>Whoever comes first packs.</summary>
    public Task InitializeAsync() => Alone(async () =>
    {
        if (_users++ == 0)
        {
            await Pack();
        }
    });

    /// <summary>Whoever goes last removes everything.</summary>
    public Task DisposeAsync() => Alone(() =>
    {
        if (--_users == 0)
        {
            Directory.Delete(Root, recursive: true);
        }

        return Task.CompletedTask;
    });

    private static async Task Alone(Func<Task> action)
    {
        await Gate.WaitAsync();
        try
        {
            await action();
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task Pack()
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
        await File.WriteAllTextAsync(Path.Combine(Root, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(Root, "cache")}" />
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
        var target = Path.Combine(Root, "apps", folder, $"{app}-{Guid.NewGuid():N}");
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

    /// <summary>A path in the project, from its top level.</summary>
    public static string PathOf(string path) => Path.GetFullPath(Path.Combine("../..", path), Path.GetDirectoryName(Source())!);

    private static string Source([CallerFilePath] string file = "") => file;
}

[CollectionDefinition(PackageFeed.Programs)]
public sealed class Programs : ICollectionFixture<PackageFeed>;

[CollectionDefinition(PackageFeed.NativePrograms)]
public sealed class NativePrograms : ICollectionFixture<PackageFeed>;
