using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// The start of a backward pass: cost and dz of the output over the rows of a chunk, or dz from derivatives in place of targets.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LossDelta
{
    /// <summary>All rows.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TKernel">The loss's kernel.</typeparam>
    /// <typeparam name="TGradient">The output's activation, backward.</typeparam>
    /// <param name="zColumns">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="yColumns">y, or derivatives: <c>[outputs × rows]</c></param>
    /// <param name="costSums">To work in: <c>[16]</c></param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="first">The chunk's first row, counted in the pass.</param>
    /// <param name="pass">The targets and the weights of the rows.</param>
    /// <returns>The sum of the costs; 0 if there is no loss.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Run<TSimd, TVector, TKernel, TGradient>(
        ref float zColumns,
        ref readonly float yColumns,
        ref float costSums,
        int outputs,
        int stride,
        int rows,
        int first,
        in TrainingPass pass)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TKernel : struct, ILossKernel
        where TGradient : struct, IOutputGradient
    {
        if (pass.IsMean)
        {
            TKernel.Loss(ref zColumns, in yColumns, ref costSums, rows);
            return SimdSums.Fold(in costSums, 0);
        }

        if (pass.TargetsAreDerivatives)
        {
            TGradient.Run<TSimd, TVector>(ref zColumns, in yColumns, outputs, stride, rows);
            return 0;
        }

        return Weighted<TKernel>(ref zColumns, in yColumns, ref costSums, outputs, stride, rows, first, in pass);
    }

    /// <summary>Sixteen rows at a time, so that a row's cost is alone in its lane.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double Weighted<TKernel>(
        ref float zColumns,
        ref readonly float yColumns,
        ref float costSums,
        int outputs,
        int stride,
        int rows,
        int first,
        in TrainingPass pass)
        where TKernel : struct, ILossKernel
    {
        var cost = 0.0;
        for (var r = 0; r < rows; r += SimdSums.Lanes)
        {
            var count = Math.Min(SimdSums.Lanes, rows - r);
            ref var z = ref Unsafe.Add(ref zColumns, r);
            TKernel.Loss(ref z, in Unsafe.Add(ref Unsafe.AsRef(in yColumns), r), ref costSums, count);
            for (var lane = 0; lane < count; lane++)
            {
                var weight = pass.Weight(first + r + lane);
                Weigh(ref Unsafe.Add(ref costSums, lane), weight);
                for (var k = 0; k < outputs; k++)
                {
                    Weigh(ref Unsafe.Add(ref z, k * stride + lane), weight);
                }
            }

            cost += SimdSums.Fold(in costSums, 0);
        }

        return cost;
    }

    /// <summary>A row of weight 0 adds nothing, even if its cost overflows float32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Weigh(ref float number, float weight) => number = weight == 0 ? 0 : weight * number;
}
