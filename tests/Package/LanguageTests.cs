namespace Generated.Neuron.PackageTests;

/// <summary>Projects of other languages, in which no generator runs.</summary>
[Collection(PackageFeed.Programs)]
public sealed class LanguageTests(PackageFeed feed)
{
    /// <summary>It trains and loads by the matrix runtime, which is what the warning offers.</summary>
    [Fact]
    public async Task An_FSharp_program_is_warned_once_and_runs_what_the_warning_names()
    {
        var ran = (await feed.Copy("fsharp").Dotnet("run", "-c", "Release")).AssertSucceeded();
        var warning = Assert.Single(ran.Diagnostics("warning"));
        Assert.Contains("NRNA02: [Network] does nothing in F#: its generator writes C#.", warning, StringComparison.Ordinal);
        Assert.Contains("MatrixNetwork", warning, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^2-8-1 \(Relu, Sigmoid; BinaryCrossEntropy\) at \(0\.5, 0\.25\): 0\.\d{3}", ran.Output);
    }

    /// <summary>A project that only refers to a C# project with networks is not warned.</summary>
    [Fact]
    public async Task Who_refers_to_the_package_itself_is_warned_in_Visual_Basic_and_may_silence_it()
    {
        var app = feed.Copy("visual-basic");
        string[] target = ["msbuild", "-restore", "-t:PrepareForBuild"];
        var warned = (await app.Dotnet([.. target, "Direct"])).AssertSucceeded();
        Assert.Contains("NRNA02: [Network] does nothing in VB", Assert.Single(warned.Diagnostics("warning")), StringComparison.Ordinal);
        Assert.Empty((await app.Dotnet([.. target, "Direct", "-p:NoWarn=NRNA02"])).AssertSucceeded().Diagnostics("warning"));
        Assert.Empty((await app.Dotnet([.. target, "ByProject"])).AssertSucceeded().Diagnostics("warning"));
    }
}
