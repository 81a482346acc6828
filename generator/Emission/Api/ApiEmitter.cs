using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Parsing;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The members a user sees: parameters, checks, and the choice of the vector width.</summary>
internal static class ApiEmitter
{
    // Annotations alone: nothing here can be null, so the compiler's flow analysis of it would find nothing, in every build.
    public const string Usings = "#nullable enable annotations\n\n// A project whose internals this one sees may have kernels of the same topology: this project's own are meant.\n#pragma warning disable CS0436\n\nusing global::System;";

    private const string Shards = "global::Generated.Neuron.Threading.Shards";

    public static void Emit(CodeWriter writer, NetworkSpec spec, NetworkPlan plan)
    {
        ClassDocs.Emit(writer, spec, plan);
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"Generated.Neuron\", \"{Text.Version}\")]");
        using (writer.Block($"partial class {spec.Type.Name} : global::Generated.Neuron.IParallelNetwork, global::Generated.Neuron.IBatchNetwork"))
        {
            Constants(writer, plan);
            writer.Line();
            Members(writer, spec, plan);
            writer.Line();
            Passes(writer, spec, plan);
            if (Limits.HasPredict([.. plan.Spec.Sizes]))
            {
                writer.Line();
                Predict(writer, plan);
            }
        }
    }

    private static void Constants(CodeWriter writer, NetworkPlan plan) => writer.Line($"""
        /// <summary>The number of inputs a row.</summary>
        public const int InputCount = {plan.Spec.InputCount};

        /// <summary>The number of outputs a row.</summary>
        public const int OutputCount = {plan.Spec.OutputCount};

        /// <summary>The number of weights and biases.</summary>
        public const int ParameterCount = {plan.ParameterCount};
        """);

    private static void Members(CodeWriter writer, NetworkSpec spec, NetworkPlan plan)
    {
        var activations = string.Join(", ", plan.Layers.Select(layer => $"global::Generated.Neuron.Activation.{layer.Spec.Activation}"));
        writer.Line($$"""
            private static readonly global::Generated.Neuron.Topology SharedTopology = new(
                new[] { {{string.Join(", ", plan.Spec.Sizes)}} },
                new[] { {{activations}} },
                global::Generated.Neuron.Loss.{{plan.Spec.Loss}});

            // Kernels load whole vectors of weights; the last one may reach {{plan.ParameterRoom - 1}} numbers behind the parameters.
            private readonly global::Generated.Neuron.Simd.AlignedFloats _parameters = new(ParameterCount, {{plan.ParameterRoom}});

            /// <summary>A new network: weights standard normal × √(1 / (n_in + n_out)), biases 0.</summary>
            /// <param name="seed">The same seed gives the same weights on every machine.</param>
            public {{spec.Type.Name}}(int seed = 0) =>
                global::Generated.Neuron.Initializer.ScaledNormal(SharedTopology, Parameters, seed);

            /// <summary>Sizes, activations and loss.</summary>
            public global::Generated.Neuron.Topology Topology => SharedTopology;

            /// <summary>
            /// All parameters, in place: {{string.Join(", ", plan.Layers.Select(layer => $"W{layer.Index} [{layer.Inputs} in × {layer.Outputs} out], b{layer.Index} [{layer.Outputs}]"))}}.
            /// </summary>
            public Span<float> Parameters => _parameters.Span;

            private ref readonly float FirstParameter => ref _parameters.First;
            """);
    }

    private static void Passes(CodeWriter writer, NetworkSpec network, NetworkPlan plan)
    {
        var (spec, type) = (plan.Spec, network.Type.Name);
        var passes = $"global::{EmittedName.Namespace}.{EmittedName.Of(spec)}.Passes";
        writer.Line($$"""
            /// <summary>The outputs of any number of rows: {{Text.Formulas(plan)}}.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="outputs">a{{plan.Output.Index}}: <c>[rows × {{spec.OutputCount}}]</c>, overwritten</param>
            /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
            public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
            {
            """);
        if (plan.Row.MostRows > 0)
        {
            writer.Line($$"""
                    if (inputs.Length == InputCount && outputs.Length == OutputCount)
                    {
                        {{passes}}.ForwardRow(in FirstParameter, in inputs[0], ref outputs[0]);
                        return;
                    }

                """);
        }

        writer.Line($$"""
                {{Shards}}.Forward<{{passes}}>(in FirstParameter, inputs, outputs, 1);
            }

            /// <inheritdoc/>
            public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism) =>
                {{Shards}}.Forward<{{passes}}>(in FirstParameter, inputs, outputs, maxDegreeOfParallelism);

            /// <summary>The mean cost of the rows and its gradient. No rows: cost 0 and a gradient of zeros.</summary>
            /// <remarks>{{Formulas(plan)}}</remarks>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <param name="gradients">The gradient of the mean cost, laid out as <see cref="Parameters"/>: <c>[{{plan.ParameterCount}}]</c>, overwritten</param>
            /// <returns>The mean cost.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) =>
                {{Shards}}.Backward<{{passes}}>(in FirstParameter, inputs, targets, gradients, 1);

            /// <inheritdoc/>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, int maxDegreeOfParallelism) =>
                {{Shards}}.Backward<{{passes}}>(in FirstParameter, inputs, targets, gradients, maxDegreeOfParallelism);

            /// <inheritdoc/>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> batch, Span<float> gradients, int maxDegreeOfParallelism = 1) =>
                {{Shards}}.Backward<{{passes}}>(in FirstParameter, inputs, targets, batch, gradients, maxDegreeOfParallelism);

            /// <inheritdoc/>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) =>
                {{Shards}}.Backward<{{passes}}>(in FirstParameter, inputs, targets, gradients, inputGradients);

            /// <summary>The mean cost of the rows alone: {{Text.LossFormula(spec.Loss)}}, never from a logarithm of less than 1e-14. No rows: 0.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <returns>The mean cost.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length.</exception>
            public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
                {{Shards}}.Cost<{{passes}}>(in FirstParameter, inputs, targets, 1);

            /// <inheritdoc/>
            public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int maxDegreeOfParallelism) =>
                {{Shards}}.Cost<{{passes}}>(in FirstParameter, inputs, targets, maxDegreeOfParallelism);
            """);
    }

    private static void Predict(CodeWriter writer, NetworkPlan plan)
    {
        var names = Enumerable.Range(1, plan.Spec.InputCount).Select(i => $"x{i}").ToArray();
        writer.Line($$"""
            /// <summary>The output of one row: a{{plan.Output.Index}}, without a span to fill.</summary>
            {{string.Join("\n", names.Select((name, i) => $"/// <param name=\"{name}\">Input {i + 1} of {names.Length}.</param>"))}}
            /// <returns>The same bits as Forward gives this row, alone or among others.</returns>
            /// <example>
            /// <code>
            /// float answer = network.Predict({{string.Join(", ", names.Select(_ => "0.5f"))}});
            /// </code>
            /// </example>
            public float Predict({{string.Join(", ", names.Select(name => $"float {name}"))}})
            {
                var output = 0f;
                Forward([{{string.Join(", ", names)}}], new Span<float>(ref output));
                return output;
            }
            """);
    }

    private static string Formulas(NetworkPlan plan)
    {
        var deltas = plan.Layers.Reverse().Skip(1).Select(layer => $"dz{layer.Index} = W{layer.Index + 1}ᵀ dz{layer.Index + 1} ⊙ f′(z{layer.Index})");
        return $"{string.Join(", ", deltas.Prepend(Text.OutputDeltaFormula(plan)))}; for every layer dW = dz aᵀ / m with the a before it, db = Σ dz / m.";
    }
}
