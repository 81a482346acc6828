using System.Buffers.Binary;
using Generated.Neuron.Files;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// The one format in which training is saved: safetensors, so that any safetensors reader can open it. Settings are the metadata, as
/// text; numbers are scalars in F64 and I64, lists are F32 and I32; names say what they belong to, as in <c>optimizer.first</c>.
/// The metadata has what the file is for (<c>kind</c>) and the version of its content (<c>version</c>). The last tensor,
/// <c>crc32</c>, is the checksum of every byte before it.
/// </summary>
internal sealed class StateFile
{
    /// <summary>An optimizer's file.</summary>
    public static readonly StateFile Optimizer = new(
        "Generated.Neuron optimizer", "1", "an optimizer", "write it with Save of an optimizer", "start with a new optimizer");

    /// <summary>A trainer's file.</summary>
    public static readonly StateFile Checkpoint = new(
        "Generated.Neuron checkpoint", "2", "a checkpoint", "name one that Trainer.CheckpointPath wrote", "start over without Resume");

    private const string KindKey = "kind";
    private const string VersionKey = "version";

    private const string ChecksumName = "crc32";

    private readonly string _kind;

    // Increases with every change to what is written or what it means.
    private readonly string _version;
    private readonly string _what;
    private readonly string _remedy;
    private readonly string _startAnew;

    private StateFile(string kind, string version, string what, string remedy, string startAnew) =>
        (_kind, _version, _what, _remedy, _startAnew) = (kind, version, what, remedy, startAnew);

    /// <summary>A whole file.</summary>
    /// <param name="exchange">Names everything that goes into it.</param>
    /// <exception cref="IOException">It would be larger than a file that can be read.</exception>
    public byte[] Write(Action<SavedState> exchange)
    {
        var state = new StateWriter();
        exchange(state);
        StateTensor[] tensors = [.. state.Tensors, new(ChecksumName, StateTensor.UInt32, [], new byte[sizeof(uint)])];
        var bytes = tensors.Sum(tensor => (long)tensor.Content.Length);
        if (bytes > ModelFile.Longest - SafetensorsReader.LongestHeader)
        {
            throw new IOException(FormattableString.Invariant(
            $"The state takes {bytes:N0} bytes; a file of more than {ModelFile.Longest:N0} bytes could not be read again."));
        }

        var content = SafetensorsWriter.Begin(
            [new(KindKey, _kind), new(VersionKey, _version), .. state.Settings],
            [.. tensors.Select(tensor => new SafetensorsEntry(tensor.Name, tensor.Type, tensor.Shape, tensor.Content.Length))],
            out var position);
        foreach (var tensor in tensors)
        {
            tensor.Content.CopyTo(content, position);
            position += tensor.Content.Length;
        }

        var end = content.Length - sizeof(uint);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(end), Crc32.Of(content, 0, end));
        return content;
    }

    /// <summary>Checks a whole file, then applies it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="exchange">Names everything that must be in it.</param>
    /// <exception cref="ModelFileException">It is damaged, foreign, or does not fit; nothing is changed.</exception>
    public void Read(ModelFile file, Action<SavedState> exchange)
    {
        var content = SafetensorsReader.Read(file);
        Check(file, content.Metadata, KindKey, _kind, $"so that the file is not {_what}; {_remedy}");
        Check(file, content.Metadata, VersionKey, _version, "which this version of the library does not read; use the one that wrote it");
        CheckSum(file, content);
        var state = new StateReader(
            file,
            new TensorSet(
                [.. content.Tensors.Where(tensor => tensor.Name != ChecksumName)],
                content.Metadata.Where(entry => entry.Key is not (KindKey or VersionKey)).ToDictionary(StringComparer.Ordinal)),
            _startAnew);
        exchange(state);
        state.Accept();
    }

    private static void Check(ModelFile file, IReadOnlyDictionary<string, string> metadata, string key, string expected, string problem)
    {
        if (!metadata.TryGetValue(key, out var found))
        {
            throw file.Wrong($"metadata '{key}'", $"is missing, {problem}");
        }

        if (found != expected)
        {
            throw file.Wrong($"metadata '{key}'", $"is {PlainText.Quote(found)} instead of '{expected}', {problem}");
        }
    }

    private static void CheckSum(ModelFile file, TensorSet content)
    {
        var end = file.Content.Length - sizeof(uint);
        if (content.Tensors.FirstOrDefault(tensor => tensor.Name == ChecksumName) is not { DataType: StateTensor.UInt32, Shape: [] } sum
            || sum.Offset != end)
        {
            throw file.Wrong(
                ModelFile.Tensor(ChecksumName), "is not the last number of the file; the file is damaged, so take another one");
        }

        if (LittleEndian.UInt32(file.Content, end) != Crc32.Of(file.Content, 0, end))
        {
            throw file.Wrong(ModelFile.Tensor(ChecksumName), "is not the checksum of the file; the file is damaged, so take another one");
        }
    }
}
