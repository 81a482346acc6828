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
        var declarations = context.SyntaxProvider.ForAttributeWithMetadataName(
            NetworkParser.AttributeName,
            static (node, _) => NetworkParser.IsCandidate(node),
            static (found, cancellation) => NetworkDeclaration.Parse(found, cancellation));

        var networks = declarations
            .Where(static declaration => declaration.Spec is not null)
            .Select(static (declaration, _) => declaration.Spec!)
            .WithTrackingName(TrackingNames.Networks);

        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => BuildOptions.Read(provider.GlobalOptions))
            .WithTrackingName(TrackingNames.Options);

        var specs = networks.Combine(options)
            .Select(static (pair, _) => pair.Left with { Options = pair.Left.Options.Over(pair.Right) })
            .WithTrackingName(TrackingNames.Specs);

        // Networks of one topology share their kernels, so these are written, compiled and JITted once.
        var topologies = specs.Select(static (spec, _) => spec.Topology)
            .Collect()
            .SelectMany(static (topologies, _) => topologies.Distinct())
            .WithTrackingName(TrackingNames.Topologies);

        // An error in one network does not affect the others: a network that throws is left out, and the analyzer says why.
        var files = topologies.Select((topology, _) => (Topology: topology, File: Written(() => _write(topology))));
        var missing = files.Where(static file => file.File is null).Select(static (file, _) => file.Topology).Collect();

        context.RegisterSourceOutput(files, static (production, file) => Add(production, file.File));
        context.RegisterSourceOutput(specs.Combine(missing), static (production, pair) =>
        {
            var (spec, missing) = pair;
            Add(production, missing.Contains(spec.Topology) ? null : Written(() => NetworkEmitter.Emit(spec)), spec);
        });

        // A network that cannot be written gets members that throw: without them the compiler would report missing members and run no
        // analyzer. A class that cannot have them is reported here too; the compiler prints equal errors of two sources once.
        var unwritten = declarations
            .Where(static declaration => declaration.Unwritten is not null)
            .Select(static (declaration, _) => declaration.Unwritten!)
            .WithTrackingName(TrackingNames.Unwritten);
        context.RegisterSourceOutput(unwritten, static (production, spec) => Add(production, Written(() => UnwrittenEmitter.Emit(spec))));

        var mistakes = declarations.SelectMany(static (declaration, _) => declaration.Mistakes);
        context.RegisterSourceOutput(mistakes, static (production, mistake) => production.ReportDiagnostic(mistake));
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

    private static void Add(SourceProductionContext production, (string Name, string Text)? file, NetworkSpec? instead = null)
    {
        file ??= instead is null ? null : Written(() => UnwrittenEmitter.Emit(UnwrittenSpec.Of(instead)));
        if (file is var (name, text))
        {
            production.AddSource(name, SourceText.From(text, Encoding.UTF8));
        }
    }
}
