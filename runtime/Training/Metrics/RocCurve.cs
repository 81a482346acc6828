namespace Generated.Neuron;

/// <summary>The area under the receiver operating characteristic.</summary>
internal static class RocCurve
{
    /// <summary>
    /// The probability that a row of the class has a larger output than a row of another class, ties counted half (Mann and Whitney's U).
    /// NaN if there are no rows of one kind, or an output is NaN.
    /// </summary>
    public static double Area(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int column, int width)
    {
        var rows = outputs.Length / width;
        var (scores, positive) = (new float[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            (scores[row], positive[row]) = (outputs[row * width + column], targets[row * width + column] >= 0.5f);
        }

        if (scores.Any(float.IsNaN))
        {
            return double.NaN;
        }

        Array.Sort(scores, positive);
        double pairs = 0, below = 0;
        for (var start = 0; start < rows;)
        {
            var (ties, positives) = (0, 0);
            for (; start + ties < rows && scores[start + ties] == scores[start]; ties++)
            {
                positives += positive[start + ties] ? 1 : 0;
            }

            var negatives = ties - positives;
            pairs += positives * (below + negatives / 2.0);
            below += negatives;
            start += ties;
        }

        return pairs / ((rows - below) * below);
    }
}
