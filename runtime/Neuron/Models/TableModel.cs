using System.Buffers;
using System.Runtime.CompilerServices;
using Generated.Neuron.Files;
using Generated.Neuron.Loaded;
using Generated.Neuron.Tables;
using Generated.Neuron.Weights;

namespace Generated.Neuron;

/// <summary>
/// A network and the encoding of its table: it takes rows by the names of their columns, and returns numbers with their unit or classes
/// with their name. As an <see cref="IModel"/> it takes encoded inputs, so that a <see cref="LiveModel"/> exchanges both together.
/// </summary>
/// <remarks>May be used by many threads at once.</remarks>
public sealed class TableModel : IModel, IModelHolder
{
    private const int MostOnStack = 256;

    /// <summary>Rows that are encoded before the network is run on them.</summary>
    private const int RowsAtATime = 256;

    private readonly IModel _model;

    /// <summary>A network with the encoding of the rows that it was trained on.</summary>
    /// <param name="model">Takes encoded inputs; not changed from now on.</param>
    /// <param name="encoding">As many inputs as the network has, and targets that fit its outputs and loss.</param>
    /// <exception cref="ArgumentException">The two do not fit; the message says what to write.</exception>
    public TableModel(IModel model, TableEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(encoding);
        TopologyFit.Check(encoding, model.Topology, nameof(encoding));
        (_model, Encoding) = (model, encoding);
    }

    /// <summary>How rows become inputs, and outputs predictions.</summary>
    public TableEncoding Encoding { get; }

    /// <inheritdoc/>
    IModel IModelHolder.Held => _model;

    /// <inheritdoc/>
    public Topology Topology => _model.Topology;

    /// <summary>The network of a model file and its encoding. Nothing but this library is needed.</summary>
    /// <remarks>
    /// Predictions have the bits of a generated class of the same topology without options. For many rows at once such a class is several
    /// times as fast: load it, and pass it to <see cref="TableModel(IModel, TableEncoding)"/>.
    /// </remarks>
    /// <param name="path">A file that <c>network.Save(path, encoding)</c> wrote; the extension selects the format.</param>
    /// <exception cref="ArgumentException">The extension is of no format.</exception>
    /// <exception cref="ModelFileException">The file is damaged, not understood, or has no encoding.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static TableModel FromFile(string path) => Of(ModelFormat.ToLoad(path), ModelFiles.Read(path));

    /// <summary>As <see cref="FromFile(string)"/>, from a stream's position to its end; the format is detected from the content.</summary>
    /// <param name="stream">Such as a resource of the program.</param>
    /// <exception cref="ModelFileException">The content is damaged, not understood, or has no encoding.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static TableModel FromFile(Stream stream)
    {
        var file = ModelFiles.Read(stream);
        return Of(ModelFormat.OfContent(file.Content), file);
    }

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) => _model.Forward(inputs, outputs);

    /// <summary>Predicts one row.</summary>
    /// <param name="row">A value for each of the encoding's columns.</param>
    /// <exception cref="ArgumentException">
    /// A column is missing or unknown, or a value did not occur in training; the message names the column and what it accepts.
    /// </exception>
    /// <exception cref="InvalidOperationException">An output is NaN or infinite.</exception>
    [OverloadResolutionPriority(1)]
    public Prediction Predict(TableRow row)
    {
        var inputCount = Encoding.InputCount;
        float[]? rented = null;
        try
        {
            var inputs = inputCount <= MostOnStack
                ? stackalloc float[inputCount]
                : (rented = ArrayPool<float>.Shared.Rent(inputCount)).AsSpan(0, inputCount);
            Encoding.Encode(row, inputs);
            return Decode(inputs);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<float>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Predicts rows.</summary>
    /// <param name="rows">Each with a value for each of the encoding's columns.</param>
    /// <returns>In the order of the rows.</returns>
    /// <exception cref="ArgumentException">
    /// A row is not as in <see cref="Predict(TableRow)"/>; the message begins with its number, counted from 1.
    /// </exception>
    /// <exception cref="InvalidOperationException">An output is NaN or infinite.</exception>
    public Prediction[] Predict(IEnumerable<TableRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var predictions = new List<Prediction>();
        foreach (var chunk in rows.Chunk(RowsAtATime))
        {
            var inputs = new float[chunk.Length * Encoding.InputCount];
            for (var row = 0; row < chunk.Length; row++)
            {
                try
                {
                    Encoding.Encode(chunk[row], inputs.AsSpan(row * Encoding.InputCount, Encoding.InputCount));
                }
                catch (ArgumentException problem)
                {
                    throw new ArgumentException($"Row {predictions.Count + row + 1}: {problem.Message}", nameof(rows), problem);
                }
            }

            var outputs = new float[chunk.Length * Topology.OutputCount];
            _model.Forward(inputs, outputs);
            for (var row = 0; row < chunk.Length; row++)
            {
                predictions.Add(Encoding.Decode(outputs.AsSpan(row * Topology.OutputCount, Topology.OutputCount)));
            }
        }

        return [.. predictions];
    }

    /// <summary>The network and the encoding in one line.</summary>
    public override string ToString() =>
        $"{Topology}; {Words.Count(Encoding.Columns.Length, "column")} → {string.Join(", ", Encoding.Targets)}";

    private static TableModel Of(ModelFormat format, ModelFile file)
    {
        var stored = format.Read(file);
        var topology = NetworkWeights.Topology(file, stored);
        var encoding = EncodedFiles.Of(file, stored, topology) ?? throw file.Wrong(
            TensorSet.EncodingPlace,
            "is missing: the file has weights, but not what its inputs mean; save it by network.Save(path, encoding), or load it into its "
            + "class");
        return new TableModel(new LoadedNetwork(topology, NetworkWeights.Parameters(stored, topology)), encoding);
    }

    private Prediction Decode(ReadOnlySpan<float> inputs)
    {
        var outputs = Topology.OutputCount <= MostOnStack ? stackalloc float[Topology.OutputCount] : new float[Topology.OutputCount];
        _model.Forward(inputs, outputs);
        return Encoding.Decode(outputs);
    }
}
