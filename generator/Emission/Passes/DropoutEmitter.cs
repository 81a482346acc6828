using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The calls by which hidden neurons are dropped in training; none in a network without dropout.</summary>
internal sealed class DropoutEmitter(CodeWriter writer, NetworkPlan plan)
{
    private readonly bool _drops = plan.Spec.Drops;

    /// <summary>What Propagate takes for it, and what a training pass and another give.</summary>
    public string Parameters => _drops ? ", int first, in TrainingPass pass" : "";

    public string TrainingArguments => _drops ? ", first, in pass" : "";

    public string OtherArguments => _drops ? ", first, default" : "";

    public void Constants()
    {
        if (_drops)
        {
            var probability = Text.Number(plan.Spec.Dropout);
            writer.Line("// A neuron is dropped where its hash is below the first of these, and otherwise times the second");
            writer.Line($"private const uint DropBelow = {plan.Spec.DropBelow};");
            writer.Line($"private const float KeepScale = (float)(1 / (1 - {probability}));");
        }
    }

    /// <summary>Behind a hidden layer, forward.</summary>
    public void Forward(LayerPlan layer)
    {
        if (_drops && !layer.IsOutput)
        {
            // if (pass.Drops) DropoutMask.Forward(ref memory[A1], ref memory[Kept1], 8, Stride, …, in pass);
            var kept = $"ref memory[{MemoryPlan.BeforeDropout(layer)}]";
            writer.Line($"if (pass.Drops) DropoutMask.Forward({Columns(layer)}, {kept}, {Shape(layer)});");
        }
    }

    /// <summary>Before the delta that takes a hidden layer's place: f′ wants a as it was before.</summary>
    public void BeforeDelta(LayerPlan layer)
    {
        if (_drops)
        {
            var kept = $"in memory[{MemoryPlan.BeforeDropout(layer)}]";
            writer.Line($"if (pass.Drops) DropoutMask.Restore({Columns(layer)}, {kept}, {layer.Outputs}, Stride);");
        }
    }

    /// <summary>Behind it: what was dropped passes nothing on.</summary>
    public void BehindDelta(LayerPlan layer)
    {
        if (_drops)
        {
            writer.Line($"if (pass.Drops) DropoutMask.Backward({Columns(layer)}, {Shape(layer)});");
        }
    }

    private static string Columns(LayerPlan layer) => $"ref memory[{MemoryPlan.Outputs(layer)}]";

    private static string Shape(LayerPlan layer) =>
        $"{layer.Outputs}, Stride, count, first, layer: {layer.Index}, DropBelow, KeepScale, in pass";
}
