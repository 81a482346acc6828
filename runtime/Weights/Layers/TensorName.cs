using System.Globalization;
using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>How a matrix of weights is stored.</summary>
internal enum WeightOrder
{
    /// <summary><c>[outputs × inputs]</c>, as PyTorch has it, and paper.</summary>
    OutputsFirst,

    /// <summary><c>[inputs × outputs]</c>, as Keras and scikit-learn have it.</summary>
    InputsFirst,

    /// <summary>The name does not say.</summary>
    Unknown,
}

/// <summary>What the name of a tensor says: which layer it belongs to, and whether it holds the weights or the biases.</summary>
/// <param name="Layer">The same for the weights and biases of one layer.</param>
/// <param name="Pattern">The same for layers whose names differ by numbers alone, which give their order then.</param>
/// <param name="Numbers">The numbers in the name, the same count for each name of a pattern; −1 if the last one is missing.</param>
/// <param name="IsWeights">Weights, or biases.</param>
/// <param name="Order">Of the weights.</param>
internal sealed record TensorName(string Layer, string Pattern, IReadOnlyList<long> Numbers, bool IsWeights, WeightOrder Order)
{
    internal const string Understood =
        "'0.weight' and '0.bias', 'dense/kernel' and 'dense/bias', 'coefs_0' and 'intercepts_0', 'w1' and 'b1', or 'arr_0' and 'arr_1'";

    /// <summary>Null for names that are understood as neither weights nor biases.</summary>
    public static TensorName? Parse(string name)
    {
        // Keras calls the first output of a variable's operation by it.
        var text = name.EndsWith(":0", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name;
        var separator = text.LastIndexOfAny(['.', '/']);
        var layer = text.Substring(0, Math.Max(0, separator));
        switch (text.Substring(separator + 1))
        {
            case "weight":
                return Of(layer, isWeights: true, WeightOrder.OutputsFirst);
            case "kernel":
                return Of(layer, isWeights: true, WeightOrder.InputsFirst);
            case "bias":
                return Of(layer, isWeights: false, WeightOrder.Unknown);
        }

        return Numbered(text);
    }

    /// <summary>Whether the numbers say that the layer comes before another of the same pattern.</summary>
    public bool IsBefore(TensorName other)
    {
        for (var i = 0; i < Numbers.Count; i++)
        {
            if (Numbers[i] != other.Numbers[i])
            {
                return Numbers[i] < other.Numbers[i];
            }
        }

        return false;
    }

    /// <summary>A word for weights or biases and the layer's number.</summary>
    private static TensorName? Numbered(string text)
    {
        var digits = text.Length;
        while (digits > 0 && text[digits - 1] is >= '0' and <= '9')
        {
            digits--;
        }

        if (!long.TryParse(text.Substring(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return text.Substring(0, digits) switch
        {
            "coefs_" => Layers("", number, isWeights: true, WeightOrder.InputsFirst),
            "intercepts_" => Layers("", number, isWeights: false, WeightOrder.Unknown),
            "w" or "W" => Layers("", number, isWeights: true, WeightOrder.OutputsFirst),
            "b" => Layers("", number, isWeights: false, WeightOrder.Unknown),
            "arr_" => Layers("", number / 2, number % 2 == 0, WeightOrder.Unknown),
            _ => null,
        };

        static TensorName Layers(string pattern, long number, bool isWeights, WeightOrder order) =>
            new(number.ToString(CultureInfo.InvariantCulture), pattern, [number], isWeights, order);
    }

    /// <summary><c>layers.0.linear</c> is number 0 of a pattern, <c>dense</c> and <c>dense_1</c> are numbers −1 and 1 of another.</summary>
    private static TensorName Of(string layer, bool isWeights, WeightOrder order)
    {
        var pattern = new StringBuilder();
        List<long> numbers = [];
        var last = -1L;
        for (var at = 0; at < layer.Length;)
        {
            var end = at;
            while (end < layer.Length && layer[end] is >= '0' and <= '9')
            {
                end++;
            }

            // Eighteen digits fit; no layer has more, and text it is then.
            if (end == at || end - at > 18)
            {
                end = Math.Max(end, at + 1);
                pattern.Append(layer, at, end - at);
            }
            else if (end == layer.Length)
            {
                last = long.Parse(layer.Substring(at), NumberStyles.None, CultureInfo.InvariantCulture);
            }
            else
            {
                numbers.Add(long.Parse(layer.Substring(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture));
                pattern.Append('#');
            }

            at = end;
        }

        numbers.Add(last);
        return new(layer, pattern.ToString().TrimEnd('_'), numbers, isWeights, order);
    }
}
