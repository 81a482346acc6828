using System.Text;

namespace Generated.Neuron.Weights;

/// <summary>Files of other kinds, or that nobody should read, recognized by their first bytes or their extension.</summary>
/// <remarks>
/// A <c>.pt</c> or <c>.pkl</c> is a pickle: loading it runs whatever code it names. It is never read; the message says how to
/// save the same as safetensors.
/// </remarks>
internal static class ForeignContent
{
    private const string Pickle = "is a pickle, which may run code when it is loaded and is never read";

    private const string FromTorch =
        Pickle + "; in Python: from safetensors.torch import save_file; save_file(model.state_dict(), \"model.safetensors\")";

    private const string FromKeras =
        "is a Keras or HDF5 file; in Python: "
        + "numpy.savez(\"model.npz\", **{f\"{i}.{n}\": w for i, layer in enumerate(model.layers) "
        + "for n, w in zip((\"kernel\", \"bias\"), layer.get_weights())})";

    private const string FromScikitLearn =
        Pickle + "; in Python: numpy.savez(\"model.npz\", **{f\"coefs_{i}\": w for i, w in enumerate(model.coefs_)}, "
        + "**{f\"intercepts_{i}\": b for i, b in enumerate(model.intercepts_)})";

    /// <summary>What <see cref="OfBytes"/> returns for an archive that may be NumPy's.</summary>
    public const string ZipArchive = "is a zip archive, as NumPy's files are; give it the extension .npz if it is one";

    private const string ZipMagic = "PK\u0003\u0004";

    /// <summary>What a file with this extension is and how to save it instead; null if the extension is unknown.</summary>
    public static string? OfExtension(string extension) => extension.ToUpperInvariant() switch
    {
        ".PT" or ".PTH" or ".CKPT" => FromTorch,
        ".H5" or ".HDF5" or ".KERAS" => FromKeras,
        ".PKL" or ".PICKLE" or ".JOBLIB" => FromScikitLearn,
        _ => null,
    };

    /// <summary>What these bytes are, if they are a file of another kind than it is taken for.</summary>
    public static string? OfBytes(byte[] content)
    {
        if (StartsWith(content, "\u0089HDF\r\n\u001a\n"))
        {
            return FromKeras;
        }

        if (IsPickle(content))
        {
            return FromTorch;
        }

        return StartsWith(content, ZipMagic) ? OfEntry(FirstEntry(content)) ?? ZipArchive
            : StartsWith(content, "\u0093NUMPY")
                ? "is a single NumPy array; in Python: numpy.savez(\"model.npz\", **{\"0.weight\": …, \"0.bias\": …})"
                : null;
    }

    /// <summary>What a zip archive with such an entry is, if it is not a NumPy file.</summary>
    public static string? OfEntry(string name) =>
        name.EndsWith("data.pkl", StringComparison.Ordinal) ? FromTorch
        : name is "config.json" or "model.weights.h5" or "metadata.json" ? FromKeras
        : null;

    /// <summary>The name in the local header at the start of an archive: PyTorch and Keras put first what tells them.</summary>
    private static string FirstEntry(byte[] content)
    {
        const int LengthAt = 26, NameAt = 30;
        return content.Length < NameAt
            ? ""
            : Encoding.ASCII.GetString(content, NameAt, Math.Min(LittleEndian.UInt16(content, LengthAt), content.Length - NameAt));
    }

    private static bool StartsWith(byte[] content, string magic)
    {
        for (var i = 0; i < magic.Length; i++)
        {
            if (i >= content.Length || content[i] != magic[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The protocols of pickle that have a head: 2 to 5. The same two bytes may start the length of a safetensors header, which
    /// is below 2²⁴: zeros follow there.
    /// </summary>
    private static bool IsPickle(byte[] content) =>
        content.Length > 8 && content[0] == 0x80 && content[1] is >= 2 and <= 5
        && (content[3] | content[4] | content[5] | content[6] | content[7]) != 0;
}
