using System.Collections.Immutable;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The one place where emission asks the plan which case a pass is: written out, with kernels of its own, or a call of the library.
/// </summary>
internal static class LayerPasses
{
    /// <summary>Every pass whose kernels may be written out, in the order in which a reader meets them.</summary>
    public static IEnumerable<LayerPass> All(NetworkPlan network) =>
    [
        .. network.Layers.Select(Forward),
        Output(network),
        Loss(network),
        .. network.Layers.Reverse().SelectMany(layer => new[] { Gradient(network, layer), Delta(network, layer) }),
        Row(network),
    ];

    public static LayerPass Forward(LayerPlan layer) => layer.Forward switch
    {
        ForwardPlan.WrittenOut plan => new(Calls(Kernel.Forward(layer, plan)), writer => WrittenForward.Emit(writer, layer, plan)),
        ForwardPlan.Library plan => LibraryKernels.Forward(layer, plan),
        var other => throw Unknown(other),
    };

    /// <summary>The output's activation, in place of z.</summary>
    public static LayerPass Output(NetworkPlan network) => network.OutputPass.IsWrittenOut
        ? new([Kernel.Output(network).Call], writer => OutputKernel.Emit(writer, network))
        : LibraryKernels.Output(network);

    /// <summary>Cost and dz of the output: a method that the library calls by its name.</summary>
    public static LayerPass Loss(NetworkPlan network) => network.OutputPass.IsWrittenOut
        ? new([], writer => new LossKernel(writer, network).Emit())
        : new([], writer => LibraryKernels.Loss(writer, network));

    public static LayerPass Delta(NetworkPlan network, LayerPlan layer) => layer.Delta switch
    {
        DeltaPlan.WrittenOut plan => new(
            Calls(Kernel.Delta(layer, network.Before(layer), plan)),
            writer => WrittenDelta.Emit(writer, layer, network.Before(layer), plan)),
        DeltaPlan.Library plan => LibraryKernels.Delta(network, layer, plan),
        var other => throw Unknown(other),
    };

    public static LayerPass Gradient(NetworkPlan network, LayerPlan layer) => layer.Gradient switch
    {
        GradientPlan.WrittenOut plan => new(
            Calls(Kernel.Gradient(network, layer, plan)),
            writer => WrittenGradient.Emit(writer, network, layer, plan)),
        GradientPlan.LanesAreRows plan => LibraryKernels.Gradient(network, layer, plan),
        GradientPlan.LanesAreOutputs plan => LibraryKernels.Gradient(network, layer, plan),
        GradientPlan.Follows => LayerPass.None,
        var other => throw Unknown(other),
    };

    /// <summary>One row alone: a method that the passes call by its name.</summary>
    public static LayerPass Row(NetworkPlan network) => network.Row switch
    {
        RowPlan.WrittenOut => new([], writer => WrittenRow.Emit(writer, network)),
        RowPlan.Library plan => new([], writer => LibraryRow.Emit(writer, network, plan)),
        RowPlan.AsManyRows => LayerPass.None,
        var other => throw Unknown(other),
    };

    private static ImmutableArray<string> Calls(IEnumerable<Kernel> kernels) => [.. kernels.Select(kernel => kernel.Call)];

    private static InvalidOperationException Unknown(object plan) => new($"Nothing is written for {plan}.");
}
