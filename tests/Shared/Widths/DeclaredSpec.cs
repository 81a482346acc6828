extern alias generator;

using System.Reflection;
using generator::Generated.Neuron.Generator.Kinds;
using generator::Generated.Neuron.Generator.Model;
using GeneratorActivation = generator::Generated.Neuron.Activation;
using GeneratorLoss = generator::Generated.Neuron.Loss;
using GeneratorUnroll = generator::Generated.Neuron.Unroll;

namespace Generated.Neuron.Tests.Widths;

/// <summary>What the compiler was asked for, from a class that it wrote.</summary>
internal static class DeclaredSpec
{
    public static TopologySpec Of(INetwork network)
    {
        var (topology, attribute) = (network.Topology, network.GetType().GetCustomAttribute<NetworkAttribute>()!);
        var width = attribute.MaxVectorWidth == 0 ? (int?)null : attribute.MaxVectorWidth;
        return new TopologySpec(
            new EquatableArray<LayerSpec>([.. Layers(network.GetType(), topology, attribute.Dropout)]),
            (GeneratorLoss)(int)topology.Loss,
            new NetworkOptions((GeneratorUnroll)(int)attribute.Unroll, width));
    }

    private static IEnumerable<LayerSpec> Layers(Type type, Topology topology, double dropout)
    {
        GeneratorActivation[] activations = [.. topology.Activations.Select(activation => (GeneratorActivation)(int)activation)];
        var declared = type.GetCustomAttributes<LayerAttribute>().ToArray();
        if (declared.Length == 0)
        {
            return DropoutSpec.Between([.. DenseSpec.Stack(topology.Sizes, activations)], dropout);
        }

        var (dense, place) = (0, 0);
        return declared.Select(LayerSpec (layer) => layer switch
        {
            DenseAttribute when ++place > 0 =>
                new DenseSpec(++dense, topology.Sizes[dense - 1], topology.Sizes[dense], activations[dense - 1]),
            DropoutAttribute drop => new DropoutSpec(place, topology.Sizes[dense], drop.Probability),
            ResidualAttribute residual when ++place > 0 => new ResidualSpec(topology.Sizes[dense], residual.Layers),
            _ => throw new InvalidOperationException($"{layer} has no spec here."),
        });
    }
}
