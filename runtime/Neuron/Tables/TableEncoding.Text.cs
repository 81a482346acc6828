using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <content>As text: JSON for files, C# for programs, and a report to read.</content>
public sealed partial class TableEncoding
{
    /// <summary>The encoding as JSON on one line, as in model files; without the report.</summary>
    public string ToJson() => EncodingWriter.Write(this);

    /// <summary>An encoding from its JSON. Equal to the one that was written.</summary>
    /// <param name="json">As <see cref="ToJson"/> writes it, members in any order; at most 4 MB.</param>
    /// <exception cref="FormatException">
    /// The text is damaged, or no encoding; the message names the place, such as <c>inputs[3].deviation</c>.
    /// </exception>
    public static TableEncoding Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return EncodingReader.Read(json);
    }

    /// <summary>
    /// The columns as C#, <c>Inputs = [ … ]</c>, to paste into <c>CsvOptions</c> if detection should not decide again. Means, deviations
    /// and fills are not there: they are fitted to the training rows.
    /// </summary>
    public string ToSource() => EncodingSource.Write(this);

    /// <summary>
    /// The report: first a line such as <c>25 inputs from 7 columns; target price (number); decimal comma; 1,400 rows</c>, then a line
    /// per column, what is ignored and why, and notes. An encoding from a file does not know rows, reasons and notes.
    /// </summary>
    public override string ToString() => EncodingReport.Write(this);
}
