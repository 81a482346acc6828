using System.Text;

namespace Generated.Neuron;

/// <summary>Lines of cells with aligned columns: names to the left, numbers to the right.</summary>
internal static class EvaluationTable
{
    public static void Append(StringBuilder text, IReadOnlyList<string[]> lines)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            text.Append(
                string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))))
                .Append('\n');
        }
    }
}
