namespace Generated.Neuron.Tables;

/// <summary>How a target column becomes the targets that a network is trained on. Has value equality.</summary>
/// <param name="Name">The column's name.</param>
internal abstract record TargetEncoding(string Name)
{
    /// <summary>How many numbers a target is.</summary>
    public abstract int Width { get; }

    /// <summary>Writes the target of a field of text.</summary>
    /// <param name="field">As the file has it.</param>
    /// <param name="missing">The texts that mean a missing value.</param>
    /// <param name="targets"><c>[<see cref="Width"/>]</c>, overwritten</param>
    /// <returns>Null, or what is wrong with the value, to follow the column's name in a message.</returns>
    public string? EncodeField(ReadOnlySpan<char> field, MissingSpellings missing, Span<float> targets)
    {
        var text = FieldText.Trim(field);
        return missing.Contains(text, amongWords: this is ClassTarget)
            ? "the target is missing, and a row without a target cannot be trained on; remove the row"
            : EncodeText(text, targets);
    }

    protected abstract string? EncodeText(ReadOnlySpan<char> text, Span<float> targets);
}
