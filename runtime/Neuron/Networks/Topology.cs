using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// A network without its parameters: its layers and the loss. Has value equality.
/// </summary>
/// <remarks>
/// Layers with weights count from 1, as on paper; layer 0 is the input. Layer l has Sizes[l − 1] inputs, Sizes[l] outputs and the
/// activation Activations[l − 1]. <see cref="Layers"/> also has the residual connections between them.
/// </remarks>
public sealed class Topology : IEquatable<Topology>
{
    private ImmutableArray<ParameterBlock> _blocks;

    /// <summary>A topology.</summary>
    /// <param name="sizes">Inputs, hidden widths, outputs: at least two numbers, each at least 1.</param>
    /// <param name="activations">One a layer after the input; softmax at the output only.</param>
    /// <param name="loss">The cost; the output activation must fit it.</param>
    /// <exception cref="ArgumentException">The three do not make a network; the message says what to write instead.</exception>
    public Topology(IEnumerable<int> sizes, IEnumerable<Activation> activations, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(activations);
        int[] counts = [.. sizes];
        Activation[] functions = [.. activations];
        if (TopologyRules.MistakeInSizes(counts) is { } wrongSizes)
        {
            throw new ArgumentException(wrongSizes, nameof(sizes));
        }

        if (TopologyRules.MistakeInActivations(counts, functions, loss) is { } wrongActivations)
        {
            throw new ArgumentException(wrongActivations, nameof(activations));
        }

        Sizes = ImmutableCollectionsMarshal.AsImmutableArray(counts);
        Activations = ImmutableCollectionsMarshal.AsImmutableArray(functions);
        Layers = ImmutableCollectionsMarshal.AsImmutableArray(DenseLayer.Stack(counts, functions));
        Loss = loss;
        ParameterCount = (int)TopologyRules.ParameterCount(counts);
    }

    /// <summary>A topology from its layers, for example with residual connections.</summary>
    /// <param name="layers">In the order of the computation; each takes the outputs of the previous one.</param>
    /// <param name="loss">The cost; the output activation must fit it.</param>
    /// <exception cref="ArgumentException">The two do not make a network; the message says what to write instead.</exception>
    /// <example>
    /// <code>
    /// var topology = new Topology(                              // 16-32-32+1-4 (Silu, Silu, Identity; Huber)
    ///     [
    ///         new DenseLayer(16, 32, Activation.Silu),
    ///         new DenseLayer(32, 32, Activation.Silu),
    ///         new ResidualLayer(32, reach: 1),
    ///         new DenseLayer(32, 4, Activation.Identity),
    ///     ],
    ///     Loss.Huber);
    /// </code>
    /// </example>
    public Topology(IEnumerable<Layer> layers, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Layers = [.. layers];
        if (LayerRules.Mistake(Layers, loss) is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(layers));
        }

        var dense = Layers.OfType<DenseLayer>().ToArray();
        Sizes = [dense[0].Inputs, .. dense.Select(layer => layer.Outputs)];
        Activations = [.. dense.Select(layer => layer.Activation)];
        Loss = loss;
        ParameterCount = (int)LayerRules.ParameterCount(Layers);
    }

    /// <summary>
    /// The topology that a text as <see cref="ToString"/> writes it names: <c>2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)</c>.
    /// </summary>
    /// <param name="text">Sizes, activations and loss; spaces around them do not matter, upper and lower case do.</param>
    /// <exception cref="FormatException">The text is not a topology; the message says what is wrong with it.</exception>
    public static Topology Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TopologyText.Parse(text, out var mistake) is { } parsed ? Of(parsed) : throw new FormatException(mistake);
    }

    /// <summary>As <see cref="Parse"/>, but false if the text is not a topology.</summary>
    /// <param name="text">What to read.</param>
    /// <param name="topology">The topology.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Topology? topology)
    {
        topology = text is not null && TopologyText.Parse(text, out _) is { } parsed ? Of(parsed) : null;
        return topology is not null;
    }

    /// <summary>All layers in the order of the computation, residual connections among them.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>Inputs, hidden widths, outputs: of the layers with weights alone.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>One activation per layer with weights.</summary>
    public ImmutableArray<Activation> Activations { get; }

    /// <summary>The cost the network is trained on.</summary>
    public Loss Loss { get; }

    /// <summary>The number of inputs per row.</summary>
    public int InputCount => Sizes[0];

    /// <summary>The number of outputs per row.</summary>
    public int OutputCount => Sizes[^1];

    /// <summary>The number of layers that have weights.</summary>
    public int LayerCount => Sizes.Length - 1;

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount { get; }

    /// <summary>The named parts of the parameters, in their order: <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c>, …</summary>
    public ImmutableArray<ParameterBlock> Blocks => _blocks.IsDefault ? _blocks = NamedBlocks() : _blocks;

    /// <summary>Where the weights of a layer start in the parameters: <c>[inputs × outputs]</c>, input-major.</summary>
    /// <param name="layer">From 1 to <see cref="LayerCount"/>.</param>
    public int WeightsOffset(int layer) => Weights(layer).Offset;

    /// <summary>Where the biases of a layer start in the parameters: right after its weights.</summary>
    /// <param name="layer">From 1 to <see cref="LayerCount"/>.</param>
    public int BiasesOffset(int layer) => Biases(layer).Offset;

    /// <summary>The weights of a layer.</summary>
    internal ParameterBlock Weights(int layer) => BlocksAt(IndexOf(layer))[DenseBlocks.Weights];

    /// <summary>Its biases.</summary>
    internal ParameterBlock Biases(int layer) => BlocksAt(IndexOf(layer))[DenseBlocks.Biases];

    /// <summary>The blocks of a layer of any kind.</summary>
    /// <param name="index">The layer's place in <see cref="Layers"/>.</param>
    internal ReadOnlySpan<ParameterBlock> BlocksAt(int index)
    {
        var first = 0;
        for (var before = 0; before < index; before++)
        {
            first += Layers[before].Blocks.Length;
        }

        return Blocks.AsSpan(first, Layers[index].Blocks.Length);
    }

    /// <inheritdoc/>
    public bool Equals(Topology? other) =>
        other is not null
        && Loss == other.Loss
        && Layers.AsSpan().SequenceEqual(other.Layers.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Topology);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Loss);
        foreach (var layer in Layers)
        {
            hash.Add(layer);
        }

        return hash.ToHashCode();
    }

    /// <summary>
    /// For example <c>2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)</c>. A residual connection follows the width of its layer, with the number
    /// of layers that it spans: <c>16-32-32+1-4 (Silu, Silu, Identity; Huber)</c>.
    /// </summary>
    public override string ToString() => TopologyText.Print(Layers, Loss);

    /// <summary>
    /// The function of the sums that a layer gives: of the last layer the output's, even if that is not a dense one.
    /// </summary>
    /// <param name="index">The layer's place in <see cref="Layers"/>.</param>
    internal Activation ActivationAfter(int index)
    {
        var last = Layers.Length - 1;
        return index == last ? Activations[^1]
            : index >= IndexOf(LayerCount) ? Activation.Identity
            : Layers[index] is DenseLayer dense ? dense.Activation : Activation.Identity;
    }

    /// <summary>The place in <see cref="Layers"/> of a dense layer, counted from 1.</summary>
    private int IndexOf(int layer)
    {
        if (layer < 1 || layer > LayerCount)
        {
            throw new ArgumentOutOfRangeException(nameof(layer), layer, $"Layers count from 1 to {LayerCount} in this network.");
        }

        var index = -1;
        for (var left = layer; left > 0; left -= Layers[index] is DenseLayer ? 1 : 0)
        {
            index++;
        }

        return index;
    }

    /// <summary>Modules are numbered as in PyTorch's <c>nn.Sequential</c>: the layers, and activations except the identity.</summary>
    private ImmutableArray<ParameterBlock> NamedBlocks()
    {
        var blocks = ImmutableArray.CreateBuilder<ParameterBlock>();
        var (module, number, offset) = (0, 0, 0);
        foreach (var layer in Layers)
        {
            var shapes = layer.Blocks;
            number += layer is DenseLayer ? 1 : 0;
            foreach (var shape in shapes)
            {
                blocks.Add(new ParameterBlock($"{module}.{shape.Part}", number, offset, shape));
                offset += (int)shape.Count;
            }

            module += layer.Modules;
        }

        return blocks.ToImmutable();
    }

    private static Topology Of(TopologyText text) => new(text.Layers, text.Loss);
}
