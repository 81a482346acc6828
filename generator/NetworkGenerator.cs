using System.Text;
using Generated.Neuron.Generator.Emission;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Generated.Neuron.Generator;

/// <summary>
/// attribute → <see cref="NetworkSpec"/> → plan → text. A spec is value-equal, so an edit that leaves
/// a network as it was plans and writes nothing again. Mistakes are reported by <see cref="Diagnostics.NetworkAnalyzer"/>,
/// which runs the same parser; here they only mean that there is nothing to write.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkParser.AttributeName,
                static (node, _) => NetworkParser.IsCandidate(node),
                static (found, cancellation) => NetworkParser.Parse((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], cancellation).Spec)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Networks);

        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => BuildOptions.Read(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);

        var specs = networks.Combine(options)
            .Select(static (pair, _) => pair.Left with { Options = pair.Left.Options.Over(pair.Right) })
            .WithTrackingName(TrackingNames.Specs);

        // Networks of one topology share their kernels, so that these are written, compiled and JITted once.
        var topologies = specs.Select(static (spec, _) => spec.Topology)
            .Collect()
            .SelectMany(static (topologies, _) => topologies.Distinct())
            .WithTrackingName(TrackingNames.Topologies);

        context.RegisterSourceOutput(specs, static (production, spec) => Add(production, NetworkEmitter.Emit(spec)));
        context.RegisterSourceOutput(topologies, static (production, topology) => Add(production, EmittedFile.Emit(topology)));
    }

    private static void Add(SourceProductionContext production, (string Name, string Text) file) =>
        production.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));
}
