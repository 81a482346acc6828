using System.Reflection;
using System.Text;
using Generated.Neuron.Tests.Generator;
using Generated.Neuron.Tests.Networks;
using Generated.Neuron.Tests.Widths;

namespace Generated.Neuron.Tests.Golden;

/// <summary>The networks of <c>networks.json</c>, each once, in one compilation.</summary>
internal static class GoldenCompilation
{
    private static readonly Topology[] Topologies = [.. GoldenNetworks.All.Select(golden => golden.Topology).Distinct()];

    private static readonly Lazy<Assembly> Compiled = new(Compile);

    public static INetwork Create(Topology topology) =>
        NewNetwork.Of(Compiled.Value.GetType(Name(Array.IndexOf(Topologies, topology)), throwOnError: true)!, seed: 0);

    /// <summary>With its kernels at one vector width.</summary>
    public static WidthNetwork Create(Topology topology, int width) => new(Create(topology), width);

    private static Assembly Compile()
    {
        var source = new StringBuilder("using Generated.Neuron;\n");
        for (var i = 0; i < Topologies.Length; i++)
        {
            var topology = Topologies[i];
            var activations = string.Join(", ", topology.Activations.Select(activation => $"Activation.{activation}"));
            source.Append($"[Network({string.Join(", ", topology.Sizes)}, Activations = [{activations}], Loss = Loss.{topology.Loss})] ")
                .Append($"public partial class {Name(i)};\n");
        }

        return new GeneratorRun(source.ToString()).Load();
    }

    private static string Name(int index) => $"Golden{index}";
}
