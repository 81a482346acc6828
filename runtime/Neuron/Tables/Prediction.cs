using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>What a network predicts for a row: numbers in their units, or a class with its probability.</summary>
public sealed class Prediction
{
    private readonly ImmutableArray<TargetEncoding> _targets;

    /// <summary>The place of the class; −1 for numbers and for several labels.</summary>
    private readonly int _class;

    private Prediction(ImmutableArray<TargetEncoding> targets, double[] values, int place) =>
        (_targets, Values, _class) = (targets, ImmutableCollectionsMarshal.AsImmutableArray(values), place);

    /// <summary>The predicted number, in its unit, or the first of several; for a class, its probability.</summary>
    public double Value => Values[Math.Max(_class, 0)];

    /// <summary>The predicted numbers, in the order of the targets; for classes, the probability of each.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The name of the most probable class; null if numbers are predicted, or several labels.</summary>
    public string? Class => _class >= 0 ? ((ClassTarget)_targets[0]).Classes[_class] : null;

    /// <summary>The probability of each class by name; for several labels, of each label by its column; empty for numbers.</summary>
    public IReadOnlyDictionary<string, double> Probabilities => field ??= ByName();

    /// <summary>The unit of the first number, such as €; null if it has none.</summary>
    public string? Unit => _targets is [NumberTarget target, ..] ? target.Unit : null;

    /// <summary><c>186200 €</c>, or <c>setosa (97.1 %)</c>; for several targets, each with its name.</summary>
    public override string ToString() => _targets switch
    {
        [ClassTarget] => $"{Class} ({Percent(Value)})",
        [NumberTarget target] => Number(Value, target.Unit),
        [] => string.Join("; ", Values.Select(value => Number(value, null))),
        _ => string.Join("; ", _targets.Select((target, place) => $"{target.Name} " + target switch
        {
            NumberTarget number => Number(Values[place], number.Unit),
            _ => Percent(Values[place]),
        })),
    };

    internal static Prediction Of(ImmutableArray<TargetEncoding> targets, ReadOnlySpan<float> outputs)
    {
        var wanted = targets.Sum(target => target.Width);
        var isBinary = targets is [ClassTarget { Classes.Count: 2 }];
        if (outputs.Length != wanted && !targets.IsEmpty && !(isBinary && outputs.Length == 2))
        {
            throw new ArgumentException(
                $"The targets are {Words.Count(wanted, "output")}, but {Words.Count(outputs.Length, "output")} were given; pass those of "
                + "one row, of a network of this encoding.",
                nameof(outputs));
        }

        var values = new double[isBinary ? 2 : outputs.Length];
        for (var place = 0; place < outputs.Length; place++)
        {
            if (!float.IsFinite(outputs[place]))
            {
                throw new InvalidOperationException(
                    $"Output {place + 1} is {outputs[place].ToString(CultureInfo.InvariantCulture)}, which is not a prediction; look for "
                    + "NaN in the network's parameters.");
            }

            values[place] = !targets.IsEmpty && targets[Math.Min(place, targets.Length - 1)] is NumberTarget number
                ? number.Decode(outputs[place])
                : outputs[place];
        }

        if (targets is not [ClassTarget])
        {
            return new Prediction(targets, values, place: -1);
        }

        // As in Predictions: with one output, class 1 if it is at least 0.5; with several, the first of the largest.
        if (outputs.Length == 1)
        {
            (values[0], values[1]) = (1 - values[0], values[0]);
            return new Prediction(targets, values, outputs[0] >= 0.5f ? 1 : 0);
        }

        return new Prediction(targets, values, Array.IndexOf(values, values.Max()));
    }

    private OrderedDictionary<string, double> ByName()
    {
        var byName = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        for (var place = 0; place < Values.Length; place++)
        {
            if (_targets is [ClassTarget target])
            {
                byName.Add(target.Classes[place], Values[place]);
            }
            else if (place < _targets.Length && _targets[place] is ClassTarget label)
            {
                byName.Add(label.Name, Values[place]);
            }
        }

        return byName;
    }

    private static string Percent(double probability) => $"{(100 * probability).ToString("0.0", CultureInfo.InvariantCulture)} %";

    /// <summary>
    /// Six digits, because float32 has seven and the network's last one is not significant, but all digits before the point.
    /// </summary>
    private static string Number(double value, string? unit)
    {
        const int Digits = 6;
        var size = Math.Abs(value);
        var decimals = size == 0 ? 0 : Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 12);
        var text = size is 0 or (>= 1e-6 and < 1e15)
            ? Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString("0.############", CultureInfo.InvariantCulture)
            : value.ToString("G6", CultureInfo.InvariantCulture);
        return unit is null ? text : $"{text} {unit}";
    }
}
