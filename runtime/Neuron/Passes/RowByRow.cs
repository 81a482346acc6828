using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Neuron.Passes;

/// <summary>Few rows, one by one. Not inlined, so that the pass of many rows has no loop's registers to save.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowByRow
{
    /// <summary>The outputs of the rows.</summary>
    /// <typeparam name="TPasses">The network's passes.</typeparam>
    /// <param name="parameters">The network's.</param>
    /// <param name="inputs"><c>[rows × inputs]</c></param>
    /// <param name="outputs"><c>[rows × outputs]</c>, overwritten.</param>
    /// <param name="rows">How many.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TPasses>(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
        where TPasses : struct, IRowByRow
    {
        for (var row = 0; row < rows; row++)
        {
            TPasses.ForwardRow(in parameters, in inputs[row * TPasses.InputCount], ref outputs[row * TPasses.OutputCount]);
        }
    }
}
