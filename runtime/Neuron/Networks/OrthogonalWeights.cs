namespace Generated.Neuron;

/// <summary>
/// Draws matrices whose shorter vectors are orthonormal, from additions, multiplications, divisions and square roots alone.
/// </summary>
internal static class OrthogonalWeights
{
    /// <summary>Fills a layer's weights.</summary>
    /// <param name="weights"><c>[outputs × inputs]</c>, overwritten</param>
    /// <param name="random">Goes on.</param>
    public static void Fill(WeightMatrix weights, ref SplitMix64 random)
    {
        var (inputs, outputs) = (weights.Inputs, weights.Outputs);

        // The vectors that are made orthonormal are the shorter side's: outputs of length inputs, or the other way round.
        var (count, length) = outputs <= inputs ? (outputs, inputs) : (inputs, outputs);
        var vectors = new double[count][];
        for (var v = 0; v < count; v++)
        {
            vectors[v] = Next(vectors.AsSpan(0, v), length, ref random);
        }

        for (var input = 0; input < inputs; input++)
        {
            for (var output = 0; output < outputs; output++)
            {
                weights[output, input] = (float)(outputs <= inputs ? vectors[output][input] : vectors[input][output]);
            }
        }
    }

    /// <summary>
    /// A random direction that is orthogonal to the previous ones (Gram and Schmidt), drawn again if it is nearly in their span.
    /// </summary>
    private static double[] Next(ReadOnlySpan<double[]> before, int length, ref SplitMix64 random)
    {
        var vector = new double[length];
        while (true)
        {
            foreach (ref var value in vector.AsSpan())
            {
                value = random.NextNormal();
            }

            // Twice, because what rounding leaves of the first time is as small as float64 allows after the second.
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in before)
                {
                    var part = Dot(vector, other);
                    for (var k = 0; k < length; k++)
                    {
                        vector[k] -= part * other[k];
                    }
                }
            }

            var norm = Math.Sqrt(Dot(vector, vector));
            if (norm > 1e-6)
            {
                for (var k = 0; k < length; k++)
                {
                    vector[k] /= norm;
                }

                return vector;
            }
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
