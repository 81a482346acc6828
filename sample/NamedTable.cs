using System.Globalization;

namespace Generated.Neuron.Sample;

/// <summary>
/// A data file of the sample as a table with column names, which the files do not have: scikit-learn's first line is the number of rows and
/// inputs and the names of the classes, or is missing.
/// </summary>
/// <param name="File">The name of the file.</param>
/// <param name="Inputs">The names of its inputs, in order.</param>
/// <param name="Target">The name of its last column, the class.</param>
internal sealed record NamedTable(string File, IReadOnlyList<string> Inputs, string Target)
{
    public static readonly NamedTable Iris = new("iris.csv", ["sepal length", "sepal width", "petal length", "petal width"], "species");

    public static readonly NamedTable Wine = new(
        "wine.csv",
        [
            "alcohol", "malic acid", "ash", "alkalinity of ash", "magnesium", "phenols", "flavonoids", "nonflavonoid phenols",
            "proanthocyanins", "color intensity", "hue", "OD280/OD315", "proline",
        ],
        "grower");

    private static readonly string[] Measurements =
    [
        "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity", "concave points", "symmetry",
        "fractal dimension",
    ];

    public static readonly NamedTable Cancer = new(
        "breast_cancer.csv",
        [
            .. Measurements.Select(name => $"mean {name}"), .. Measurements.Select(name => $"{name} error"),
            .. Measurements.Select(name => $"worst {name}"),
        ],
        "diagnosis");

    public static readonly NamedTable Digits = new(
        "digits.csv", [.. Enumerable.Range(0, 64).Select(pixel => $"pixel {pixel / 8 + 1}.{pixel % 8 + 1}")], "digit");

    /// <summary>All rows, with inputs as they are in the file, and the names of columns and classes.</summary>
    /// <remarks>Only names are fitted here: the inputs are scaled after the split, from the training rows alone.</remarks>
    public (Dataset Rows, TableEncoding Encoding) Read()
    {
        var lines = System.IO.File.ReadAllLines(LabeledRows.OwnFile(File));
        string[] classes = [.. lines[0].Split(',').Skip(2).TakeWhile(name => !double.TryParse(name, CultureInfo.InvariantCulture, out _))];
        var rows = classes.Length > 0 ? lines[1..] : lines;
        var text = string.Join('\n', [string.Join(',', [.. Inputs, Target]), .. rows]);
        var table = TableRows.FromCsv(new StringReader(text), new CsvOptions
        {
            Inputs = [.. Inputs.Select(name => new NumberColumn(name) { Scaling = Scaling.None })],
            Targets = [Target],
            ClassLabels = true,
            Classes = classes,
        });
        var encoding = table.FitEncoding();
        return (table.Encode(encoding), encoding);
    }
}
