using Generated.Neuron.Sample;

namespace Generated.Neuron.Tests.Sample;

/// <summary>An interrupted run continues from its checkpoint, the choice of the best epoch included.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
[Trait(nameof(Needs), Needs.Time)]
public sealed class ResumeTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    private string Checkpoint => _workspace.Place("run.checkpoint");

    [Theory]
    [InlineData("iris")]
    [InlineData("circles")]
    [InlineData("moons", "--recipe", "notes")]
    public async Task More_epochs_from_a_checkpoint_are_those_of_one_run(params string[] args)
    {
        var whole = await Network([.. args, "--epochs", "40"]);
        await Network([.. args, "--epochs", "20", "--checkpoint", Checkpoint]);
        Assert.Equal(whole, await Network([.. args, "--epochs", "40", "--checkpoint", Checkpoint, "--resume"]));
    }

    [Fact]
    public async Task A_canceled_run_says_how_to_go_on_and_ends_as_if_it_had_not_been()
    {
        const string Epochs = "20000";
        var whole = await Network(["iris", "--epochs", Epochs]);
        using var cancellation = new CancellationTokenSource();
        string[] args = ["iris", "--epochs", Epochs, "--checkpoint", Checkpoint];
        var run = Workspace.Run([.. args, "--output", _workspace.Results], cancellation.Token);
        while (!File.Exists(Checkpoint) && !run.IsCompleted)
        {
            await Task.Delay(1);
        }

        await cancellation.CancelAsync();
        var canceled = await run;
        Assert.Equal(SampleCommand.Canceled, canceled.ExitCode);
        Assert.Equal($"Canceled. To continue from {Checkpoint}, run the same command with --resume.{Environment.NewLine}", canceled.Error);
        Assert.Equal(whole, await Network([.. args, "--resume"]));
    }

    [Fact]
    public async Task A_run_that_writes_no_checkpoint_of_its_own_promises_none()
    {
        _workspace.Write("run.checkpoint", "of an earlier day");
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var result = await Workspace.Run(["iris", "--checkpoint", Checkpoint, "--output", _workspace.Results], cancellation.Token);
        Assert.Equal($"Canceled. Nothing was written.{Environment.NewLine}", result.Error);
    }

    [Fact]
    public async Task A_checkpoint_of_another_run_is_refused_with_the_first_difference()
    {
        await Network(["iris", "--epochs", "20", "--checkpoint", Checkpoint]);
        var before = await File.ReadAllBytesAsync(Checkpoint);
        string[][] others = [["wine"], ["iris", "--seed", "3"], ["iris", "--learning-rate", "0.1"], ["iris", "--batch-size", "8"]];
        foreach (var other in others)
        {
            var result = await _workspace.RunHere([.. other, "--checkpoint", Checkpoint, "--resume"]);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("run.checkpoint", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(Checkpoint));
        }
    }

    private async Task<byte[]> Network(string[] args)
    {
        var result = await _workspace.RunHere(args);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return await File.ReadAllBytesAsync(Path.Combine(_workspace.Results, "network.safetensors"));
    }
}
