namespace Generated.Neuron.Weights;

/// <summary>A file in a zip archive, as the archive's directory has it.</summary>
/// <param name="Name">Without a way out of its folder.</param>
/// <param name="Start">Where its local header starts.</param>
/// <param name="DataStart">Where its bytes start.</param>
/// <param name="StoredLength">The bytes in the archive.</param>
/// <param name="Length">The bytes when inflated, as the directory has it.</param>
/// <param name="Crc">Of the inflated bytes.</param>
/// <param name="IsDeflated">Whether they are deflated, or stored as they are.</param>
internal sealed record ZipEntry(string Name, int Start, int DataStart, int StoredLength, long Length, uint Crc, bool IsDeflated)
{
    public int End => DataStart + StoredLength;

    public string Place => $"entry {PlainText.Quote(Name)}";
}
