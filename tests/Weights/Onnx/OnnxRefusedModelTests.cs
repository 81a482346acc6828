namespace Generated.Neuron.Tests.Weights;

/// <summary>Models of PyTorch that the runtime has no network for: refused by operator, node and place, with what to do.</summary>
public sealed class OnnxRefusedModelTests
{
    public static TheoryData<string> Models => [.. OnnxModelFiles.In("torch-refused"), .. OnnxModelFiles.In("torch-residual-refused")];

    [Theory, MemberData(nameof(Models))]
    public void What_is_not_understood_is_refused_in_one_line(string model)
    {
        var path = OnnxModelFiles.PathOf(model);
        var refused = Assert.Throws<ModelFileException>(() => Onnx.ReadTopology(path));
        Assert.StartsWith($"{path}, ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(OnnxModelFiles.Expected(model).GetProperty("message").GetString()!, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, character => char.IsControl(character));
    }
}
