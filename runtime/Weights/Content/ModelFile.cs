namespace Generated.Neuron.Weights;

/// <summary>A file as its reader sees it: bytes, and the name by which messages call it.</summary>
/// <param name="name">A path, or what else tells the user which file it is.</param>
/// <param name="content">All of it.</param>
/// <param name="beside">The files beside it; null if there are none, as for a stream.</param>
internal sealed class ModelFile(string name, byte[] content, IExternalData? beside = null)
{
    public string Name => name;

    public IExternalData? Beside => beside;

    public byte[] Content => content;

    /// <summary>What is read of a file whose network is not known: parameters for a quarter of a billion.</summary>
    public const int Longest = 1 << 30;

    /// <summary>The most bytes that are read, or inflated: no useful network has more.</summary>
    public int MostBytes { get; init; } = Longest;

    /// <summary>The exception for a file that is refused.</summary>
    /// <param name="place">Where: <c>byte 8</c>, or a place such as <see cref="Tensor"/> returns.</param>
    /// <param name="problem">
    /// What is wrong there and what to do, in the form “is …; …”. Names from the file are quoted by <see cref="PlainText"/>.
    /// </param>
    public ModelFileException Wrong(string place, string problem) => new($"{PlainText.Escape(name)}, {place}: {problem}.");

    /// <summary>A tensor as a place.</summary>
    public static string Tensor(string tensor) => $"tensor {PlainText.Quote(tensor)}";

    /// <summary>A byte as a place; bytes count from 0.</summary>
    public static string Byte(long position) => $"byte {position}";
}
