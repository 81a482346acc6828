using System.Text.Json;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Weights;

/// <summary>Models from Python here, and ours there.</summary>
[Trait(nameof(Needs), Needs.Processes)]
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class PythonTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "Weights", "data");

    private readonly TestFiles _files = new();

    public static TheoryData<string> Committed => [.. Models(Data).Select(model => model.File)];

    public void Dispose() => _files.Dispose();

    /// <summary>Files of NumPy 1.24, PyTorch 1.13 and scikit-learn 1.2, and what these predict, as scripts/export.py wrote them.</summary>
    [Theory, MemberData(nameof(Committed))]
    public void A_model_from_Python_predicts_here_what_it_predicts_there(string file) =>
        AssertPredicts(Data, Models(Data).Single(model => model.File == file));

    [Theory]
    [InlineData("torch.safetensors")]
    [InlineData("numpy-orders.npz")]
    public void A_topology_that_Python_wrote_makes_the_network(string file)
    {
        var model = Models(Data).Single(model => model.File == file);
        Assert.Equal(model.Topology, MatrixNetwork.FromFile(Path.Combine(Data, file)).Topology.ToString());
    }

    [NeedsPythonFact]
    public void What_the_Python_of_this_machine_writes_is_read()
    {
        Run("export.py", _files.Folder);
        var models = Models(_files.Folder);
        Assert.All(models, model => AssertPredicts(_files.Folder, model));
        output.WriteLine(string.Join(", ", models.Select(model => model.File)));
    }

    [NeedsPythonFact]
    public void What_is_saved_here_is_read_by_the_Python_of_this_machine()
    {
        var network = new MatrixNetwork(TestFiles.Moons, seed: 5);
        network.Save(_files.Place("saved.safetensors"));
        network.Save(_files.Place("saved.npz"));
        float[] inputs = [0.5f, 1, -1, 0.25f, 3, -2], outputs = new float[3];
        network.Forward(inputs, outputs);
        File.WriteAllText(
            _files.Place("saved.json"), JsonSerializer.Serialize(new { topology = network.Topology.ToString(), inputs, outputs }));
        Assert.Contains("NumPy agrees", Run("check.py", _files.Folder), StringComparison.Ordinal);
    }

    private static void AssertPredicts(string folder, Model model)
    {
        var network = new MatrixNetwork(Topology.Parse(model.Topology), seed: 1);
        network.Load(Path.Combine(folder, model.File));
        var actual = new float[model.Outputs.Length];
        network.Forward([.. model.Inputs.Select(number => (float)number)], actual);

        // Double precision there, float32 here: a probability of a sum of some ten products.
        Assert.All(model.Outputs.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    private static Model[] Models(string folder) =>
        JsonSerializer.Deserialize<Model[]>(File.ReadAllText(Path.Combine(folder, "models.json")), JsonSerializerOptions.Web)!;

    private string Run(string script, string argument)
    {
        var said = PythonCommand.Run(NeedsPythonFactAttribute.Python!, script, argument);
        output.WriteLine(said);
        return said;
    }

    private sealed record Model(string File, string Topology, double[] Inputs, double[] Outputs);
}
