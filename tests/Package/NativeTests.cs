namespace Generated.Neuron.PackageTests;

/// <summary>Programs that are compiled ahead of time, for this machine and for WebAssembly, from the packages alone.</summary>
[Collection(PackageFeed.NativePrograms)]
public sealed class NativeTests(PackageFeed feed)
{
    [Fact]
    public async Task A_native_program_is_warned_without_an_instruction_set_and_runs()
    {
        var app = feed.Copy("console");
        var published = (await app.Dotnet("publish", "-c", "Release", "-p:PublishAot=true", "-o", "out")).AssertSucceeded();
        Assert.Contains("NRNA01", Assert.Single(published.Diagnostics("warning")), StringComparison.Ordinal);
        Printed.AssertTrained((await app.Run(app.PathOf("out/console"))).AssertSucceeded().Output);
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
        Printed.AssertTrained(native);
        Printed.AssertLoaded(native, ", 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", "moons.safetensors", "moons.npz", "moons.onnx");
        var managed = (await PackageFeed.Console).AssertSucceeded().Output;
        Assert.Equal(Printed.Line(managed, "bits"), Printed.Line(native, "bits"));
        Assert.Equal(Printed.Line(managed, "wide"), Printed.Line(native, "wide"));
    }

    /// <summary>WebAssembly has no fused multiply-add, and the bits of x64 without it.</summary>
    [Fact]
    public async Task A_WebAssembly_program_runs_on_vectors_of_128_bits_and_gives_the_bits_of_x64_without_fused_multiply_add()
    {
        var x64 = await SameBits();
        var app = feed.Copy("wasm");

        // All of it except the program, since the app has its own, and the library's random numbers, which are internal.
        string[] sources =
        [
            .. Directory.EnumerateFiles(PackageFeed.PathOf("tests/SameBits"), "*.cs")
                .Where(source => Path.GetFileName(source) != "Program.cs"),
            PackageFeed.PathOf("runtime/Neuron/Networks/SplitMix64.cs"),
        ];
        foreach (var source in sources)
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
        Assert.Equal("Browser, 128-bit vectors: True, 256-bit vectors: False", Printed.Line(ran.Output, "Browser"));
        Printed.AssertTrained(ran.Output);
        Printed.AssertLoaded(ran.Output, "", "safetensors", "npz", "onnx");
        Assert.All(x64, line => Assert.Equal(line, Printed.Line(ran.Output, $"{line.Split(' ')[0]} ")));
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
}
