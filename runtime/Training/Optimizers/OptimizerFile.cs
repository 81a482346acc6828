using Generated.Neuron.Files;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>Saves and loads optimizers: a loaded optimizer continues, bit for bit, like the one that was saved.</summary>
public static class OptimizerFile
{
    /// <summary>Saves an optimizer's state, learning rate and settings as safetensors.</summary>
    /// <param name="optimizer">One of this library's, or another one that is <see cref="IStateful"/>.</param>
    /// <param name="path">The file; an existing one is replaced as a whole.</param>
    /// <exception cref="ArgumentException">The optimizer is not <see cref="IStateful"/>.</exception>
    /// <exception cref="IOException">It cannot be written; what was there before is unchanged.</exception>
    public static void Save(this IOptimizer optimizer, string path) => ModelFiles.Write(path, Content(optimizer));

    /// <inheritdoc cref="Save(IOptimizer, string)"/>
    /// <param name="optimizer">One of this library's, or another one that is <see cref="IStateful"/>.</param>
    /// <param name="stream">Written to from its position.</param>
    public static void Save(this IOptimizer optimizer, Stream stream) => ModelFiles.Write(stream, Content(optimizer));

    /// <summary>Loads what <see cref="Save(IOptimizer, string)"/> saved.</summary>
    /// <param name="optimizer">One of the same kind with the same settings; its learning rate is set to the saved one.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The optimizer is not <see cref="IStateful"/>.</exception>
    /// <exception cref="ModelFileException">The file is damaged, or of another optimizer; nothing is changed.</exception>
    /// <exception cref="IOException">The file is missing, is a folder, or may not be read.</exception>
    public static void Load(this IOptimizer optimizer, string path)
    {
        Check(optimizer);
        Read(optimizer, ModelFiles.Read(path));
    }

    /// <inheritdoc cref="Load(IOptimizer, string)"/>
    /// <param name="optimizer">One of the same kind with the same settings; its learning rate is set to the saved one.</param>
    /// <param name="stream">Read from its position to its end.</param>
    public static void Load(this IOptimizer optimizer, Stream stream)
    {
        Check(optimizer);
        Read(optimizer, ModelFiles.Read(stream));
    }

    /// <summary>The exception for an optimizer that cannot be saved.</summary>
    internal static ArgumentException NotStateful(IOptimizer optimizer, string name) =>
        new($"{optimizer.GetType()} cannot be saved: implement {nameof(IStateful)}, which names its state.", name);

    private static byte[] Content(IOptimizer optimizer)
    {
        Check(optimizer);
        return StateFile.Optimizer.Write(state => state.Part("optimizer", optimizer));
    }

    private static void Read(IOptimizer optimizer, ModelFile file) =>
        StateFile.Optimizer.Read(file, state => state.Part("optimizer", optimizer));

    private static void Check(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (optimizer is not IStateful)
        {
            throw NotStateful(optimizer, nameof(optimizer));
        }
    }
}
