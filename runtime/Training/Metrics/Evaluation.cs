using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Generated.Neuron;

/// <summary>
/// How good a model is on some rows, measured by what fits its loss: for classes, accuracy, confusion matrix, precision, recall, F1, area
/// under the ROC curve and log loss; for regression, errors and R². What does not apply is NaN or empty. Definitions are scikit-learn's.
/// </summary>
public sealed class Evaluation
{
    internal Evaluation(Loss loss, int rows) => (Loss, Rows) = (loss, rows);

    /// <summary>The loss of the model, which decides what is measured.</summary>
    public Loss Loss { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The names of the classes or labels; numbers if the data set has no names.</summary>
    public ImmutableArray<string> Classes { get; internal init; } = [];

    /// <summary>The share of rows that are right, from 0 to 1; with several labels, all of a row's labels must be right.</summary>
    public double Accuracy { get; internal init; } = double.NaN;

    /// <summary>
    /// The number of rows for each true class, then each predicted class. A row whose output is NaN is not counted.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Confusion { get; internal init; } = [];

    /// <summary>For each class, the share of the rows predicted as this class that belong to it; 0 if there are none.</summary>
    public ImmutableArray<double> Precision { get; internal init; } = [];

    /// <summary>For each class, the share of its rows that are predicted as this class; 0 if it has no rows.</summary>
    public ImmutableArray<double> Recall { get; internal init; } = [];

    /// <summary>For each class, the harmonic mean of precision and recall; 0 if both are 0.</summary>
    public ImmutableArray<double> F1 { get; internal init; } = [];

    /// <summary>
    /// Which classes occur in neither truth nor predictions: scikit-learn's macro means leave them out. Empty for several labels, whose
    /// means include every label.
    /// </summary>
    internal ImmutableArray<bool> Absent { get; init; } = [];

    /// <summary>The number of rows of each class.</summary>
    public ImmutableArray<int> Support { get; internal init; } = [];

    /// <summary>The mean precision of the classes that occur in the truth or in the predictions.</summary>
    public double MacroPrecision => Mean(Precision);

    /// <summary>The mean recall of the classes that occur in the truth or in the predictions.</summary>
    public double MacroRecall => Mean(Recall);

    /// <summary>The mean F1 of the classes that occur in the truth or in the predictions.</summary>
    public double MacroF1 => Mean(F1);

    /// <summary>
    /// The area under the ROC curve: for class 1, or the mean over each class against the others. NaN if a class has no rows, or all of
    /// them.
    /// </summary>
    public double AreaUnderCurve { get; internal init; } = double.NaN;

    /// <summary>
    /// The mean cost per row for classes, or per label if there are several: −ln of the true one's probability, which is taken as at
    /// least 1e-14.
    /// </summary>
    public double LogLoss { get; internal init; } = double.NaN;

    /// <summary>
    /// The unit of regression errors, such as "€": if the data set has an encoding, the errors are in the units of the targets, and the
    /// encoding names the unit. Empty if there is none.
    /// </summary>
    public string Unit { get; internal init; } = "";

    /// <summary>The mean of |output − target|, for regression.</summary>
    public double MeanAbsoluteError { get; internal init; } = double.NaN;

    /// <summary>The mean of (output − target)², for regression.</summary>
    public double MeanSquaredError { get; internal init; } = double.NaN;

    /// <summary>The square root of <see cref="MeanSquaredError"/>, in the units of the targets.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>
    /// 1 − (squared errors) / (squared errors of the mean target), averaged over the outputs. 1 is perfect, 0 no better than the mean.
    /// </summary>
    public double RSquared { get; internal init; } = double.NaN;

    /// <summary>A table.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Precision.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Rows} rows\n");
            var (unit, squared) = Unit.Length == 0 ? ("", "") : ($" {Unit}", Unit.EndsWith('²') ? $" ({Unit})²" : $" {Unit}²");
            text.Append(
                CultureInfo.InvariantCulture,
                $"mean absolute error       {Digits(MeanAbsoluteError)}{unit}\n"
                    + $"root mean squared error   {Digits(RootMeanSquaredError)}{unit}\n"
                    + $"mean squared error        {Digits(MeanSquaredError)}{squared}\nR²                        {RSquared:F4}\n");
            return text.ToString();
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"accuracy {100 * Accuracy:F2} % of {Rows} rows, log loss {LogLoss:F4}, area under the ROC curve {AreaUnderCurve:F4}\n\n");
        string[] head = ["class", "precision", "recall", "F1", "rows"];
        var lines = Enumerable.Range(0, Classes.Length).Select(i => Line(Classes[i], Precision[i], Recall[i], F1[i], Support[i]))
            .Append(Line("macro mean", MacroPrecision, MacroRecall, MacroF1, Support.Sum()));
        EvaluationTable.Append(text, [head, .. lines]);
        if (!Confusion.IsEmpty)
        {
            text.Append('\n');
            EvaluationTable.Append(
                text,
                 [
                    ["true \\ predicted", .. Classes],
                    .. Confusion.Select((row, i) => (string[])[Classes[i], .. row.Select(n => n.ToString(CultureInfo.InvariantCulture))]),
                ]);
        }

        return text.ToString();

        // Five digits, but large numbers such as prices with separators: 13,118.
        static string Digits(double number) => number.ToString(number is >= 10_000 and < 1e12 ? "N0" : "G5", CultureInfo.InvariantCulture);

        static string[] Line(string name, double precision, double recall, double f1, int rows) =>
             [
                name, precision.ToString("F3", CultureInfo.InvariantCulture), recall.ToString("F3", CultureInfo.InvariantCulture),
                f1.ToString("F3", CultureInfo.InvariantCulture), rows.ToString(CultureInfo.InvariantCulture),
            ];
    }

    private double Mean(ImmutableArray<double> numbers)
    {
        var counted = numbers.Where((_, i) => Absent.IsEmpty || !Absent[i]);
        return counted.DefaultIfEmpty(double.NaN).Average();
    }
}
