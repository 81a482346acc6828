using System.Globalization;
using Generated.Neuron;

// Three ways in for a pipeline of StandardScaler and MLPClassifier: its ONNX export, its numbers with the scaler folded into the network,
// and its numbers with the scaler in front of it. The arguments are the folder and a row for each further one.
var folder = args[0];
var exported = new Classifier();
exported.Load(Path.Combine(folder, "scaled-classifier-3.onnx"));

var scaling = Npz.Read(Path.Combine(folder, "sklearn-scaling.npz"));
var scaler = new StandardScaler(scaling["mean"].ToArray(), scaling["scale"].ToArray());
var plain = new Classifier();
plain.Load(Path.Combine(folder, "sklearn-scaled.npz"));

var folded = new Classifier();
folded.Load(Path.Combine(folder, "sklearn-scaled.npz"));
scaler.FoldInto(folded);

foreach (var text in args[1..])
{
    float[] row = [.. text.Split(',').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
    Print("exported", exported, row);
    Print("folded", folded, row);
    Print("scaled", plain, scaler.Transform(row));
}

// A regressor whose topology only the file knows.
var regressor = MatrixNetwork.FromFile(Path.Combine(folder, "regressor-relu-1-scaled.onnx"));
Console.WriteLine(regressor.Topology);

static void Print(string way, IModel model, float[] row)
{
    var outputs = new float[model.Topology.OutputCount];
    model.Forward(row, outputs);
    Console.WriteLine($"{way} {string.Join(' ', outputs.Select(output => output.ToString("R", CultureInfo.InvariantCulture)))}");
}

[Network(3, 5, 3, Loss = Loss.CrossEntropy)]
internal sealed partial class Classifier;
