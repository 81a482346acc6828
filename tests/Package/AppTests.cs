using System.Globalization;
using System.Text.Json;

namespace Generated.Neuron.PackageTests;

/// <summary>Programs of users, from the packages alone.</summary>
[Collection(PackageFeed.Programs)]
public sealed class AppTests(PackageFeed feed)
{
    [Fact]
    public async Task A_console_program_trains_and_predicts()
    {
        var ran = (await PackageFeed.Console).AssertSucceeded();
        Printed.AssertTrained(ran.Output);
        Printed.AssertLoaded(ran.Output, ", 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "moons.safetensors", "moons.npz", "moons.onnx");
        Assert.Empty(ran.Diagnostics("warning"));
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
        Assert.Equal(expected, double.Parse(Printed.Line(answer, "predicted")["predicted ".Length..], CultureInfo.InvariantCulture), 1e-6);

        var refused = (await app.Run(program, [Path.Combine(models, "state_dict.pt"), .. point])).AssertSucceeded().Output;
        Assert.Contains(
            "is a pickle, which may run code when it is loaded and is never read",
            Printed.Line(refused, "refused"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_uses_the_network_of_another()
    {
        var ran = (await feed.Copy("two-projects").Dotnet("run", "-c", "Release", "--project", "App")).AssertSucceeded();
        Printed.AssertTrained(ran.Output);
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

    private static List<string> Generated(App app) =>
        [.. Directory.EnumerateFiles(app.PathOf("obj"), "*.g.cs", SearchOption.AllDirectories)
            .Where(file =>
                Path.GetFileName(file).StartsWith("MoonClassifier-", StringComparison.Ordinal)
                    || Path.GetFileName(file).Contains("Emitted.Network_2_8_1_", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
}
