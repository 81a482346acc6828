using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Passes;

/// <summary>
/// Sets lanes without a row, and rows of weight 0, to zero in every column, so that they add 0 to the sums whatever the parameters
/// are: see <see cref="TrainingPass.MustIsolate"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowIsolation
{
    /// <summary>
    /// Repeats the pass with the rows isolated. It is called here so that the pass itself needs no stack space for a second one.
    /// </summary>
    /// <typeparam name="TPasses">The network's passes.</typeparam>
    /// <param name="parameters">The network's.</param>
    /// <param name="pass">The pass that has just been taken.</param>
    /// <param name="memory">What it worked in.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Again<TPasses>(ref readonly float parameters, in TrainingPass pass, Span<float> memory)
        where TPasses : struct, IPasses => TPasses.Backward(in parameters, pass.Isolating, memory);

    /// <summary>Clears them in adjacent columns.</summary>
    /// <param name="memory">The working memory, which begins with the columns <c>[columns × stride]</c></param>
    /// <param name="columns">How many: x, every layer's a or dz, and the output's dz.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The rows of the chunk.</param>
    /// <param name="first">The chunk's first row, counted in the pass.</param>
    /// <param name="pass">With the weight of each row.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clear(Span<float> memory, int columns, int stride, int rows, int first, in TrainingPass pass)
    {
        var end = (rows + SimdSums.Lanes - 1) & -SimdSums.Lanes;
        for (var column = 0; column < columns; column++)
        {
            memory[((column * stride) + rows)..((column * stride) + end)].Clear();
        }

        for (var row = 0; row < rows && !pass.RowWeights.IsEmpty; row++)
        {
            if (pass.Weight(first + row) != 0)
            {
                continue;
            }

            for (var column = 0; column < columns; column++)
            {
                memory[(column * stride) + row] = 0;
            }
        }
    }
}
