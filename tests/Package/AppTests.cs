namespace Generated.Neuron.PackageTests;

/// <summary>Programs of users, from the packages alone.</summary>
[Collection(nameof(PackageFeed))]
public sealed class AppTests(PackageFeed feed)
{
    [Fact]
    public async Task A_console_program_trains_and_predicts()
    {
        var ran = (await feed.Copy("console").Dotnet("run", "-c", "Release")).AssertSucceeded();
        AssertTrained(ran.Output);
        AssertLoaded(ran.Output, ", 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "moons.safetensors", "moons.npz");
        Assert.Empty(ran.Diagnostics("warning"));
    }

    [Fact]
    public async Task A_native_program_is_warned_without_an_instruction_set_and_runs()
    {
        var app = feed.Copy("console");
        var published = (await app.Dotnet("publish", "-c", "Release", "-p:PublishAot=true", "-o", "out")).AssertSucceeded();
        Assert.Contains("NRNA01", Assert.Single(published.Diagnostics("warning")), StringComparison.Ordinal);
        AssertTrained((await app.Run(app.PathOf("out/console"))).AssertSucceeded().Output);
    }

    /// <summary>Rooted as a whole, the libraries show every warning that trimming or compiling ahead of time can have of them.</summary>
    [Fact]
    public async Task A_native_program_with_an_instruction_set_has_no_warning_and_gives_the_bits_of_the_JIT()
    {
        var app = feed.Copy("console");
        var published = (await app.Dotnet("publish", "-c", "Release", "-p:PublishAot=true", "-p:IlcInstructionSet=x86-64-v3", "-p:RootLibraries=true", "-o", "out")).AssertSucceeded();
        Assert.Empty(published.Diagnostics("warning"));
        var native = (await app.Run(app.PathOf("out/console"))).AssertSucceeded().Output;
        AssertTrained(native);
        AssertLoaded(native, ", 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "moons.safetensors", "moons.npz");
        var managed = (await feed.Copy("console").Dotnet("run", "-c", "Release")).AssertSucceeded().Output;
        Assert.Equal(Line(managed, "bits"), Line(native, "bits"));
        Assert.Equal(Line(managed, "wide"), Line(native, "wide"));
    }

    [Fact]
    public async Task A_project_uses_the_network_of_another()
    {
        var ran = (await feed.Copy("two-projects").Dotnet("run", "-c", "Release", "--project", "App")).AssertSucceeded();
        AssertTrained(ran.Output);
        Assert.Empty(ran.Diagnostics("warning"));
    }

    [Fact]
    public async Task An_older_language_is_one_error_that_says_what_to_do()
    {
        var built = await feed.Copy("old-language").Dotnet("build", "-c", "Release");
        Assert.NotEqual(0, built.ExitCode);
        var error = Assert.Single(built.Diagnostics("error"));
        Assert.Contains("NRN016", error, StringComparison.Ordinal);
        Assert.Contains("LangVersion", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_WebAssembly_program_runs_the_network_on_vectors_of_128_bits()
    {
        var app = feed.Copy("wasm");
        var published = (await app.Dotnet("publish", "-c", "Release")).AssertSucceeded();
        Assert.DoesNotContain(published.Diagnostics("warning"), warning => warning.Contains(" IL", StringComparison.Ordinal));
        var ran = (await app.Run("node", app.PathOf("bin/Release/net10.0/publish/wwwroot/main.mjs"))).AssertSucceeded();
        Assert.Equal("Browser, 128-bit vectors: True, 256-bit vectors: False", Line(ran.Output, "Browser"));
        AssertTrained(ran.Output);
        AssertLoaded(ran.Output, "", "safetensors", "npz");
    }

    [Fact]
    public async Task The_options_of_a_build_reach_the_generator_and_are_checked()
    {
        var app = feed.Copy("console");
        (await app.Dotnet("build", "-c", "Release", "-p:NeuronUnroll=never", "-p:NeuronMaxVectorWidth=256", "-p:EmitCompilerGeneratedFiles=true")).AssertSucceeded();
        var text = await File.ReadAllTextAsync(Generated(app).Single(file => file.EndsWith("MoonClassifier.g.cs", StringComparison.Ordinal)));
        Assert.Contains("Unroll.Never", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Simd512", text, StringComparison.Ordinal);

        var wrong = await app.Dotnet("build", "-c", "Release", "-p:NeuronUnroll=sometimes");
        Assert.Contains("NRN020", Assert.Single(wrong.Diagnostics("error")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remarks_are_raised_and_silenced_by_editorconfig_and_pragma()
    {
        var built = (await feed.Copy("remarks").Dotnet("build", "-c", "Release")).AssertSucceeded();
        var warning = Assert.Single(built.Diagnostics("warning"));
        Assert.Contains("NRN014: 'DigitReader'", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_files_come_from_a_Turkish_machine_in_another_folder()
    {
        var (here, there) = (feed.Copy("console"), feed.Copy("console", "ıI iİ"));
        (await here.Dotnet("build", "-c", "Release", "-p:EmitCompilerGeneratedFiles=true")).AssertSucceeded();
        (await there.DotnetIn("tr_TR.UTF-8", "build", "-c", "Release", "-p:EmitCompilerGeneratedFiles=true")).AssertSucceeded();
        var (first, second) = (Generated(here), Generated(there));
        Assert.Equal(2, first.Count);
        Assert.Equal(first.Select(Path.GetFileName), second.Select(Path.GetFileName));
        Assert.All(first.Zip(second), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    private static List<string> Generated(App app) =>
        [.. Directory.EnumerateFiles(app.PathOf("obj"), "*.g.cs", SearchOption.AllDirectories).Where(file => Path.GetFileName(file).StartsWith("MoonClassifier", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static void AssertTrained(string output) => Assert.Matches(@"accuracy 9\d", Line(output, "accuracy"));

    /// <summary>What the program saved in each format, and loaded again.</summary>
    private static void AssertLoaded(string output, string topology, params string[] files) =>
        Assert.All(files, file => Assert.Equal($"loaded {file}: True{topology}", Line(output, $"loaded {file}:")));

    private static string Line(string output, string start) =>
        Assert.Single(output.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)).TrimEnd();
}
