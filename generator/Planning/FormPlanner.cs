using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>Whether a network is written out.</summary>
internal static class FormPlanner
{
    public static Form Plan(TopologySpec spec)
    {
        var reduced = spec.Unroll == Unroll.Never ? null : WhyNotWrittenOut(spec);
        return new Form(spec.Unroll != Unroll.Never && reduced is null, reduced);
    }

    /// <summary>Why, for readers.</summary>
    public static string Reason(Program program) =>
        !program.Form.IsWrittenOut ? $"loops over register tiles: {program.Form.Reduced ?? "as asked for by Unroll.Never"}"
        : program.Spec.Unroll == Unroll.Always ? "all written out, as asked for by Unroll.Always"
        : program.Steps.OfType<AffineStep>().Any(step => step.Shape is not null) ? "written out, except the loops of larger layers"
        : "all written out";

    private static string? WhyNotWrittenOut(TopologySpec spec)
    {
        var multiplyAdds = spec.Layers.Sum(layer => layer.MultiplyAdds);
        if (spec.Unroll == Unroll.Auto)
        {
            return multiplyAdds <= Budgets.WrittenOutMultiplyAdds
                ? null
                : $"{multiplyAdds} multiply-adds per row are more than the {Budgets.WrittenOutMultiplyAdds} that are written out";
        }

        var widest = spec.Sizes.Max();
        return multiplyAdds > Budgets.MostWrittenOutMultiplyAdds
            ? $"{multiplyAdds} multiply-adds per row are more than the {Budgets.MostWrittenOutMultiplyAdds} that can be written out"
            : widest > Budgets.MethodOperations
                ? $"a layer of {widest} neurons is wider than the {Budgets.MethodOperations} that one method can hold"
            : null;
    }
}
