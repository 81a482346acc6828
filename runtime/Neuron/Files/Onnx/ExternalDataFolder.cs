using Generated.Neuron.Weights;

namespace Generated.Neuron.Files;

/// <summary>The files beside a model: those in its folder and subfolders, and no others.</summary>
/// <param name="modelPath">The model.</param>
internal sealed class ExternalDataFolder(string modelPath) : IExternalData
{
    public long Length(ModelFile file, string tensor, ExternalPlace place) => Locate(file, tensor, place).Length;

    public byte[] Read(ModelFile file, string tensor, ExternalPlace place, long length)
    {
        var data = Locate(file, tensor, place);
        if (place.Offset > data.Length || length > data.Length - place.Offset || length > Array.MaxLength)
        {
            throw file.Wrong(
                tensor,
                $"its data are bytes {place.Offset} to {place.Offset}+{length} of {PlainText.Quote(place.Location)}, which has "
                + $"{data.Length}; copy the file again, or export with external_data=False");
        }

        // All at once, not memory-mapped: the file may be truncated while it is read.
        using var stream = data.OpenRead();
        stream.Position = place.Offset;
        var bytes = new byte[length];
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            ? bytes
            : throw file.Wrong(tensor, $"{PlainText.Quote(place.Location)} became shorter while it was read; try again");
    }

    private FileInfo Locate(ModelFile file, string tensor, ExternalPlace place)
    {
        // Both separators, whatever the system, and Windows's drives: what is refused here is refused everywhere.
        var parts = place.Location.Split('/', '\\');
        if (parts.Any(part => part is "" or "." or "..") || place.Location.Contains(':') || place.Location.Contains('\0'))
        {
            throw file.Wrong(
                tensor,
                $"its data are at {PlainText.Quote(place.Location)}, but only a file beside the model is read; put it there, or export "
                    + "with external_data=False");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
        for (var count = 1; count <= parts.Length; count++)
        {
            var step = Path.Combine([folder, .. parts.Take(count)]);
            var isLast = count == parts.Length;
            if (new FileInfo(step).LinkTarget is not null)
            {
                throw file.Wrong(
                    tensor,
                    $"its data are at {PlainText.Quote(place.Location)}, which is a link; put the file itself beside the model");
            }

            if (isLast ? !File.Exists(step) : !Directory.Exists(step))
            {
                throw file.Wrong(
                    tensor,
                    $"its data are in the file {PlainText.Quote(place.Location)}, which is not beside the model; put it there, or "
                        + "export with external_data=False");
            }
        }

        return new FileInfo(Path.Combine([folder, .. parts]));
    }
}
