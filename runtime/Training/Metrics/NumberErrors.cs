using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>The measures of a network that predicts numbers, in the units of the targets if the data set has an encoding.</summary>
internal static class NumberErrors
{
    public static Evaluation Of(Topology topology, Dataset data, ReadOnlySpan<float> outputs)
    {
        var width = topology.OutputCount;
        var targets = Targets(data, width);
        double absolute = 0, squared = 0, r2 = 0;
        for (var k = 0; k < width; k++)
        {
            // The mean of the scaling cancels out in every difference.
            var deviation = targets.Length > 0 ? targets[k].Deviation : 1;
            double sum = 0, errors = 0, spread = 0;
            for (var i = k; i < outputs.Length; i += width)
            {
                sum += data.Targets[i];
            }

            var center = sum / data.Rows;
            for (var i = k; i < outputs.Length; i += width)
            {
                double error = ((double)outputs[i] - data.Targets[i]) * deviation, distance = (data.Targets[i] - center) * deviation;
                absolute += Math.Abs(error);
                errors += error * error;
                spread += distance * distance;
            }

            squared += errors;

            // A constant target has no variance to explain: exact is 1, anything else 0, as in scikit-learn.
            r2 += (spread > 0 || double.IsNaN(errors) ? 1 - errors / spread : errors == 0 ? 1 : 0) / width;
        }

        return new Evaluation(topology.Loss, data.Rows)
        {
            Unit = Unit(targets),
            MeanAbsoluteError = absolute / outputs.Length,
            MeanSquaredError = squared / outputs.Length,
            RSquared = r2,
        };
    }

    /// <summary>The encodings of the targets, one per output; none if the data set has no encoding of numbers.</summary>
    private static NumberTarget[] Targets(Dataset data, int width)
    {
        NumberTarget[] targets = data.Encoding is { } encoding ? [.. encoding.TargetColumns.OfType<NumberTarget>()] : [];
        return targets.Length == width ? targets : [];
    }

    /// <summary>The unit that all targets have.</summary>
    private static string Unit(NumberTarget[] targets)
    {
        var units = targets.Select(target => target.Unit ?? "").Distinct().ToArray();
        return units.Length == 1 ? units[0] : "";
    }
}
