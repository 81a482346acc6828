using System.Collections.Immutable;
using System.Globalization;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

public sealed partial class Dataset
{
    // As many names as fit into a line.
    private const int MostNames = 5;

    /// <summary>One line, for example <c>150 rows, 4 inputs, 3 classes (setosa, versicolor, virginica)</c>.</summary>
    public override string ToString()
    {
        var targets = !Classes.IsEmpty
            ? $"{Counted(Classes.Length, "class", "classes")}{Listed(Classes)}"
            : TargetCount == 0 ? "no targets" : Counted(TargetCount, "target", "targets");
        var weights = Weights.IsEmpty ? "" : ", row weights";
        return $"{Counted(Rows, "row", "rows")}, {Counted(InputCount, "input", "inputs")}{Listed(InputNames)}, {targets}{weights}";
    }

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static string Listed(ImmutableArray<string> names) => names.IsEmpty
        ? ""
        : $" ({string.Join(", ", names.Take(MostNames).Select(name => PlainText.Escape(name, longest: 40)))}"
            + (names.Length > MostNames ? ", …)" : ")");
}
