using System.Globalization;
using System.Text.Json;

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
        AssertLoaded(ran.Output, ", 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "moons.safetensors", "moons.npz", "moons.onnx");
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
        var published = (await app.Dotnet(
            "publish", "-c", "Release", "-p:PublishAot=true", "-p:IlcInstructionSet=x86-64-v3", "-p:RootLibraries=true", "-o",
                "out")).AssertSucceeded();
        Assert.Empty(published.Diagnostics("warning"));
        var native = (await app.Run(app.PathOf("out/console"))).AssertSucceeded().Output;
        AssertTrained(native);
        AssertLoaded(native, ", 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "moons.safetensors", "moons.npz", "moons.onnx");
        var managed = (await feed.Copy("console").Dotnet("run", "-c", "Release")).AssertSucceeded().Output;
        Assert.Equal(Line(managed, "bits"), Line(native, "bits"));
        Assert.Equal(Line(managed, "wide"), Line(native, "wide"));
    }

    /// <summary>Without the training library, from a file of PyTorch, which says in models.json what it predicts.</summary>
    [Fact]
    public async Task A_program_that_only_predicts_answers_from_a_model_of_PyTorch()
    {
        var app = feed.Copy("predict");
        var built = (await app.Dotnet("build", "-c", "Release", "-o", "out")).AssertSucceeded();
        Assert.Empty(built.Diagnostics("warning"));

        var models = Path.Combine(AppContext.BaseDirectory, "models");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(models, "models.json")));
        var model = json.RootElement.EnumerateArray().Single(model => model.GetProperty("file").GetString() == "torch.safetensors");
        var (inputs, expected) = (model.GetProperty("inputs"), model.GetProperty("outputs")[0].GetDouble());
        var program = app.PathOf("out/predict");
        string[] point = [inputs[0].GetRawText(), inputs[1].GetRawText()];
        var answer = (await app.Run(program, [Path.Combine(models, "torch.safetensors"), .. point])).AssertSucceeded().Output;

        // Double precision there, float32 here.
        Assert.Equal(expected, double.Parse(Line(answer, "predicted")["predicted ".Length..], CultureInfo.InvariantCulture), 1e-6);

        var refused = (await app.Run(program, [Path.Combine(models, "state_dict.pt"), .. point])).AssertSucceeded().Output;
        Assert.Contains(
            "is a pickle, which may run code when it is loaded and is never read", Line(refused, "refused"), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("net8.0", "Generated.Neuron"), InlineData("net8.0", "Generated.Neuron.Training")]
    [InlineData("net9.0", "Generated.Neuron"), InlineData("net9.0", "Generated.Neuron.Training")]
    public async Task A_project_of_an_older_framework_is_told_so_when_it_is_restored(string framework, string package)
    {
        var restored = await feed.Copy("older-framework").Dotnet("restore", $"-p:TargetFramework={framework}", $"-p:Package={package}");
        Assert.NotEqual(0, restored.ExitCode);
        var errors = restored.Diagnostics("error");
        Assert.Contains(
            errors,
            error => error.Contains("NU1202", StringComparison.Ordinal)
                && error.Contains($"{package} ", StringComparison.Ordinal)
                && error.Contains("net10.0", StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Contains("NU1202", error, StringComparison.Ordinal));
    }

    /// <summary>WebAssembly has no fused multiply-add, and the bits of x64 without it.</summary>
    [Fact]
    public async Task A_WebAssembly_program_runs_on_vectors_of_128_bits_and_gives_the_bits_of_x64_without_fused_multiply_add()
    {
        var x64 = await SameBits();
        var app = feed.Copy("wasm");

        // All of it but the program, in whose place the app has its own.
        foreach (var source in Directory.EnumerateFiles(PackageFeed.PathOf("tests/SameBits"), "*.cs")
            .Where(source => Path.GetFileName(source) != "Program.cs"))
        {
            File.Copy(source, app.PathOf(Path.GetFileName(source)));
        }

        var networks = string.Join(", ", x64.Select(line => $"new {line.Split(' ')[0]}(1)"));

        // A list, because a trimmed program has no types that only reflection would find.
        await File.WriteAllTextAsync(app.PathOf("Every.cs"), $$"""
            using Generated.Neuron;
            using Generated.Neuron.SameBits;
            internal static class Every { public static INetwork[] Network { get; } = [{{networks}}]; }
            """);
        var published = (await app.Dotnet("publish", "-c", "Release")).AssertSucceeded();
        Assert.DoesNotContain(published.Diagnostics("warning"), warning => warning.Contains(" IL", StringComparison.Ordinal));
        var ran = (await app.Run("node", app.PathOf("bin/Release/net10.0/publish/wwwroot/main.mjs"))).AssertSucceeded();
        Assert.Equal("Browser, 128-bit vectors: True, 256-bit vectors: False", Line(ran.Output, "Browser"));
        AssertTrained(ran.Output);
        AssertLoaded(ran.Output, "", "safetensors", "npz", "onnx");
        Assert.All(x64, line => Assert.Equal(line, Line(ran.Output, $"{line.Split(' ')[0]} ")));
    }

    [Fact]
    public async Task The_options_of_a_build_reach_the_generator_and_are_checked()
    {
        var app = feed.Copy("console");
        (await app.Dotnet(
            "build",
            "-c",
            "Release",
            "-p:NeuronUnroll=never",
            "-p:NeuronMaxVectorWidth=256",
            "-p:EmitCompilerGeneratedFiles=true")).AssertSucceeded();
        var text = string.Concat(Generated(app).Select(File.ReadAllText));
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

    /// <summary>Every analyzer of the SDK, code style, documentation and CLS compliance, warnings as errors.</summary>
    [Fact]
    public async Task A_project_with_every_analyzer_on_has_no_warning_of_generated_code()
    {
        var built = (await feed.Copy("strict").Dotnet("build", "-c", "Release")).AssertSucceeded();
        Assert.Empty(built.Diagnostics("warning"));
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

    /// <summary>What tests/SameBits prints on x64 without fused multiply-add: a line a network.</summary>
    private static async Task<string[]> SameBits()
    {
        (await Command.Run(PackageFeed.PathOf("."), "dotnet", "build", "-c", "Release", "tests/SameBits")).AssertSucceeded();
        var program = PackageFeed.PathOf("tests/SameBits/bin/Release/net10.0/Generated.Neuron.SameBits.dll");
        var ran = (await Command.Run(PackageFeed.PathOf("."), "dotnet", ["exec", program], ("DOTNET_EnableAVX2", "0"))).AssertSucceeded();
        string[] lines = [.. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        Assert.Contains(lines, line => line.StartsWith("Written ", StringComparison.Ordinal));
        return lines;
    }

    private static List<string> Generated(App app) =>
        [.. Directory.EnumerateFiles(app.PathOf("obj"), "*.g.cs", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetFileName(file).StartsWith("MoonClassifier-", StringComparison.Ordinal)
                    || Path.GetFileName(file).Contains("Emitted.Network_2_8_1_", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static void AssertTrained(string output) => Assert.Matches(@"accuracy 9\d", Line(output, "accuracy"));

    /// <summary>What the program saved in each format, and loaded again.</summary>
    private static void AssertLoaded(string output, string topology, params string[] files) =>
        Assert.All(files, file => Assert.Equal($"loaded {file}: True{topology}", Line(output, $"loaded {file}:")));

    private static string Line(string output, string start) =>
        Assert.Single(output.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)).TrimEnd();
}
