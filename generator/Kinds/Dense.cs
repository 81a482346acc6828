using Generated.Neuron.Generator.Activations;
using Generated.Neuron.Generator.Declarations;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Kinds;

/// <summary><c>[Dense(32)]</c>, or <c>[Dense(32, Activation = Activation.Tanh)]</c>.</summary>
internal sealed class DenseKind() : LayerKind("DenseAttribute")
{
    private const string Function = "Activation";

    public override bool IsNumbered => true;

    public override IEnumerable<LayerSpec> Read(DeclaredLayer layer)
    {
        var outputs = layer.Argument<int>();
        if (outputs is < 1 or > Limits.Width)
        {
            layer.Report(Descriptors.SizeOutOfRange, outputs, Limits.Width);
        }

        var function = layer.Named<Activation>(Function) ?? layer.UsualActivation;
        yield return new DenseSpec(layer.Numbered.Length + 1, layer.Width, outputs, function);
    }
}

/// <summary>A fully connected layer: a = f(W x + b).</summary>
/// <param name="Index">Counts from 1, as on paper.</param>
/// <param name="Inputs">Numbers per row that it takes.</param>
/// <param name="Outputs">Its neurons.</param>
/// <param name="Function">f.</param>
internal sealed record DenseSpec(int Index, int Inputs, int Outputs, Activation Function) : LayerSpec(Inputs, Outputs), ISteps
{
    public override EquatableArray<BlockSpec> Blocks =>
        new([new($"W{Index}", new([Inputs, Outputs]), IsFactor: true), new($"b{Index}", new([Outputs]), IsFactor: false)]);

    public override Activation? Activation => Function;

    public override string Notation => $"-{Outputs}";

    public override bool IsSaidBySizes => true;

    public override string NamePart => $"_{Outputs}";

    /// <summary>Layers of these widths, each fully connected to the previous one.</summary>
    public static IEnumerable<LayerSpec> Stack(IReadOnlyList<int> sizes, IEnumerable<Activation> activations) =>
        activations.Select((activation, i) => new DenseSpec(i + 1, sizes[i], sizes[i + 1], activation));

    /// <inheritdoc/>
    public void AddTo(ProgramBuilder program)
    {
        var (from, blocks) = (program.Current, program.Begin(this));
        var isOutput = program.IsAtOutput;
        var z = Value.OfRows($"Z{Index}", Outputs, later: isOutput ? $"dz{Index} or a{Index}" : "");
        program.Add(new AffineStep(Index, blocks[0], blocks[1], from, z));
        if (!isOutput)
        {
            // The output's activation is part of the loss's step.
            program.Add(new PointwiseStep(ActivationTable.Of(Function), z, Value.OfRows($"A{Index}", Outputs, later: $"dz{Index}")));
        }
    }
}
