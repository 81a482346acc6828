namespace Generated.Neuron.Weights;

/// <summary>Reads NumPy's <c>.npz</c>: a zip archive of arrays, each in NumPy's own format.</summary>
internal static class NpzReader
{
    /// <summary>
    /// The total size of all entries when inflated may be this much, plus a hundred times the file's length. Weights hardly
    /// shrink when deflated, zeros at best to a hundredth; whatever shrinks further is not a network.
    /// </summary>
    public const int InflatedBytes = 20_000_000, InflatedTimes = 100;

    private const string Suffix = ".npy";

    /// <exception cref="ModelFileException">The file is not as the format demands.</exception>
    public static TensorSet Read(ModelFile file)
    {
        if (ForeignContent.OfBytes(file.Content) is { } other and not ForeignContent.ZipArchive)
        {
            throw file.Wrong(ModelFile.Byte(0), other);
        }

        var entries = ZipDirectory.Read(file);
        foreach (var entry in entries)
        {
            if (ForeignContent.OfEntry(entry.Name) is { } foreign)
            {
                throw file.Wrong(entry.Place, foreign);
            }

            if (!entry.Name.EndsWith(Suffix, StringComparison.Ordinal))
            {
                throw file.Wrong(entry.Place, "is not a NumPy array, whose name ends with .npy; save arrays alone, by numpy.savez");
            }
        }

        // All headers before any data, so that nothing is inflated for an archive that claims too much.
        var arrays = entries.Select(entry => new NpyEntry(file, entry)).ToList();
        var (inflated, most) = (arrays.Sum(array => array.Entry.Length), Math.Min(
            file.MostBytes, InflatedBytes + (long)InflatedTimes * file.Content.Length));
        if (inflated > most)
        {
            throw file.Wrong(
                ModelFile.Byte(0),
                $"the arrays have {inflated} bytes when inflated, more than the {most} that are read of such a file; "
                + "save the arrays of the network alone, by numpy.savez");
        }

        List<RawTensor> tensors = [];
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        foreach (var array in arrays)
        {
            var name = array.Entry.Name.Substring(0, array.Entry.Name.Length - Suffix.Length);
            var bytes = array.Inflate();
            if (array.IsText)
            {
                metadata.Add(name, array.Text(bytes));
            }
            else
            {
                tensors.Add(array.Tensor(name, bytes));
            }
        }

        return new TensorSet(tensors, metadata);
    }
}
