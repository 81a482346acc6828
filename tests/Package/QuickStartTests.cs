using System.Text.RegularExpressions;

namespace Generated.Neuron.PackageTests;

/// <summary>The README's quick start, line by line as it stands there, in fresh folders.</summary>
public sealed partial class QuickStartTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("neuron-quick-start-");

    // Where a shell stands; the first lines are for the clone's folder.
    private string _folder;

    public QuickStartTests() => _folder = Path.Combine(_root.FullName, "generated-neuron");

    private string Clone => Path.Combine(_root.FullName, "generated-neuron");

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>No chains, no home, no variables, no quotes: the same in bash, PowerShell 5 and cmd.</summary>
    [Fact]
    public void Each_line_is_one_for_every_shell() =>
        Assert.All(
            [.. QuickStart.Pack, .. QuickStart.RunFile, .. QuickStart.NewProject, .. QuickStart.RunProject],
            line => Assert.Matches(Plain(), line));

    [Fact]
    public void The_one_file_has_ten_lines() => Assert.Equal(10, QuickStart.OneFile.Text.TrimEnd().Split('\n').Length);

    [Fact]
    public async Task It_works_changes_nothing_outside_and_never_runs_a_stale_package()
    {
        var user = UserFiles();
        await CopyProject();
        await Type(QuickStart.Pack);
        await Type(QuickStart.NewProject);
        var project = _folder;
        Assert.NotEqual(Clone, project);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), QuickStart.Program);
        File.Copy(Path.Combine(Clone, QuickStart.Data), Path.Combine(project, Path.GetFileName(QuickStart.Data)));
        await File.WriteAllTextAsync(Path.Combine(project, "nuget.config"), QuickStart.NuGetConfig);

        Assert.Matches(@"accuracy 9\d\.\d ?%, at \(0\.5, 1\): 0\.\d{3}", await Type(QuickStart.RunProject));
        Assert.Equal(BuiltLibrary(), await Library(project));
        Assert.Matches(@"^accuracy 9\d\.\d ?%, at \(0\.5, 0\.25\): 0\.\d{3}\s*$", await RunOneFile());

        // The library changes, and is packed again under its old version.
        var before = BuiltLibrary();
        await File.AppendAllTextAsync(Path.Combine(Clone, "runtime/Neuron/Networks/Topology.cs"), "\n// Changed.\n");
        _folder = Clone;
        await Type(QuickStart.Pack);
        Assert.NotEqual(before, BuiltLibrary());
        _folder = project;
        await Type([QuickStart.RunProject[^1]]);
        Assert.Equal(BuiltLibrary(), await Library(project));

        // The properties are put in the project file, as the README has them: the last block in place of the one before.
        var file = Path.Combine(project, "Moons.csproj");
        var plain = await File.ReadAllTextAsync(file);
        Assert.Equal(3, QuickStart.ProjectProperties.Length);
        foreach (var (emit, folder) in QuickStart.ProjectProperties[1..].Zip(QuickStart.GeneratedFiles))
        {
            await File.WriteAllTextAsync(
                file, plain.Replace("</Project>", $"{QuickStart.ProjectProperties[0]}{emit}</Project>", StringComparison.Ordinal));

            // Twice, because the second build finds the files of the first one.
            await Type([QuickStart.RunProject[^1]]);
            await File.AppendAllTextAsync(Path.Combine(project, "Program.cs"), "\n// Changed.\n");
            await Type([QuickStart.RunProject[^1]]);
            Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(project, folder), "*MoonClassifier*.cs", SearchOption.AllDirectories));
        }

        var optimized = (await Command.Run(project, "dotnet", "build", "-c", "Debug", "-getProperty:Optimize")).AssertSucceeded();
        Assert.Equal("true", optimized.Output.Trim());
        Assert.Equal(user, UserFiles());
    }

    /// <summary>
    /// The program without a project, in a folder of its own beside the clone. .NET builds it in the user's data, which is a folder of
    /// the test here, so that nothing is left.
    /// </summary>
    private async Task<string> RunOneFile()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, "one-file")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), QuickStart.NuGetConfig);
        await File.WriteAllTextAsync(Path.Combine(folder, QuickStart.OneFile.Name), QuickStart.OneFile.Text);
        var words = Assert.Single(QuickStart.RunFile).Split(' ');
        var data = Directory.CreateDirectory(Path.Combine(_root.FullName, "data")).FullName;
        return (await Command.Run(folder, words[0], words[1..], ("XDG_DATA_HOME", data))).AssertSucceeded().Output;
    }

    /// <summary>What git has of the project as it is now, so that the lines run in a folder of their own.</summary>
    private async Task CopyProject()
    {
        var listed = (await Command.Run(
            PackageFeed.PathOf("."), "git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate")).AssertSucceeded();
        foreach (var file in listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(PackageFeed.PathOf(file))))
        {
            var copy = Path.Combine(Clone, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(PackageFeed.PathOf(file), copy);
        }
    }

    /// <summary>Runs lines one after another, as a person types them; returns what the last one printed.</summary>
    private async Task<string> Type(IEnumerable<string> lines)
    {
        var output = "";
        foreach (var line in lines)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "cd")
            {
                _folder = Path.GetFullPath(words[1], _folder);
                continue;
            }

            output = (await Command.Run(_folder, words[0], words[1..])).AssertSucceeded().Output;
        }

        return output;
    }

    private byte[] BuiltLibrary() => File.ReadAllBytes(Path.Combine(Clone, "runtime/Neuron/bin/Release/net10.0/Generated.Neuron.dll"));

    private static Task<byte[]> Library(string project) =>
        File.ReadAllBytesAsync(Path.Combine(project, "bin/Release/net10.0/Generated.Neuron.dll"));

    /// <summary>What a user has beside all projects: NuGet's configuration, and which of our packages its cache holds.</summary>
    private static string UserFiles()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget/packages");
        string[] configurations =
        [
            Path.Combine(home, ".nuget/NuGet/NuGet.Config"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet/NuGet.Config"),
        ];
        return string.Join('\n',
            configurations.Where(File.Exists).Select(File.ReadAllText)
                .Concat(
                    Directory.Exists(cache)
                        ? Directory.EnumerateDirectories(cache, "generated.neuron*")
                            .SelectMany(Directory.EnumerateDirectories)
                            .Order(StringComparer.Ordinal)
                        : []));
    }

    [GeneratedRegex(@"^(dotnet|cd)( [\w./:=-]+)+$")]
    private static partial Regex Plain();
}
