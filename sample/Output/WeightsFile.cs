using System.Globalization;
using System.Text;

namespace Generated.Neuron.Sample.Output;

/// <summary>
/// The trained weights as JSON, matrices as on paper (<c>[outputs × inputs]</c>, one line a row), every number with as
/// many digits as bring back the same float.
/// </summary>
internal static class WeightsFile
{
    public static OutputFile Of(Fit fit, Recipe recipe, int seed)
    {
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"network\": \"{fit.Network.Topology}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"recipe\": \"{recipe}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"seed\": {seed},\n");
        if (fit.Scaling is { } scaling)
        {
            text.Append("  \"scaling\": \"x = (coordinate - mean) / deviation\",\n");
            text.Append(CultureInfo.InvariantCulture, $"  \"mean\": {Row(scaling.Mean.AsSpan())},\n");
            text.Append(CultureInfo.InvariantCulture, $"  \"deviation\": {Row(scaling.Deviation.AsSpan())},\n");
        }

        for (var layer = 1; layer <= fit.Network.Topology.LayerCount; layer++)
        {
            var weights = fit.Network.Weights(layer);
            var rows = new string[weights.Outputs];
            for (var output = 0; output < rows.Length; output++)
            {
                var row = new float[weights.Inputs];
                for (var input = 0; input < row.Length; input++)
                {
                    row[input] = weights[output, input];
                }

                rows[output] = $"    {Row(row)}";
            }

            text.Append(CultureInfo.InvariantCulture, $"  \"w{layer}\": [\n{string.Join(",\n", rows)}\n  ],\n");
            text.Append(CultureInfo.InvariantCulture, $"  \"b{layer}\": {Row(fit.Network.Biases(layer))}");
            text.Append(layer < fit.Network.Topology.LayerCount ? ",\n" : "\n");
        }

        return new OutputFile("weights.json", Encoding.UTF8.GetBytes(text.Append("}\n").ToString()));
    }

    private static string Row(ReadOnlySpan<float> numbers) =>
        $"[{string.Join(", ", numbers.ToArray().Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]";
}
