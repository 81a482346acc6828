namespace Generated.Neuron.Weights;

/// <summary>
/// Reads safetensors: 8 bytes with the length of the header, the header as JSON, then the tensors without a hole between them.
/// https://github.com/huggingface/safetensors#format
/// </summary>
internal static class SafetensorsReader
{
    /// <summary>The header's length, a number of 64 bits, least significant byte first.</summary>
    public const int LengthBytes = 8;

    /// <summary>
    /// The format allows 100 MB; the headers of fully connected networks take a few kilobytes, and the longest encoding of a table 12 MB.
    /// </summary>
    public const int LongestHeader = 16_000_000;

    /// <exception cref="ModelFileException">The file is not as the format demands.</exception>
    public static TensorSet Read(ModelFile file)
    {
        var content = file.Content;
        if (ForeignContent.OfBytes(content) is { } foreign)
        {
            throw file.Wrong(ModelFile.Byte(0), foreign);
        }

        if (content.Length < LengthBytes)
        {
            throw file.Wrong(
                ModelFile.Byte(content.Length),
                $"the file ends, but a safetensors file starts with {LengthBytes} bytes for the length of its header; {SaveAgain}");
        }

        var length = LittleEndian.UInt64(content, 0);
        if (length > LongestHeader)
        {
            throw file.Wrong(
                ModelFile.Byte(0),
                $"the header claims to have {length} bytes, more than the {LongestHeader} that are read; it is not a safetensors file, or "
                + "holds far more than a fully connected network");
        }

        if ((int)length > content.Length - LengthBytes)
        {
            throw file.Wrong(
                ModelFile.Byte(0),
                $"the header claims to have {length} bytes, but {content.Length - LengthBytes} follow; {SaveAgain}");
        }

        return new SafetensorsHeader(file, LengthBytes + (int)length).Read();
    }

    internal const string SaveAgain = "the file is damaged or cut off, so save or copy it again";
}
