using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Weights;

/// <summary>onnx.checker, with full checks and strict shape inference, accepts every network that is saved.</summary>
[Trait(nameof(Needs), Needs.Processes)]
public sealed class OnnxCheckerTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [NeedsOnnxFact]
    public void Every_network_that_is_saved_is_accepted_by_the_checker()
    {
        List<string> paths = [];
        foreach (var row in (IEnumerable<object[]>)OnnxRuntimeTests.Topologies)
        {
            paths.Add(_files.Place($"{paths.Count}.onnx"));
            new MatrixNetwork(Topology.Parse((string)row[0]), seed: 1).Save(paths[^1]);
        }

        var said = PythonCommand.Run(NeedsOnnxFactAttribute.Python!, "onnx/check_models.py", [.. paths]);
        output.WriteLine(said);
        Assert.Equal(paths.Count, said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
