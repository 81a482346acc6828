namespace Generated.Neuron;

/// <summary>The measures of a network that predicts numbers.</summary>
internal static class NumberErrors
{
    public static Evaluation Of(Topology topology, Dataset data, ReadOnlySpan<float> outputs)
    {
        var width = topology.OutputCount;
        double absolute = 0, squared = 0, r2 = 0;
        for (var k = 0; k < width; k++)
        {
            double sum = 0, errors = 0, spread = 0;
            for (var i = k; i < outputs.Length; i += width)
            {
                sum += data.Targets[i];
            }

            var mean = sum / data.Rows;
            for (var i = k; i < outputs.Length; i += width)
            {
                double error = (double)outputs[i] - data.Targets[i], distance = data.Targets[i] - mean;
                absolute += Math.Abs(error);
                errors += error * error;
                spread += distance * distance;
            }

            squared += errors;

            // A constant target has no spread to explain: right is 1, wrong 0, as scikit-learn has it.
            r2 += (spread > 0 || double.IsNaN(errors) ? 1 - errors / spread : errors == 0 ? 1 : 0) / width;
        }

        return new Evaluation(topology.Loss, data.Rows)
        {
            MeanAbsoluteError = absolute / outputs.Length,
            MeanSquaredError = squared / outputs.Length,
            RSquared = r2,
        };
    }
}
