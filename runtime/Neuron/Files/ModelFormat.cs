using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>A format of model files: one row for each.</summary>
/// <param name="Extension">With its point, in lower case.</param>
/// <param name="Read">A file as a network.</param>
/// <param name="Write">A network as the content of a file.</param>
internal sealed record ModelFormat(string Extension, Func<ModelFile, StoredNetwork> Read, Func<NetworkToWrite, byte[]> Write)
{
    public static ModelFormat Safetensors { get; } =
        new(".safetensors", file => TensorNetwork.Of(file, SafetensorsReader.Read(file)), SafetensorsWriter.Write);

    public static ModelFormat Npz { get; } = new(".npz", file => TensorNetwork.Of(file, NpzReader.Read(file)), NpzWriter.Write);

    public static ModelFormat Onnx { get; } = new(".onnx", OnnxReader.Read, OnnxWriter.Write);

    public static IReadOnlyList<ModelFormat> All { get; } = [Safetensors, Npz, Onnx];

    /// <summary>The format of a file that is to be written.</summary>
    /// <exception cref="ArgumentException">The extension is none of these.</exception>
    public static ModelFormat ToSave(string path) =>
        Find(path) ?? throw new ArgumentException(
            $"'{Path.GetExtension(path)}' is not a model file extension; use {Extensions}.",
            nameof(path));

    /// <summary>The format of a file that is to be read.</summary>
    /// <exception cref="ArgumentException">The extension is unknown.</exception>
    /// <exception cref="ModelFileException">
    /// The extension is that of a file type that is never read; the message says how to save it instead.
    /// </exception>
    public static ModelFormat ToLoad(string path) => Find(path) ?? (ForeignContent.OfExtension(Path.GetExtension(path)) is { } foreign
        ? throw new ModelFile(path, []).Wrong($"extension {Path.GetExtension(path)}", foreign)
        : throw new ArgumentException(
            $"'{Path.GetExtension(path)}' is not a model file extension; use {Extensions}.",
            nameof(path)));

    /// <summary>The format of content without an extension, from its first bytes: ONNX, which has no signature, if no other.</summary>
    public static ModelFormat OfContent(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        return bytes.StartsWith("PK"u8) ? Npz
            : bytes.Length > SafetensorsReader.LengthBytes && bytes[SafetensorsReader.LengthBytes] == '{'
                && LittleEndian.UInt64(content, 0) <= SafetensorsReader.LongestHeader ? Safetensors
            : Onnx;
    }

    /// <param name="network">All parameters finite.</param>
    /// <param name="path">The file.</param>
    /// <param name="encoding">The text of the table's encoding, if there is one.</param>
    public void Save(INetwork network, string path, string? encoding = null) =>
        ModelFiles.Write(path, Write(NetworkToWrite.Of(network) with { Encoding = encoding }));

    /// <inheritdoc cref="Save(INetwork, string, string?)"/>
    public void Save(INetwork network, Stream stream, string? encoding = null) =>
        ModelFiles.Write(stream, Write(NetworkToWrite.Of(network) with { Encoding = encoding }));

    /// <param name="network">Unchanged if the file does not fit.</param>
    /// <param name="path">The file.</param>
    /// <param name="check">What else the file is asked for; it throws before anything is loaded.</param>
    public void Load(INetwork network, string path, Action<ModelFile, StoredNetwork>? check = null) =>
        Load(network, ModelFiles.Read(path, ModelFiles.LongestFor(network)), check);

    /// <inheritdoc cref="Load(INetwork, string, Action{ModelFile, StoredNetwork}?)"/>
    public void Load(INetwork network, Stream stream, Action<ModelFile, StoredNetwork>? check = null) =>
        Load(network, ModelFiles.Read(stream, ModelFiles.LongestFor(network)), check);

    private void Load(INetwork network, ModelFile file, Action<ModelFile, StoredNetwork>? check)
    {
        var stored = Read(file);
        check?.Invoke(file, stored);
        NetworkWeights.Write(file, stored, network);
    }

    private static string Extensions =>
        $"{string.Join(", ", All.Take(All.Count - 1).Select(format => format.Extension))} or {All[^1].Extension}";

    private static ModelFormat? Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return All.FirstOrDefault(format => Path.GetExtension(path).Equals(format.Extension, StringComparison.OrdinalIgnoreCase));
    }
}
