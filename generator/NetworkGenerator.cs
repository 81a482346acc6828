using System.Text;
using Generated.Neuron.Generator.Emission;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Generated.Neuron.Generator;

/// <summary>
/// attribute → <see cref="NetworkSpec"/> → plan → text. A spec is value-equal, so an edit that leaves
/// a network as it was plans and writes nothing again. Mistakes are reported by <see cref="NetworkAnalyzer"/>,
/// which runs the same parser; here they only mean that there is nothing to write.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    private readonly Func<TopologySpec, (string Name, string Text)> _write;

    /// <summary>The generator as the compiler makes it.</summary>
    public NetworkGenerator()
        : this(EmittedFile.Emit)
    {
    }

    /// <summary>For the test of what happens when writing throws.</summary>
    internal NetworkGenerator(Func<TopologySpec, (string Name, string Text)> write) => _write = write;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkParser.AttributeName,
                static (node, _) => NetworkParser.IsCandidate(node),
                static (found, cancellation) =>
                    NetworkParser.Parse(
                        (INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], found.SemanticModel.Compilation, cancellation).Spec)
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

        // One network's trouble is its own: what throws is left out, and the analyzer says why.
        var files = topologies.Select((topology, _) => (Topology: topology, File: Written(() => _write(topology))));
        var missing = files.Where(static file => file.File is null).Select(static (file, _) => file.Topology).Collect();

        context.RegisterSourceOutput(files, static (production, file) => Add(production, file.File));
        context.RegisterSourceOutput(specs.Combine(missing), static (production, pair) =>
        {
            var (spec, missing) = pair;
            Add(production, missing.Contains(spec.Topology) ? null : Written(() => NetworkEmitter.Emit(spec)));
        });
    }

    private static (string Name, string Text)? Written(Func<(string Name, string Text)> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private static void Add(SourceProductionContext production, (string Name, string Text)? file)
    {
        if (file is var (name, text))
        {
            production.AddSource(name, SourceText.From(text, Encoding.UTF8));
        }
    }
}
