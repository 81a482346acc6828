using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Weights;

/// <summary>A tensor as it goes into a file of named tensors: float32, the last index the fastest.</summary>
internal sealed record TensorToWrite(string Name, int[] Shape, float[] Numbers)
{
    /// <summary>
    /// The layers as a PyTorch <c>nn.Sequential</c> of this network has them: a module for each layer and one for each
    /// activation but the identity, counted from 0; weights <c>[outputs × inputs]</c>.
    /// </summary>
    public static IReadOnlyList<TensorToWrite> Of(StoredNetwork network)
    {
        List<TensorToWrite> tensors = [];
        var module = 0;
        foreach (var layer in network.Layers)
        {
            var outputMajor = NamedLayer.InputMajor(layer.Weights, layer.Outputs, layer.Inputs);
            tensors.Add(new($"{module}.weight", [layer.Outputs, layer.Inputs], outputMajor));
            tensors.Add(new($"{module}.bias", [layer.Outputs], layer.Biases));
            module += layer.Activation == Activation.Identity ? 1 : 2;
        }

        return tensors;
    }

    /// <summary>The text of the metadata.</summary>
    public static string TopologyOf(StoredNetwork network) =>
        TopologyText.Print(network.Sizes, network.Layers.Select(layer => layer.Activation!.Value), network.LossOrUsual);

    /// <summary>All texts that stand beside the tensors, by their keys.</summary>
    public static IEnumerable<KeyValuePair<string, string>> TextsOf(StoredNetwork network)
    {
        yield return new(TensorSet.TopologyKey, TopologyOf(network));
        if (network.Encoding is { } encoding)
        {
            yield return new(TensorSet.EncodingKey, encoding);
        }
    }

    public int Bytes => checked(sizeof(float) * Numbers.Length);

    /// <summary>Writes <see cref="Bytes"/> bytes.</summary>
    public void WriteTo(Span<byte> destination)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(Numbers.AsSpan()).CopyTo(destination);
            return;
        }

        for (var i = 0; i < Numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(destination[(sizeof(float) * i)..], Numbers[i]);
        }
    }
}
