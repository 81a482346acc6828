using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Neuron.Tests.Layers;

/// <summary>
/// What the kernels of a layer compute, number by number in their order of every sum, so that the results are the same to the bit. All
/// arrays are as the kernels have them: columns of rows, row r of column c at c · stride + r.
/// </summary>
internal sealed class PlainLayer(int inputs, int outputs, int stride, int rows)
{
    /// <summary>
    /// z = W x + b: from the bias on in the order of the inputs, or in parts that are added in halves, the bias in the first; a single
    /// neuron in sixteen parts, then the bias.
    /// </summary>
    public void Forward(float[] weights, float[] x, float[] z)
    {
        for (var j = 0; j < outputs; j++)
        {
            for (var r = 0; r < rows; r++)
            {
                var bias = weights[(inputs * outputs) + j];
                var parts = new float[outputs == 1 ? 16 : SumParts.Of(inputs, outputs)];
                parts[0] = outputs == 1 ? 0 : bias;
                for (var i = 0; i < inputs; i++)
                {
                    ref var to = ref parts[outputs == 1 ? i % parts.Length : i / SumParts.Length(inputs, parts.Length)];
                    to = MultiplyAdd(x[(i * stride) + r], weights[(i * outputs) + j], to);
                }

                z[(j * stride) + r] = outputs == 1 ? Fold(parts) + bias : Fold(parts);
            }
        }
    }

    /// <summary>Wᵀ dz in the order of the outputs.</summary>
    public void Delta(float[] weights, float[] dz, float[] d)
    {
        for (var i = 0; i < inputs; i++)
        {
            for (var r = 0; r < rows; r++)
            {
                var sum = 0f;
                for (var j = 0; j < outputs; j++)
                {
                    sum = MultiplyAdd(dz[(j * stride) + r], weights[(i * outputs) + j], sum);
                }

                d[(i * stride) + r] = sum;
            }
        }
    }

    /// <summary>dW and db in the order of the rows, dz and the sums in rows of <paramref name="rowStride"/>.</summary>
    public void Gradient(float[] x, float[] dz, int rowStride, float[] sums)
    {
        for (var i = 0; i <= inputs; i++)
        {
            for (var j = 0; j < outputs; j++)
            {
                ref var sum = ref sums[(i * rowStride) + j];
                for (var r = 0; r < rows; r++)
                {
                    sum = i == inputs ? sum + dz[(r * rowStride) + j] : MultiplyAdd(x[(i * stride) + r], dz[(r * rowStride) + j], sum);
                }
            }
        }
    }

    /// <summary>dW and db in sixteen lanes a sum, row r in lane r mod 16.</summary>
    public void LaneGradient(float[] x, float[] dz, float[] sums)
    {
        for (var i = 0; i <= inputs; i++)
        {
            for (var j = 0; j < outputs; j++)
            {
                for (var r = 0; r < rows; r++)
                {
                    ref var sum = ref sums[(((i * outputs) + j) * 16) + (r % 16)];
                    var delta = dz[(j * stride) + r];
                    sum = i == inputs ? sum + delta : MultiplyAdd(x[(i * stride) + r], delta, sum);
                }
            }
        }
    }

    private static float Fold(float[] parts)
    {
        for (var half = parts.Length / 2; half >= 1; half /= 2)
        {
            for (var i = 0; i < half; i++)
            {
                parts[i] += parts[i + half];
            }
        }

        return parts[0];
    }

    private static float MultiplyAdd(float a, float b, float c) =>
        Fma.IsSupported || AdvSimd.IsSupported ? MathF.FusedMultiplyAdd(a, b, c) : (a * b) + c;
}
