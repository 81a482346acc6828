using System.Collections.Immutable;
using Generated.Neuron.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Generator.Diagnostics;

/// <summary>
/// Reports what the parser finds wrong. An analyzer and not the generator, so that a report is bound to live source and
/// can be silenced where it stands.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.NotPartial, Descriptors.ContainerNotPartial, Descriptors.UnsupportedClass, Descriptors.BaseClassNeedsArguments,
        Descriptors.TooFewSizes, Descriptors.SizeOutOfRange, Descriptors.TooManyLayers, Descriptors.ActivationsTwice,
        Descriptors.WrongNumberOfActivations, Descriptors.SoftmaxInside, Descriptors.OutputDoesNotFit, Descriptors.UnknownName,
        Descriptors.MemberClash,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(NetworkParser.AttributeName) is { } attribute)
            {
                start.RegisterSymbolAction(symbol => Report(symbol, attribute), SymbolKind.NamedType);
            }
        });
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        foreach (var found in context.Symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(found.AttributeClass, attribute))
            {
                foreach (var mistake in NetworkParser.Parse((INamedTypeSymbol)context.Symbol, found, context.CancellationToken).Mistakes)
                {
                    context.ReportDiagnostic(mistake);
                }
            }
        }
    }
}
