using System.Collections.Immutable;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Generator;

/// <summary>
/// Reports what the parser finds wrong, and what a user should know about the plan. An analyzer and not the generator, so
/// that a diagnostic belongs to live source and can be silenced there.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<NetworkSpec, string?> _fault;

    /// <summary>The analyzer as the compiler makes it.</summary>
    public NetworkAnalyzer()
        : this(WritingFault.Of)
    {
    }

    /// <summary>For the test of what happens when writing throws.</summary>
    internal NetworkAnalyzer(Func<NetworkSpec, string?> fault) => _fault = fault;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A network may be in generated code, or in code that is marked as generated; its mistakes are reported all the same.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(NetworkParser.AttributeName) is { } attribute)
            {
                start.RegisterSymbolAction(symbol => Report(symbol, attribute), SymbolKind.NamedType);
            }
        });

        // Once per compilation: a build property has no location in a source file.
        context.RegisterCompilationAction(static compilation =>
        {
            foreach (var (property, value, allowed) in BuildOptions.Mistakes(
                compilation.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
            {
                compilation.ReportDiagnostic(
                    Diagnostic.Create(Descriptors.UnknownOption, Location.None, $"The build's property {property}", value, allowed));
            }
        });
    }

    private void Report(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TypeParser.NetworkInside(type, attribute) is { } inner)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.ContainerNotPartial, type.Locations[0], [inner.Locations[0]], type.Name, inner.Name));
        }

        if (LayerList.First(type) is { } layer && !NetworkParser.IsNetwork(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.LayersAlone, Place(layer), type.Name));
        }

        foreach (var found in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(found.AttributeClass, attribute))
            {
                var parsed = NetworkParser.Parse(type, found, context.Compilation, context.CancellationToken);
                var options = BuildOptions.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
                var remarks = parsed.Spec is { } spec
                    ? Remarks(type, spec with { Options = spec.Options.Over(options) }, Place(found))
                    : [];
                foreach (var mistake in parsed.Mistakes.Concat(remarks))
                {
                    // Reported at the container, where the editor can fix it.
                    if (mistake.Descriptor != Descriptors.ContainerNotPartial)
                    {
                        context.ReportDiagnostic(mistake);
                    }
                }
            }
        }
    }

    private IEnumerable<Diagnostic> Remarks(INamedTypeSymbol type, NetworkSpec spec, Location place)
    {
        // What the generator wrote is there by now; if it has no parameters, writing threw.
        var isWritten = type.GetMembers(GeneratedNames.Parameters).Any(member => OwnFiles.UsersPlace(member) is null);
        return isWritten ? PlanRemarks.Of(spec, place)
            : _fault(spec) is { } fault ? [Diagnostic.Create(Descriptors.NotWritten, place, spec.Type.Name, fault)]
            : [];
    }

    private static Location Place(AttributeData attribute) => attribute.ApplicationSyntaxReference is { } syntax
        ? Location.Create(syntax.SyntaxTree, syntax.Span)
        : Location.None;
}
