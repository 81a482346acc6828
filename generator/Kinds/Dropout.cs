using System.Collections.Immutable;
using Generated.Neuron.Generator.Declarations;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Emission;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Kinds;

/// <summary><c>[Dropout(0.1)]</c></summary>
internal sealed class DropoutKind() : LayerKind("DropoutAttribute")
{
    public override (string Name, string Instead)? StackProperty => ("Dropout", "add a Dropout to the list instead");

    public override IEnumerable<LayerSpec> Read(DeclaredLayer layer)
    {
        var probability = layer.Argument<double>();
        if (!DropoutSpec.IsProbability(probability))
        {
            layer.Report(Descriptors.DropoutOutOfRange, Text.Number(probability));
        }
        else if (layer.IsLast)
        {
            layer.Report(Descriptors.NothingToDrop);
        }
        else if (layer.Before is [.., DropoutSpec])
        {
            layer.Report(Descriptors.DropoutTwice);
        }
        else if (probability > 0)
        {
            var place = layer.Before.Count(before => before.Notation.Length > 0);
            yield return new DropoutSpec(place, layer.Width, probability);
        }
    }

    public override ImmutableArray<LayerSpec> AddTo(ImmutableArray<LayerSpec> stack, StackProperty property)
    {
        var probability = property.Value<double>() ?? 0;
        if (!DropoutSpec.IsProbability(probability))
        {
            property.Report(Descriptors.DropoutOutOfRange, Text.Number(probability));
        }
        else if (probability > 0 && property.Layers == 1)
        {
            property.Report(Descriptors.NothingToDrop);
        }

        return [.. DropoutSpec.Between(stack, probability)];
    }
}

/// <summary>
/// Inverted dropout: in a training step that has a DropoutKey, each number becomes 0 with a probability p, and is multiplied by
/// 1 / (1 − p) otherwise. Elsewhere it does nothing, so it is not a part of the topology.
/// </summary>
/// <param name="Place">How many layers of the topology there are before it; 0 for the inputs. The mask depends on it.</param>
/// <param name="Width">Numbers per row.</param>
/// <param name="Probability">p: above 0 and below 1.</param>
internal sealed record DropoutSpec(int Place, int Width, double Probability) : LayerSpec(Width, Width), ISteps
{
    /// <summary>Whether a number can be the probability of dropping another one.</summary>
    public static bool IsProbability(double number) => number >= 0 && number < 1;

    /// <summary>A stack of layers with dropout after each but the last.</summary>
    public static IEnumerable<LayerSpec> Between(IReadOnlyList<LayerSpec> layers, double probability) =>
        layers.SelectMany((layer, i) => probability > 0 && i < layers.Count - 1
            ? [layer, new DropoutSpec(i + 1, layer.Outputs, probability)]
            : new[] { layer });

    public override string Notation => "";

    public override string NamePart => $"_Dropout{Text.Number(Probability).Replace('.', '_').Replace('-', 'm')}";

    /// <summary>What the library asks a network that drops: the highest probability, and each place's if they differ.</summary>
    public override IEnumerable<(string Type, string Name, string Value)> Members(TopologySpec network)
    {
        var highest = network.Layers.OfType<DropoutSpec>().Max(layer => layer.Probability);
        yield return ("double", "INetwork.Dropout", Text.Number(highest));
        var places = Probabilities(network);
        if (!network.IsStack || places[0] > 0 || places.Skip(1).Distinct().Count() > 1)
        {
            // global::System.Collections.Immutable.ImmutableArray<double> global::Generated.Neuron.INetwork.Dropouts => [0, 0.5, 0.2];
            yield return (
                "global::System.Collections.Immutable.ImmutableArray<double>",
                "INetwork.Dropouts",
                $"[{string.Join(", ", places.Select(Text.Number))}]");
        }
    }

    /// <inheritdoc/>
    public void AddTo(ProgramBuilder program) => program.Add(new DropStep(this, program.Current));

    /// <summary>By layer of the trained network: the probability with which a number that it takes is dropped in training.</summary>
    private static List<double> Probabilities(TopologySpec network)
    {
        var (probabilities, probability) = (new List<double>(), 0.0);
        foreach (var layer in network.Layers)
        {
            if (layer is DropoutSpec dropout)
            {
                probability = dropout.Probability;
                continue;
            }

            probabilities.Add(probability);
            probability = 0;
        }

        return probabilities;
    }
}

/// <summary>Numbers dropped in place.</summary>
/// <param name="Spec">The layer.</param>
/// <param name="Numbers">What they are dropped from.</param>
internal sealed record DropStep(DropoutSpec Spec, Value Numbers) : Step(Numbers, Numbers), IHasText
{
    private Slope? _slope;

    public override Slope? Slope => _slope;

    /// <summary>The numbers as they were, which f′ reads; null if no f′ is taken.</summary>
    public Value? Before => _slope is null ? null : Value.OfRows(
        $"BeforeDropout{Spec.Place}", Numbers.Symbol, Spec.Width, later: "", remark: "before neurons are dropped");

    public override ImmutableArray<Value> Kept => Before is { } before ? [before] : [];

    public override bool ForInputsAlone => Spec.Place == 0;

    public override bool UsesTerms => true;

    public StepText Text => new DropText(this);

    // f′ is a factor of each number, as the mask is: it may be multiplied first.
    public override Step After(Step? before) => this with { _slope = before?.Slope };
}

/// <summary>Calls of the library's mask, in a step that drops.</summary>
internal sealed class DropText(DropStep step) : StepText
{
    private readonly int _place = step.Spec.Place;

    private string Mask => $"{step.Spec.Width}, Stride, count, first, layer: {_place}, DropBelow{_place}, KeepScale{_place}, in pass);";

    public override (string Name, string Text)? Remark => ("dropout", $"each number of {step.Numbers.Symbol} with probability "
        + $"{Emission.Text.Number(step.Spec.Probability)}, in a training step that names a DropoutKey");

    public override IEnumerable<string> Constants =>
    [
        $"// A number of {step.Numbers.Symbol} whose hash is below DropBelow{_place} is dropped; "
            + $"the others are multiplied by KeepScale{_place}",
        $"private const uint DropBelow{_place} = {(uint)Math.Min(uint.MaxValue, Math.Round(step.Spec.Probability * 4294967296.0))}; "
            + $"private const float KeepScale{_place} = (float)(1 / (1 - {Emission.Text.Number(step.Spec.Probability)}));",
    ];

    // if (pass.Drops) DropoutMask.Forward(ref memory[A1], ref memory[BeforeDropout1], 8, Stride, …, in pass);
    public override StepPass Forward(Program program) => step.Before is { } before
        ? Call($"Forward(ref {step.Numbers.Place}, ref {before.Place}, {Mask}")
        : Delta(program);

    // f′ is that of the numbers as they were.
    public override StepPass BeforeDelta(Program program) => step.Before is { } before
        ? Call($"Restore(ref {step.Numbers.Place}, in {before.Place}, {step.Spec.Width}, Stride);")
        : StepPass.None;

    // What was dropped passes nothing on.
    public override StepPass Delta(Program program) => Call($"Backward(ref {step.Numbers.Place}, {Mask}");

    private static StepPass Call(string call) => new([$"if (pass.Drops) DropoutMask.{call}"]);
}
