extern alias generator;

using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Generated.Neuron.Tests.Networks;
using generator::Generated.Neuron.Generator.Emission;
using generator::Generated.Neuron.Generator.Kinds;
using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;

namespace Generated.Neuron.Tests.Generator;

/// <summary>What the head of a network's file says is what its kernels are, for many topologies.</summary>
public sealed partial class HeadTests
{
    private static readonly (Activation Hidden, Activation Output, Loss Loss)[] All = [.. ActivationMatrix.All];

    private static readonly Gen<(Activation Hidden, Activation Output, Loss Loss)> Places = Gen.Int[0, All.Length - 1].Select(index =>
        All[index]);

    private static readonly Gen<NetworkSpec> Specs = Gen.Select(Gen.Double[0, Math.Log(300)].Array[2, 6], Places)
        .Select((logarithms, place) =>
    {
        int[] sizes = [.. logarithms.Select(logarithm => (int)Math.Exp(logarithm))];
        var layers = Enumerable.Range(1, sizes.Length - 1).Select(l => (LayerSpec)new DenseSpec(
            l, sizes[l - 1], sizes[l], (GeneratorActivation)(int)(l == sizes.Length - 1 ? place.Output : place.Hidden)));
        return new NetworkSpec(
            new TypeSpec(
                "", new EquatableArray<string>([]), "Any", "Any", HidesNames: false, IsDocumented: false, LeavesCls: false,
                    new ConstructorSpec(true, false, false)),
            new EquatableArray<LayerSpec>([.. layers]),
            (GeneratorLoss)(int)place.Loss,
            generator::Generated.Neuron.Initialization.ScaledNormal,
            "[Network]",
            NetworkOptions.None);
    });

    [Fact]
    public void Every_number_of_the_head_is_one_of_the_kernels() => Specs.Sample(spec =>
    {
        var (head, kernels) = (NetworkEmitter.Emit(spec).Text, EmittedFile.Emit(spec.Topology).Text);
        Assert.Contains($"private const int Rows = {Number(head, @"chunks of (\d+) rows")},", kernels, StringComparison.Ordinal);
        Assert.Contains($"public static int ShardRows => {Number(head, @"shards of ([\d,]+) rows")};", kernels, StringComparison.Ordinal);
        var floats = Number(head, @"//   memory        ([\d,]+) bytes") / sizeof(float);
        Assert.Contains(
            head.Contains("allocated once per thread", StringComparison.Ordinal)
                ? $"public static int MemoryLength => {floats};"
                : $"[InlineArray({floats} + 16)]",
            kernels,
            StringComparison.Ordinal);
        Assert.Equal(
            OptionalNumber(head, @"up to (\d+) rows are computed one at a time") ?? 1,
            OptionalNumber(kernels, @"SingleRows => (\d+);") ?? 1);
        Assert.Equal(
            OptionalNumber(head, @"Backward of up to (\d+) rows, one at a time"), OptionalNumber(kernels, @"TrainingRows => (\d+);"));
        foreach (Match layer in Layer().Matches(head))
        {
            var l = int.Parse(layer.Groups["index"].Value, CultureInfo.InvariantCulture);
            var (inputs, outputs) = (spec.Layers[l - 1].Inputs, spec.Layers[l - 1].Outputs);
            var shape = Shape(kernels, inputs, outputs);
            if (layer.Groups["tile"].Success)
            {
                Assert.Contains($"ForwardTile => {layer.Groups["tile"].Value};", shape, StringComparison.Ordinal);
                Assert.Contains(
                    $"ForwardRest => {(layer.Groups["rest"].Success ? layer.Groups["rest"].Value : "0")};",
                    shape,
                    StringComparison.Ordinal);
                Assert.Contains(
                    $"SumParts => {(layer.Groups["parts"].Success ? layer.Groups["parts"].Value : "1")};", shape, StringComparison.Ordinal);
                Assert.Contains(
                    $"InputsOfBlock => {(layer.Groups["block"].Success ? layer.Groups["block"].Value : inputs)};",
                    shape,
                    StringComparison.Ordinal);
                Assert.Matches($"DenseForward\\.Run<TSimd, TVector, Dense{inputs}x{outputs}, ", kernels);
            }

            if (layer.Groups["forward"].Value == "written out")
            {
                Assert.Matches($@"private static void Layer{l}(Part1)?\(", kernels);
            }

            if (layer.Groups["gradient"].Value == "written out")
            {
                Assert.Matches($@"private static void Gradient{l}(Part1)?\(", kernels);
            }
            else if (!layer.Groups["gradient"].Value.StartsWith("from", StringComparison.Ordinal))
            {
                var kernel = layer.Groups["gradient"].Value.StartsWith("one row", StringComparison.Ordinal)
                    ? "DenseLaneGradient"
                    : "DenseGradient";
                Assert.Matches($@"{kernel}\.(Run|WithLateWeight)<TSimd, TVector, Dense{inputs}x{outputs}\b", kernels);
            }
        }

        Assert.Equal(spec.Layers.Count, Layer().Count(head));
        Assert.Contains($"over inputs: {SumOrder.Of(Planner.Plan(spec.Topology)).OverInputs}", head, StringComparison.Ordinal);
    }, iter: 300);

    [Fact]
    public void Every_number_of_the_docs_is_one_of_the_kernels_and_every_way_is_theirs() => Specs.Sample(spec =>
    {
        var (file, kernels) = (NetworkEmitter.Emit(spec).Text, EmittedFile.Emit(spec.Topology).Text);
        var docs = file[file.IndexOf("/// <summary>", StringComparison.Ordinal)..file.IndexOf("partial class", StringComparison.Ordinal)]
            .Replace("\n/// ", " ", StringComparison.Ordinal);
        var parameters = Number(kernels, @"ParameterCount => (\d+)");
        Assert.Equal(parameters, Number(docs, @"network of ([\d,]+) parameters"));
        Assert.Equal(parameters, Number(docs, @"→ \[(\d+)\]"));
        Assert.Equal(sizeof(float) * parameters, Number(docs, @"Memory: ([\d,]+) bytes of parameters"));
        var floats = Number(docs, @"; ([\d,]+) bytes of working memory") / sizeof(float);
        Assert.Contains(
            docs.Contains("on the stack.", StringComparison.Ordinal)
                ? $"[InlineArray({floats} + 16)]"
                : $"public static int MemoryLength => {floats};",
            kernels,
            StringComparison.Ordinal);

        // Each weight once forward; once more for its gradient, and after the first layer for dz.
        var weights = spec.Layers.Sum(layer => layer.Inputs * layer.Outputs);
        Assert.Equal(weights, Number(docs, @"(\d+) multiply-adds? per row forward"));
        Assert.Equal(3 * weights - spec.Layers[0].Inputs * spec.Layers[0].Outputs, Number(docs, @"forward, (\d+) forward and backward"));

        var hasWritten = Regex.IsMatch(kernels, @"private static void (Layer|Gradient)\d");
        var hasLoops = kernels.Contains(": IDenseLayer", StringComparison.Ordinal);
        var code = Regex.Match(docs, "Code: (all written out|written out, except|loops)").Groups[1].Value;
        Assert.Equal(code != "all written out", hasLoops);
        Assert.True(code switch { "loops" => !hasWritten, "all written out" => hasWritten, _ => code.Length > 0 }, docs);
    }, iter: 300);

    [Fact]
    public void The_orders_of_sums_and_the_way_of_one_row_are_those_of_the_kernels() => Specs.Sample(spec =>
    {
        var (head, kernels) = (NetworkEmitter.Emit(spec).Text, EmittedFile.Emit(spec.Topology).Text);
        var overRows = Regex.Match(head, @"over rows: ([^\n]+)").Groups[1].Value;
        var inOrder = Regex.Match(overRows, @"in the order of the rows( for layers? ([\d, ]+))?");
        for (var l = 1; l <= spec.Layers.Count; l++)
        {
            var layer = spec.Layers[l - 1];
            var isInOrder = inOrder.Success
                && (!inOrder.Groups[1].Success || inOrder.Groups[2].Value.Split(", ").Contains($"{l}", StringComparer.Ordinal));

            // A comment before the call names the layer: two layers may have one shape.
            var call = Regex.Match(
                kernels,
                $@"// dW{l} \+= [^\n]*\n\s*(if \(!gradients\.IsEmpty\)\s*\{{?\s*)?"
                    + @"(SimdColumns\.Store[^\n]*\n)?\s*(\w+)\.(Run|WithLateWeight)<")
                .Groups[3].Value;
            Assert.Equal(isInOrder, call == "DenseGradient");
        }

        Assert.Equal(
            head.Contains("everything in registers", StringComparison.Ordinal),
            kernels.Contains("public static void Row(", StringComparison.Ordinal));
        Assert.Equal(
            head.Contains("vectors of neurons side by side", StringComparison.Ordinal),
            kernels.Contains("DenseRow.Run<", StringComparison.Ordinal));
        Assert.Equal(
            head.Contains("one row       as many rows", StringComparison.Ordinal),
            !kernels.Contains("SingleRows", StringComparison.Ordinal));
    }, iter: 300);

    [Fact]
    public void Networks_of_one_topology_share_their_kernels()
    {
        var run = new GeneratorRun(
            "using Generated.Neuron;\n\n[Network(2, 8, 1)] public partial class A;\n[Network(2, 8, 1)] public partial class B;\n"
                + "[Network(2, 9, 1)] public partial class C;");
        Assert.Equal(
             [
                "A.g.cs", "B.g.cs", "C.g.cs", "Generated.Neuron.Emitted.Network_2_8_1_Relu_Sigmoid_BinaryCrossEntropy.g.cs",
                "Generated.Neuron.Emitted.Network_2_9_1_Relu_Sigmoid_BinaryCrossEntropy.g.cs",
            ],
            run.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(run.CompilerDiagnostics);
    }

    // What a person reads in one go. A network that is written out is as long as its weights are many; of the others a layer is a line per
    // pass, whatever its width.
    [Theory]
    [InlineData("Network(2, 8, 1)", 600)]
    [InlineData("Network(4, 16, 3, Loss = Loss.CrossEntropy)", 630)]
    [InlineData("Network(16, 64, 64, 4, Loss = Loss.MeanSquaredError)", 370)]
    [InlineData("Network(784, 128, 10, Loss = Loss.CrossEntropy)", 340)]
    [InlineData("Network(16, 64, 64, 4, Loss = Loss.MeanSquaredError, Dropout = 0.1)", 390)]
    public void The_files_of_a_network_are_short(string attribute, int most)
    {
        var run = new GeneratorRun($"using Generated.Neuron;\n\n[{attribute}] public partial class Any;");
        Assert.InRange(run.Sources.Values.Sum(text => text.Count(character => character == '\n')), 1, most);
    }

    private static string Shape(string kernels, int inputs, int outputs)
    {
        var at = kernels.IndexOf($"struct Dense{inputs}x{outputs} ", StringComparison.Ordinal);
        return at < 0 ? "" : kernels[at..kernels.IndexOf('}', at)];
    }

    private static int Number(string text, string pattern) =>
        OptionalNumber(text, pattern) ?? throw new InvalidOperationException($"The text says nothing like “{pattern}”.");

    private static int? OptionalNumber(string text, string pattern) =>
        Regex.Match(text, pattern) is { Success: true } found
            ? int.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(
        @"layer (?<index>\d+): (?<forward>written out|loops over \d+ parts of its sum"
            + @"|loops over tiles of (?<tile>\d+)( and (?<rest>\d+))? neurons"
            + @"(, each sum in (?<parts>\d+) parts)?(, (?<block>\d+) inputs at a time)?)"
            + @"; gradient: (?<gradient>[^\n]+)")]
    private static partial Regex Layer();
}
