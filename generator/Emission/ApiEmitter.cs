using Generated.Neuron.Generator.Parsing;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The members a user sees: parameters, checks, and the choice of the vector width.</summary>
internal static class ApiEmitter
{
    // Annotations alone: nothing here can be null, so the compiler's flow analysis of it would find nothing, in every build.
    public const string Usings = "#nullable enable annotations\n\nusing global::System;\nusing global::System.Runtime.Intrinsics;\nusing global::Generated.Neuron.Simd;";

    private const string Shards = "global::Generated.Neuron.Threading.Shards";

    private const string ShardPasses = "global::Generated.Neuron.Threading.IShardPasses";

    private static readonly int[] Widths = [512, 256, 128];

    private const string Row = "in FirstParameter, in inputs[0], ref outputs[0]";

    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        var spec = plan.Spec;
        ClassDocs.Emit(w, plan);
        w.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"Generated.Neuron\", \"{Text.Version}\")]");
        using (w.Block($"partial class {spec.Type.Name} : global::Generated.Neuron.IParallelNetwork, global::Generated.Neuron.IBatchNetwork"))
        {
            Constants(w, plan);
            w.Line();
            Members(w, plan);
            w.Line();
            Passes(w, plan);
            if (Limits.HasPredict([.. spec.Sizes]))
            {
                w.Line();
                Predict(w, plan);
            }
        }
    }

    private static void Constants(CodeWriter w, NetworkPlan plan) => w.Line($"""
        /// <summary>The number of inputs a row.</summary>
        public const int InputCount = {plan.Spec.InputCount};

        /// <summary>The number of outputs a row.</summary>
        public const int OutputCount = {plan.Spec.OutputCount};

        /// <summary>The number of weights and biases.</summary>
        public const int ParameterCount = {plan.ParameterCount};
        """);

    private static void Members(CodeWriter w, NetworkPlan plan)
    {
        var activations = string.Join(", ", plan.Layers.Select(layer => $"global::Generated.Neuron.Activation.{layer.Spec.Activation}"));
        w.Line($$"""
            private static readonly global::Generated.Neuron.Topology SharedTopology = new(
                new[] { {{string.Join(", ", plan.Spec.Sizes)}} },
                new[] { {{activations}} },
                global::Generated.Neuron.Loss.{{plan.Spec.Loss}});

            // Kernels load whole vectors of weights; the last one may reach {{plan.ParameterRoom - 1}} numbers behind the parameters.
            private readonly float[] _parameters = new float[ParameterCount + {{plan.ParameterRoom}}];

            /// <summary>A new network: weights standard normal × √(1 / (n_in + n_out)), biases 0.</summary>
            /// <param name="seed">The same seed gives the same weights on every machine.</param>
            public {{plan.Spec.Type.Name}}(int seed = 0) =>
                global::Generated.Neuron.Initializer.ScaledNormal(SharedTopology, Parameters, seed);

            /// <summary>Sizes, activations and loss.</summary>
            public global::Generated.Neuron.Topology Topology => SharedTopology;

            /// <summary>
            /// All parameters, in place: {{string.Join(", ", plan.Layers.Select(layer => $"W{layer.Index} [{layer.Inputs} in × {layer.Outputs} out], b{layer.Index} [{layer.Outputs}]"))}}.
            /// </summary>
            public Span<float> Parameters => _parameters.AsSpan(0, ParameterCount);

            private ref readonly float FirstParameter => ref global::System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_parameters);
            """);
    }

    private static void Passes(CodeWriter w, NetworkPlan plan)
    {
        var spec = plan.Spec;
        w.Line($$"""
            /// <summary>The outputs of any number of rows: {{Text.Formulas(plan)}}.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="outputs">a{{plan.Output.Index}}: <c>[rows × {{spec.OutputCount}}]</c>, overwritten</param>
            /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
            /// <example>
            /// <code>
            /// var outputs = new float[rows * {{spec.Type.Name}}.OutputCount];
            /// network.Forward(inputs, outputs);
            /// </code>
            /// </example>
            public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
            {
            """);
        if (plan.SingleRow)
        {
            w.Line($$"""
                    if (inputs.Length == InputCount && outputs.Length == OutputCount)
                    {
                        {{(plan.Unrolled is null ? Indented(Dispatch(plan, "ForwardRow", Row)) : $"Kernels<Simd256, Vector256<float>>.ForwardRow({Row});")}}
                        return;
                    }

                """);
        }

        w.Line($$"""
                {{Shards}}.Forward<Passes>(in FirstParameter, inputs, outputs, 1);
            }

            /// <summary>As the other Forward, on several threads; their number changes no bit.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="outputs">a{{plan.Output.Index}}: <c>[rows × {{spec.OutputCount}}]</c>, overwritten</param>
            /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors. {{plan.ShardRows}} rows or fewer take one.</param>
            /// <exception cref="ArgumentException">A span has the wrong length, or the number of threads is 0 or below −1; nothing is written then.</exception>
            public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism) =>
                {{Shards}}.Forward<Passes>(in FirstParameter, inputs, outputs, maxDegreeOfParallelism);

            /// <summary>The mean cost of the rows and its gradient. No rows: cost 0 and a gradient of zeros.</summary>
            /// <remarks>{{Formulas(plan)}}</remarks>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <param name="gradients">The gradient of the mean cost, laid out as <see cref="Parameters"/>: <c>[{{plan.ParameterCount}}]</c>, overwritten</param>
            /// <returns>The mean cost.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
            /// <example>
            /// <code>
            /// var gradients = new float[{{spec.Type.Name}}.ParameterCount];
            /// for (var epoch = 0; epoch &lt; 100; epoch++)
            /// {
            ///     float cost = network.Backward(inputs, targets, gradients);
            ///     optimizer.Step(network.Parameters, gradients);
            /// }
            /// </code>
            /// </example>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) =>
                {{Shards}}.Backward<Passes>(in FirstParameter, inputs, targets, gradients, 1);

            /// <summary>As the other Backward, on several threads; their number changes no bit.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <param name="gradients">The gradient of the mean cost, laid out as <see cref="Parameters"/>: <c>[{{plan.ParameterCount}}]</c>, overwritten</param>
            /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors. {{plan.ShardRows}} rows or fewer take one.</param>
            /// <returns>The mean cost.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length, or the number of threads is 0 or below −1; nothing is written then.</exception>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, int maxDegreeOfParallelism) =>
                {{Shards}}.Backward<Passes>(in FirstParameter, inputs, targets, gradients, maxDegreeOfParallelism);

            /// <summary>As the other Backward, for a batch of rows that stay where they are: no copy of them is made.</summary>
            /// <param name="inputs">x of all rows: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y of all rows: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <param name="batch">The indices of the batch's rows, in any order</param>
            /// <param name="gradients">The gradient of the batch's mean cost, laid out as <see cref="Parameters"/>: <c>[{{plan.ParameterCount}}]</c>, overwritten</param>
            /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors. {{plan.ShardRows}} rows or fewer take one.</param>
            /// <returns>The mean cost of the batch.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length, an index is no row's, or the number of threads is 0 or below −1; nothing is written then.</exception>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> batch, Span<float> gradients, int maxDegreeOfParallelism = 1) =>
                {{Shards}}.Backward<Passes>(in FirstParameter, inputs, targets, batch, gradients, maxDegreeOfParallelism);

            /// <summary>As the other Backward, and the gradient with respect to the inputs.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <param name="gradients">The gradient of the mean cost, laid out as <see cref="Parameters"/>: <c>[{{plan.ParameterCount}}]</c>, overwritten</param>
            /// <param name="inputGradients">The gradient of the mean cost with respect to each input: <c>[rows × {{spec.InputCount}}]</c>, overwritten</param>
            /// <returns>The mean cost.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length; nothing is written then.</exception>
            public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) =>
                {{Shards}}.Backward<Passes>(in FirstParameter, inputs, targets, gradients, inputGradients);

            /// <summary>The mean cost of the rows alone: {{Text.LossFormula(spec.Loss)}}, never from a logarithm of less than 1e-14. No rows: 0.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <returns>The mean cost.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length.</exception>
            public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
                {{Shards}}.Cost<Passes>(in FirstParameter, inputs, targets, 1);

            /// <summary>As the other Cost, on several threads; their number changes no bit.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <param name="maxDegreeOfParallelism">Threads at most; −1 for as many as there are processors. {{plan.ShardRows}} rows or fewer take one.</param>
            /// <returns>The mean cost.</returns>
            /// <exception cref="ArgumentException">A span has the wrong length, or the number of threads is 0 or below −1.</exception>
            public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int maxDegreeOfParallelism) =>
                {{Shards}}.Cost<Passes>(in FirstParameter, inputs, targets, maxDegreeOfParallelism);

            // The kernels at the width of this processor's vectors, for the rows of one shard
            private readonly struct Passes : {{ShardPasses}}
            {
                static int {{ShardPasses}}.ShardRows => {{plan.ShardRows}};

                static int {{ShardPasses}}.InputCount => {{spec.InputCount}};

                static int {{ShardPasses}}.OutputCount => {{spec.OutputCount}};

                static int {{ShardPasses}}.ParameterCount => {{plan.ParameterCount}};

                static void {{ShardPasses}}.Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows)
                {
                    {{Indented(Dispatch(plan, "Forward", "in parameters, inputs, outputs, rows"))}}
                }

                static float {{ShardPasses}}.Cost(ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows) =>
                    {{Value(plan, "Cost", "in parameters, inputs, targets, rows")}}

                static float {{ShardPasses}}.Backward(
                    ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> chosen, Span<float> gradients, Span<float> inputGradients, int rows) =>
                    {{Value(plan, "Backward", "in parameters, inputs, targets, chosen, gradients, inputGradients, rows")}}
            }
            """);
    }

    private static void Predict(CodeWriter w, NetworkPlan plan)
    {
        var names = Enumerable.Range(1, plan.Spec.InputCount).Select(i => $"x{i}").ToArray();
        w.Line($$"""
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

    /// <summary>The widest vectors the processor has and the network may use; the JIT keeps one of the calls.</summary>
    private static string Value(NetworkPlan plan, string kernel, string arguments) => string.Join("\n            : ", Widths
        .Where(bits => bits <= plan.Spec.MaxVectorWidth)
        .Select(bits => $"{(bits == 128 ? "" : $"Vector{bits}.IsHardwareAccelerated ? ")}Kernels<Simd{bits}, Vector{bits}<float>>.{kernel}({arguments})")) + ";";

    /// <summary>The same for a kernel without a value.</summary>
    private static string Dispatch(NetworkPlan plan, string kernel, string arguments)
    {
        string Call(int bits) => $"Kernels<Simd{bits}, Vector{bits}<float>>.{kernel}({arguments});";
        string Choice(int bits, string narrower) => plan.Spec.MaxVectorWidth < bits ? narrower : $$"""
            if (Vector{{bits}}.IsHardwareAccelerated)
                {
                    {{Call(bits)}}
                }
                else{{(narrower.StartsWith("if", StringComparison.Ordinal) ? $" {narrower}" : $"\n    {{\n        {narrower}\n    }}")}}
            """;
        return Choice(512, Choice(256, Call(128)));
    }

    /// <summary>One level deeper, but for the first line.</summary>
    private static string Indented(string lines) => lines.Replace("\n", "\n    ");

    private static string Formulas(NetworkPlan plan)
    {
        var deltas = plan.Layers.Reverse().Skip(1).Select(layer => $"dz{layer.Index} = W{layer.Index + 1}ᵀ dz{layer.Index + 1} ⊙ f′(z{layer.Index})");
        return $"{string.Join(", ", deltas.Prepend(Text.OutputDeltaFormula(plan)))}; for every layer dW = dz aᵀ / m with the a before it, db = Σ dz / m.";
    }
}
