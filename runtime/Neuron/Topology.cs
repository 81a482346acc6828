using System.Collections.Immutable;

namespace Generated.Neuron;

/// <summary>
/// What a network is apart from its parameters: the sizes of its layers, their activations and the loss. Value-equal.
/// </summary>
/// <remarks>
/// Layers count from 1, as on paper; layer 0 is the input. Layer l has Sizes[l − 1] inputs, Sizes[l] outputs and the
/// activation Activations[l − 1].
/// </remarks>
public sealed class Topology : IEquatable<Topology>
{
    /// <summary>A topology.</summary>
    /// <param name="sizes">Inputs, hidden widths, outputs: at least two numbers, each at least 1.</param>
    /// <param name="activations">One a layer after the input; softmax at the output only.</param>
    /// <param name="loss">The cost; the output activation has to fit it.</param>
    /// <exception cref="ArgumentException">The three do not make a network; the message says what to write instead.</exception>
    public Topology(IEnumerable<int> sizes, IEnumerable<Activation> activations, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(activations);
        Sizes = [.. sizes];
        Activations = [.. activations];
        Loss = loss;
        Validate();
        for (var layer = 1; layer < Sizes.Length; layer++)
        {
            ParameterCount = checked(ParameterCount + (Sizes[layer - 1] + 1) * Sizes[layer]);
        }
    }

    /// <summary>Inputs, hidden widths, outputs.</summary>
    public ImmutableArray<int> Sizes { get; }

    /// <summary>One activation a layer after the input.</summary>
    public ImmutableArray<Activation> Activations { get; }

    /// <summary>The cost the network is trained on.</summary>
    public Loss Loss { get; }

    /// <summary>The number of inputs a row.</summary>
    public int InputCount => Sizes[0];

    /// <summary>The number of outputs a row.</summary>
    public int OutputCount => Sizes[^1];

    /// <summary>The number of layers that have weights: every one but the input.</summary>
    public int LayerCount => Sizes.Length - 1;

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount { get; }

    /// <summary>Where the weights of a layer start in the parameters: <c>[inputs × outputs]</c>, input-major.</summary>
    /// <param name="layer">From 1 to <see cref="LayerCount"/>.</param>
    public int WeightsOffset(int layer)
    {
        CheckLayer(layer);
        var offset = 0;
        for (var l = 1; l < layer; l++)
        {
            offset = checked(offset + (Sizes[l - 1] + 1) * Sizes[l]);
        }

        return offset;
    }

    /// <summary>Where the biases of a layer start in the parameters: right after its weights.</summary>
    /// <param name="layer">From 1 to <see cref="LayerCount"/>.</param>
    public int BiasesOffset(int layer) => checked(WeightsOffset(layer) + Sizes[layer - 1] * Sizes[layer]);

    /// <inheritdoc/>
    public bool Equals(Topology? other) =>
        other is not null
        && Loss == other.Loss
        && Sizes.AsSpan().SequenceEqual(other.Sizes.AsSpan())
        && Activations.AsSpan().SequenceEqual(other.Activations.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Topology);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Loss);
        foreach (var size in Sizes)
        {
            hash.Add(size);
        }

        foreach (var activation in Activations)
        {
            hash.Add(activation);
        }

        return hash.ToHashCode();
    }

    /// <summary>For example <c>2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)</c>.</summary>
    public override string ToString() => $"{string.Join('-', Sizes)} ({string.Join(", ", Activations)}; {Loss})";

    internal void CheckLayer(int layer)
    {
        if (layer < 1 || layer > LayerCount)
        {
            throw new ArgumentOutOfRangeException(nameof(layer), layer, $"Layers count from 1 to {LayerCount} in this network.");
        }
    }

    private void Validate()
    {
        if (Sizes.Length < 2)
        {
            throw new ArgumentException("A network needs at least two sizes: its inputs and its outputs.", "sizes");
        }

        // Loops, not queries: a network's first call waits for the JIT to compile what stands here.
        foreach (var size in Sizes)
        {
            if (size < 1)
            {
                throw new ArgumentException($"Every size must be at least 1; got {string.Join(", ", Sizes)}.", "sizes");
            }
        }

        if (Activations.Length != LayerCount)
        {
            throw new ArgumentException($"{Sizes.Length} sizes want {LayerCount} activations, one a layer after the input; got {Activations.Length}.", "activations");
        }

        var named = Enum.IsDefined(Loss);
        for (var layer = 1; layer <= LayerCount; layer++)
        {
            var activation = Activations[layer - 1];
            named &= Enum.IsDefined(activation);
            if (activation == Activation.Softmax && layer < LayerCount)
            {
                throw new ArgumentException("Softmax is for the output only; name another activation for the hidden layers.", "activations");
            }
        }

        if (!named)
        {
            throw new ArgumentException("Name the activations and the loss by the members of their enums.", "activations");
        }

        if (!LossRules.Fits(Loss, Activations[^1]))
        {
            throw new ArgumentException($"{Loss} does not fit the output {Activations[^1]}; its output is {LossRules.DefaultOutput(Loss)}.", "activations");
        }
    }
}
