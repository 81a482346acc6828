extern alias generator;

using System.Collections.Immutable;
using generator::Generated.Neuron.Generator.Emission;
using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Tests.Generator.Kinds;

/// <summary>
/// A kind of layer that only tests have: it scales and shifts each column, u = s ⊙ a + t. It has parameters and is neither dense nor
/// numbered.
/// </summary>
/// <param name="Number">Counts the layers of this kind from 1.</param>
/// <param name="Width">Numbers per row.</param>
internal sealed record ScaleSpec(int Number, int Width) : LayerSpec(Width, Width), ISteps
{
    public override EquatableArray<BlockSpec> Blocks => new(
    [
        new BlockSpec($"s{Number}", new([Width]), IsFactor: true), new BlockSpec($"t{Number}", new([Width]), IsFactor: false),
    ]);

    public override string Notation => "*1";

    public override string NamePart => "_Scale";

    public void AddTo(ProgramBuilder program)
    {
        var (a, blocks) = (program.Current, program.Begin(this));
        program.Add(new ScaleStep(Number, blocks, a, Value.OfRows($"U{Number}", Width)) { IsFirst = a == program.X });
    }
}

/// <param name="Number">Which one it is.</param>
/// <param name="Parameters">s, and t right after it.</param>
/// <param name="A">What it takes.</param>
/// <param name="U">What it gives.</param>
internal sealed record ScaleStep(int Number, ImmutableArray<Block> Parameters, Value A, Value U) : Step(A, U), IHasText
{
    private Step? _before;

    /// <summary>Whether it takes the network's inputs.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The f′ of what it takes; null if that is not an activation's.</summary>
    public Slope? Arriving => _before?.Slope;

    /// <summary>Where the derivative with respect to what it takes is written.</summary>
    public Value DerivativeOfA => _before?.DerivativeTo ?? A;

    public override ImmutableArray<Block> Blocks => Parameters;

    public override bool ForInputsAlone => IsFirst;

    public StepText Text => new ScaleText(this);

    public override int RowOperations(Value x) => VectorWidth.Vectors(U.Columns, VectorWidth.OfOneRow);

    public override Step After(Step? before) => this with { _before = before };
}
