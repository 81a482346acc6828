using System.Collections.Immutable;

namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// An activation is applied while z is in registers, so that z needs no memory, unless f′ reads it: then z is kept in addition to a, or
/// f′(z) if the activation keeps that.
/// </summary>
internal static class FusedActivations
{
    public static ImmutableArray<Step> Apply(ImmutableArray<Step> steps)
    {
        var fused = ImmutableArray.CreateBuilder<Step>();
        foreach (var step in steps)
        {
            if (step is PointwiseStep pointwise && fused[fused.Count - 1] is AffineStep affine && affine.To == pointwise.From)
            {
                fused[fused.Count - 1] = affine with
                {
                    To = pointwise.To,
                    Activation = pointwise.Function,
                    HasActivation = true,
                    Z = !pointwise.Function.ReadsZ ? null : pointwise.Function.KeepsSlope ? SlopeOf(affine) : KeptZ(affine),
                };
                continue;
            }

            fused.Add(step);
        }

        return fused.ToImmutable();
    }

    private static Value KeptZ(AffineStep affine) =>
        Value.OfRows(affine.To.Name, affine.To.Columns) with { Remark = $"{affine.To.Remark}, which f′ reads" };

    private static Value SlopeOf(AffineStep affine) => Value.OfRows($"Slope{affine.Index}", affine.To.Columns) with
    {
        Remark = $"f′(z{affine.Index}): [{affine.To.Columns} × rows]",
    };
}
