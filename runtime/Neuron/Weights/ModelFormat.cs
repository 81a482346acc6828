namespace Generated.Neuron.Weights;

/// <summary>A format of model files: one row for each.</summary>
/// <param name="Extension">With its point, in lower case.</param>
/// <param name="Read">A file as a network.</param>
/// <param name="Write">A network as the content of a file.</param>
internal sealed record ModelFormat(string Extension, Func<ModelFile, StoredNetwork> Read, Func<StoredNetwork, byte[]> Write)
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
    /// <exception cref="ArgumentException">The extension says nothing.</exception>
    /// <exception cref="ModelFileException">
    /// The extension is of a kind of file that is never read; the message says how to save it instead.
    /// </exception>
    public static ModelFormat ToLoad(string path) => Find(path) ?? (ForeignContent.OfExtension(Path.GetExtension(path)) is { } foreign
        ? throw new ModelFile(path, []).Wrong($"extension {Path.GetExtension(path)}", foreign)
        : throw new ArgumentException(
            $"'{Path.GetExtension(path)}' is not a model file extension; use {Extensions}.",
            nameof(path)));

    public void Save(INetwork network, string path) => ModelFiles.Write(path, Write(NetworkWeights.Of(network)));

    public void Save(INetwork network, Stream stream) => ModelFiles.Write(stream, Write(NetworkWeights.Of(network)));

    public void Load(INetwork network, string path) => Load(network, ModelFiles.Read(path, ModelFiles.LongestFor(network)));

    public void Load(INetwork network, Stream stream) => Load(network, ModelFiles.Read(stream, ModelFiles.LongestFor(network)));

    private void Load(INetwork network, ModelFile file) => NetworkWeights.Write(file, Read(file), network);

    private static string Extensions =>
        $"{string.Join(", ", All.Take(All.Count - 1).Select(format => format.Extension))} or {All[^1].Extension}";

    private static ModelFormat? Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return All.FirstOrDefault(format => Path.GetExtension(path).Equals(format.Extension, StringComparison.OrdinalIgnoreCase));
    }
}
