using System.Collections.Immutable;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>What a file of named tensors holds, whatever model it is of. Prints itself as a list.</summary>
public sealed class TensorFile
{
    internal TensorFile(ModelFile file, TensorSet content)
    {
        Tensors = [.. content.Tensors.Select(tensor => new StoredTensor(file, tensor))];
        Metadata = content.Metadata.ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>The tensors in the file's order.</summary>
    public ImmutableArray<StoredTensor> Tensors { get; }

    /// <summary>The metadata; files that this library writes have the <see cref="Topology"/> under <c>topology</c>.</summary>
    public ImmutableDictionary<string, string> Metadata { get; }

    /// <summary>A tensor by name.</summary>
    /// <param name="name">For example <c>0.weight</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of this name.</exception>
    public StoredTensor this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Tensors.FirstOrDefault(tensor => tensor.Name == name)
                ?? throw new KeyNotFoundException(
                    $"There is no tensor {PlainText.Quote(name)}; there are "
                    + $"{string.Join(", ", Tensors.Select(tensor => PlainText.Quote(tensor.Name)))}.");
        }
    }

    /// <summary>A line for each tensor, <c>0.weight F32 [8 × 2]</c>, and one for each text of the metadata, <c>topology: …</c>.</summary>
    public override string ToString()
    {
        var texts = Metadata.OrderBy(text => text.Key, StringComparer.Ordinal);
        return string.Join(
            Environment.NewLine,
            [
                .. Tensors.Select(tensor => tensor.ToString()),
                .. texts.Select(text => $"{PlainText.Escape(text.Key)}: {PlainText.Escape(text.Value)}"),
            ]);
    }
}
