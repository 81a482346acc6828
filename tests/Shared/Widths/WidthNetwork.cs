extern alias generator;

using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;
using Generated.Neuron.Passes;
using generator::Generated.Neuron.Generator.Emission;
using generator::Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Tests.Widths;

/// <summary>
/// A generated network with its kernels instantiated for one vector width, whatever the processor has: .NET takes wider
/// vectors apart where they are no registers, so every width runs on every machine.
/// </summary>
internal sealed class WidthNetwork : INetwork
{
    public static readonly int[] Widths = [128, 256, 512];

    private readonly INetwork _network;
    private readonly ForwardKernel _forward;
    private readonly TrainingKernel _backward;
    private readonly TrainingKernel _cost;
    private readonly FewKernel? _few;
    private readonly int _mostFew;
    private readonly float[] _memory;

    /// <param name="network">A generated network; the parameters are shared with it.</param>
    /// <param name="width">Bits in a vector.</param>
    public WidthNetwork(INetwork network, int width)
    {
        _network = network;
        Type[] vocabulary = width switch
        {
            128 => [typeof(Simd128), typeof(Vector128<float>)],
            256 => [typeof(Simd256), typeof(Vector256<float>)],
            512 => [typeof(Simd512), typeof(Vector512<float>)],
            _ => throw new ArgumentOutOfRangeException(nameof(width), width, "There is no such vector."),
        };
        var kernels = Emitted(network).GetNestedType("Kernels`2", BindingFlags.NonPublic)!.MakeGenericType(vocabulary);
        T Kernel<T>(string name)
            where T : Delegate => kernels.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<T>();
        _forward = Kernel<ForwardKernel>("Forward");
        _backward = Kernel<TrainingKernel>("Backward");
        _cost = Kernel<TrainingKernel>("Cost");
        if (kernels.GetProperty("TrainingRows") is { } rows)
        {
            _mostFew = (int)rows.GetValue(null)!;
            _few = Kernel<FewKernel>("BackwardOfFew");
        }

        // With numbers left in it, as a stack has them.
        _memory = new float[Planner.Plan(DeclaredSpec.Of(network)).Memory.Length];
        _memory.AsSpan().Fill(float.NaN);
    }

    private static Type Emitted(INetwork network) =>
        network.GetType().Assembly.GetType($"Generated.Neuron.Emitted.{EmittedName.Of(DeclaredSpec.Of(network))}", throwOnError: true)!;

    // The shapes of the kernels' heads: the parameters, then what INetwork has, then the rows and the memory to work in.
    private delegate void ForwardKernel(ref float p, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, Span<float> memory);

    private delegate float TrainingKernel(ref float p, in TrainingPass pass, Span<float> memory);

    private delegate float FewKernel(ref float p, in TrainingPass pass);

    public Topology Topology => _network.Topology;

    public Span<float> Parameters => _network.Parameters;

    private ref float FirstParameter => ref MemoryMarshal.GetReference(Parameters);

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs) =>
        _forward(ref FirstParameter, inputs, outputs, Rows(inputs), _memory);

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) =>
        Backward(inputs, targets, gradients, default);

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) =>
        Backward(Pass(inputs, targets, gradients, inputGradients));

    public void Backpropagate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
        Backward(Pass(inputs, outputGradients, gradients, inputGradients) with { TargetsAreDerivatives = true });

    public float Cost(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) =>
        _cost(ref FirstParameter, Pass(inputs, targets, default, default), _memory);

    private float Backward(in TrainingPass pass) => 0 < pass.Rows && pass.Rows <= _mostFew
        ? _few!(ref FirstParameter, in pass)
        : _backward(ref FirstParameter, in pass, _memory);

    private TrainingPass Pass(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients) => new()
        {
            Inputs = inputs,
            Targets = targets,
            Gradients = gradients,
            InputGradients = inputGradients,
            Rows = Rows(inputs),
            TotalWeight = Rows(inputs),
        };

    private int Rows(ReadOnlySpan<float> inputs) => inputs.Length / Topology.InputCount;
}
