extern alias generator;

using System.Reflection;
using generator::Generated.Neuron.Generator.Emission;
using generator::Generated.Neuron.Generator.Kinds;
using generator::Generated.Neuron.Generator.Model;
using generator::Generated.Neuron.Generator.Planning;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;

namespace Generated.Neuron.Tests.Generator.Kinds;

/// <summary>
/// Networks with a kind of layer that the generator does not know, from the plan to the numbers: nothing outside of a kind's own file may
/// assume that layers with parameters are dense.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class OtherKindTests
{
    private const int Rows = 21;

    // Widths; * is a scale, + a residual connection over one layer, ~ dropout.
    [Theory]
    [InlineData("2 8 * 1")]
    [InlineData("2 * 8 1")]
    [InlineData("5 * 9 * 9 + 3")]
    [InlineData("3 7 4 *")]
    [InlineData("9 9 * + ~ * 2")]
    [InlineData("16 32 * 32 4")]
    [InlineData("16 * 20 20 * 4 *")]
    public void Layers_with_parameters_need_not_be_dense(string text)
    {
        var layers = Layers(text);
        var spec = new TopologySpec(new([.. layers]), GeneratorLoss.MeanSquaredError, NetworkOptions.None);
        var (forward, backward) = Compiled(spec);
        var program = Planner.Plan(spec);
        var random = new Random(1);
        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 1.6 - 0.8))];

        var p = Numbers(program.ParameterCount + Program.ParameterRoom);
        var (x, y) = (Numbers(Rows * spec.InputCount), Numbers(Rows * spec.OutputCount));
        float[] gradients = new float[program.ParameterCount], dx = new float[x.Length], outputs = new float[y.Length];
        forward(p, x, outputs);
        backward(p, x, y, gradients, dx);

        float[] row = new float[spec.OutputCount];
        for (var i = 0; i < Rows; i++)
        {
            float[] inputs = x[(i * spec.InputCount)..((i + 1) * spec.InputCount)];
            forward(p, inputs, row);
            Assert.Equal(outputs[(i * row.Length)..((i + 1) * row.Length)], row);
            Assert.All(Forward(layers, program, p, inputs).Zip(row), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }

        AssertSlopes(p.AsSpan(0, gradients.Length), gradients);
        AssertSlopes(x, dx);

        void AssertSlopes(Span<float> variables, float[] slopes)
        {
            for (var i = 0; i < variables.Length; i += Math.Max(1, variables.Length / 80))
            {
                const float step = 1e-2f;
                var kept = variables[i];
                variables[i] = kept + step;
                var above = backward(p, x, y, new float[gradients.Length], new float[x.Length]);
                variables[i] = kept - step;
                var below = backward(p, x, y, new float[gradients.Length], new float[x.Length]);
                variables[i] = kept;
                Assert.Equal((above - below) / (2 * step), slopes[i], 2e-3);
            }
        }
    }

    private static List<LayerSpec> Layers(string text)
    {
        var words = text.Split(' ');
        var (layers, dense, scales, last) = (new List<LayerSpec>(), 0, 0, Array.FindLastIndex(words, word => char.IsDigit(word[0])));
        for (var i = 1; i < words.Length; i++)
        {
            var width = i == 1 ? int.Parse(words[0]) : layers[^1].Outputs;
            layers.Add(words[i] switch
            {
                "*" => new ScaleSpec(++scales, width),
                "+" => new ResidualSpec(width, 1),
                "~" => new DropoutSpec(layers.Count, width, 0.5),
                var outputs => new DenseSpec(
                    ++dense, width, int.Parse(outputs), i == last ? GeneratorActivation.Sigmoid : GeneratorActivation.Tanh),
            });
        }

        return layers;
    }

    /// <summary>One row in double precision. Dropout does nothing here.</summary>
    private static double[] Forward(List<LayerSpec> layers, Program program, float[] p, float[] inputs)
    {
        var blocks = program.Blocks.ToDictionary(block => block.Spec.Name, block => block.Offset);
        double[] a = [.. inputs], taken = a;
        for (var i = 0; i < layers.Count; i++)
        {
            var (values, isAtOutput) = (a, layers.Skip(i + 1).All(layer => layer is not DenseSpec));
            switch (layers[i])
            {
                case DenseSpec dense:
                    taken = a;
                    a = [.. Enumerable.Range(0, dense.Outputs).Select(j => values
                        .Select((value, k) => value * p[blocks[$"W{dense.Index}"] + k * dense.Outputs + j])
                        .Sum() + p[blocks[$"b{dense.Index}"] + j])];
                    a = isAtOutput ? a : [.. a.Select(Math.Tanh)];
                    break;
                case ScaleSpec scale:
                    a = [.. a.Select((value, j) => value * p[blocks[$"s{scale.Number}"] + j] + p[blocks[$"t{scale.Number}"] + j])];
                    break;
                case ResidualSpec:
                    a = [.. a.Zip(taken, (one, other) => one + other)];
                    break;
            }
        }

        return [.. a.Select(z => 1 / (1 + Math.Exp(-z)))];
    }

    private static (Action<float[], float[], float[]>, Func<float[], float[], float[], float[], float[], float>) Compiled(TopologySpec spec)
    {
        var run = new GeneratorRun(EmittedFile.Emit(spec).Text, $$"""
            using Generated.Neuron.Passes;
            using Passes = Generated.Neuron.Emitted.{{EmittedName.Of(spec)}}.Passes;

            public static class Network
            {
                public static void Forward(float[] p, float[] x, float[] a) => Shards.Forward<Passes>(in p[0], x, a, 1);

                public static float Backward(float[] p, float[] x, float[] y, float[] gradients, float[] dx) =>
                    Shards.Backward<Passes>(in p[0], x, y, gradients, dx);
            }
            """);
        var type = run.Load().GetType("Network", throwOnError: true)!;
        T Method<T>(string name)
            where T : Delegate => type.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();
        return (
            Method<Action<float[], float[], float[]>>("Forward"),
            Method<Func<float[], float[], float[], float[], float[], float>>("Backward"));
    }
}
