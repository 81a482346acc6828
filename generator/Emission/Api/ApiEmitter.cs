using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The members a user sees: parameters, checks, and the choice of the vector width.</summary>
internal sealed class ApiEmitter(CodeWriter writer, NetworkSpec network, Program program)
{
    /// <summary>
    /// Annotations alone: nothing here can be null, so the compiler's flow analysis of it would find nothing, in every build.
    /// Warnings that a user could not mend here are suppressed by an analyzer beside this generator.
    /// </summary>
    public const string Switches = "#nullable enable annotations";

    /// <summary>What shares rows out, in full.</summary>
    public const string Shards = "global::Generated.Neuron.Passes.Shards";

    private const string Step = "global::Generated.Neuron.TrainingStep";

    /// <summary>Names of System and aliases, written in full if they mean something else in the class's scope.</summary>
    private readonly string _read = System(network, "ReadOnlySpan<float>");
    private readonly string _written = System(network, "Span<float>");
    private readonly string _error = System(network, "ArgumentException");

    private readonly string _generated = GeneratedMarks.Of(network.Type.HidesNames);
    private readonly string _shards = network.Type.HidesNames ? Shards : "Shards";
    private readonly string _kernels = network.Type.HidesNames ? Kernels(network.Topology) : "Kernels";

    /// <summary>The library's, which has all of a network that is the same for every one.</summary>
    private readonly string _interface = $"global::Generated.Neuron.Passes.INetworkOf<{Kernels(network.Topology)}.Passes>";

    public void Emit()
    {
        ClassDocs.Emit(writer, network, program);
        if (network.Type.LeavesCls)
        {
            writer.Line("[global::System.CLSCompliant(false)]");
        }

        using (writer.Block($"partial class {network.Type.Name} : {_interface}"))
        {
            Constants();
            writer.Line();
            Members();
            writer.Line();
            Passes();
            if (Limits.HasPredict([.. program.Spec.Sizes]))
            {
                writer.Line();
                Predict();
            }

            ObjectMembers.Emit(writer, network, program, _generated);
        }
    }

    /// <summary>The class of the topology's kernels, in full.</summary>
    public static string Kernels(TopologySpec topology) => $"global::{topology.Space}.{EmittedName.Of(topology)}";

    private static string System(NetworkSpec network, string name) => network.Type.HidesNames ? $"global::System.{name}" : name;

    private void Constants()
    {
        var (inputs, outputs) = (program.Spec.InputCount, program.Spec.OutputCount);
        writer.Line($"""
            /// <summary>Numbers: inputs per row, outputs per row, weights and biases.</summary>
            public const int InputCount = {inputs}, OutputCount = {outputs}, ParameterCount = {program.ParameterCount};
            """);
    }

    private void Members()
    {
        var constructors = network.Type.Constructors;
        var required = constructors.SetsRequiredMembers ? "[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]\n" : "";
        const string field = "global::Generated.Neuron.Passes.AlignedFloats _parameters";
        writer.Line(constructors.InitializesField
            ? "// A constructor of this class does not call a generated one, so the field starts with the weights of seed 0.\n"
                + $"private {field} = {NewParameters("seed: 0")};"
            : $"private {field};");
        writer.Line();
        if (constructors.WritesParameterless)
        {
            writer.Line($$"""
                /// <summary>A new network, of seed 0. {{FirstWeights.Describe(network.Initialization)}}</summary>
                {{required}}{{_generated}}
                public {{network.Type.Name}}() : this(seed: 0) { }

                """);
        }

        writer.Line($$"""
            /// <summary>A new network. {{FirstWeights.Describe(network.Initialization)}}</summary>
            /// <param name="seed">The same seed gives the same weights on every machine.</param>
            {{required}}{{_generated}}
            public {{network.Type.Name}}(int seed) => _parameters = {{NewParameters("seed")}};

            /// <summary>Sizes, activations and loss.</summary>
            {{_generated}}
            public global::Generated.Neuron.Topology Topology => {{_kernels}}.Topology;

            /// <summary>All parameters, in place: {{Places()}}.</summary>
            {{_generated}}
            public {{_written}} Parameters => _parameters.Span;

            {{_generated}}
            ref readonly float {{_interface}}.FirstParameter => ref _parameters.First;
            """);
    }

    private string NewParameters(string seed) =>
        $"{_kernels}.NewParameters({seed}, global::Generated.Neuron.Initialization.{network.Initialization})";

    private void Passes()
    {
        var spec = program.Spec;
        var ofLayers = string.Concat(spec.Layers.SelectMany(layer => layer.Members(spec)).Distinct().Select(member =>
            $"{_generated}\n{member.Type} global::Generated.Neuron.{member.Name} => {member.Value};\n\n"));
        var passes = $"{_kernels}.Passes";
        writer.Line($$"""
            /// <summary>The outputs of any number of rows: {{StepText.Formulas(program)}}.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="outputs">a{{program.Output.Index}}: <c>[rows × {{spec.OutputCount}}]</c>, overwritten</param>
            /// <exception cref="{{_error}}">A span has the wrong length; nothing is written then.</exception>
            {{_generated}}
            public void Forward({{_read}} inputs, {{_written}} outputs) =>
                {{_shards}}.Forward<{{passes}}>(in _parameters.First, inputs, outputs, 1);

            /// <summary>The mean cost of the rows and its gradient. No rows: cost 0 and a gradient of zeros.</summary>
            /// <remarks>{{Formulas()}}</remarks>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <param name="gradients">Laid out as <see cref="Parameters"/>: <c>[{{program.ParameterCount}}]</c>, overwritten</param>
            /// <exception cref="{{_error}}">A span has the wrong length; nothing is written then.</exception>
            {{_generated}}
            public float Backward({{_read}} inputs, {{_read}} targets, {{_written}} gradients) =>
                {{_shards}}.Backward<{{passes}}>(in _parameters.First, inputs, targets, gradients, 1);

            /// <inheritdoc/>
            {{_generated}}
            public float Backward({{_read}} inputs, {{_read}} targets, {{Step}} step,
                {{_written}} gradients, int maxDegreeOfParallelism = 1) =>
                {{_shards}}.Backward<{{passes}}>(in _parameters.First, inputs, targets, step, gradients, maxDegreeOfParallelism);

            /// <inheritdoc/>
            {{_generated}}
            public float Backward({{_read}} inputs, {{_read}} targets, {{_written}} gradients, {{_written}} inputGradients) =>
                {{_shards}}.Backward<{{passes}}>(in _parameters.First, inputs, targets, gradients, inputGradients);

            /// <inheritdoc/>
            {{_generated}}
            public void Backpropagate(
                {{_read}} inputs, {{_read}} outputGradients, {{_written}} gradients, {{_written}} inputGradients = default) =>
                {{_shards}}.Backpropagate<{{passes}}>(in _parameters.First, inputs, outputGradients, gradients, inputGradients, 1);

            {{ofLayers}}/// <summary>The mean cost: {{Text.LossFormula(spec.Loss)}}, no logarithm of less than 1e-14. No rows: 0.</summary>
            /// <param name="inputs">x: <c>[rows × {{spec.InputCount}}]</c></param>
            /// <param name="targets">y: <c>[rows × {{spec.OutputCount}}]</c></param>
            /// <exception cref="{{_error}}">A span has the wrong length.</exception>
            {{_generated}}
            public float Cost({{_read}} inputs, {{_read}} targets) =>
                {{_shards}}.Cost<{{passes}}>(in _parameters.First, inputs, targets, default, 1);
            """);
    }

    private void Predict()
    {
        var names = Enumerable.Range(1, program.Spec.InputCount).Select(i => $"x{i}").ToArray();
        writer.Line($$"""
            /// <summary>The output of one row: a{{program.Output.Index}}, without a span to fill.</summary>
            {{string.Join("\n", names.Select((name, i) => $"/// <param name=\"{name}\">Input {i + 1} of {names.Length}.</param>"))}}
            /// <returns>The same bits as Forward gives this row, alone or among others.</returns>
            {{_generated}}
            public float Predict({{string.Join(", ", names.Select(name => $"float {name}"))}})
            {
                {{_read}} inputs = [{{string.Join(", ", names)}}];
                float output = 0;
            """);
        // Not through Forward, of which the user may have another that takes the call.
        writer.Line($"    {_shards}.ForwardRow<{_kernels}.Passes>(in _parameters.First, in inputs[0], ref output);");
        writer.Line("""
                return output;
            }
            """);
    }

    private string Places() => string.Join(", ", program.Blocks.Select(block => $"{block.Spec.Name} {block.Spec.Description}"));

    private string Formulas()
    {
        var deltas = program.Steps.Reverse()
            .Where(step => step.From != program.X)
            .Select(step => StepText.Of(step).DeltaFormula)
            .Where(formula => formula.Length > 0);
        return string.Join(", ", deltas.Prepend(Text.OutputDeltaFormula(program)))
            + "; for every layer dW = dz aᵀ / m, db = Σ dz / m, a being its inputs.";
    }
}
