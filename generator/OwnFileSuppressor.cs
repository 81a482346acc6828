using System.Collections.Immutable;
using Generated.Neuron.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Generator;

/// <summary>Suppresses warnings about what this generator wrote that a user could not mend there. Theirs stay, wherever they are.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnFileSuppressor : DiagnosticSuppressor
{
    private static readonly ImmutableArray<SuppressionDescriptor> Descriptors =
    [
        .. Of("CLS", "The types of this library make no promise to other languages.", "CS3001", "CS3002", "CS3003"),
        .. Of("KERNELS", "A project that opens its internals to this one may have the same kernels.", "CS0436"),
        .. Of("OBSOLETE", "A base class may have an obsolete constructor.", "CS0612", "CS0618"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => Descriptors;

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (OwnFiles.Has(diagnostic.Location.SourceTree))
            {
                var descriptor = Descriptors.First(descriptor => descriptor.SuppressedDiagnosticId == diagnostic.Id);
                context.ReportSuppression(Suppression.Create(descriptor, diagnostic));
            }
        }
    }

    private static IEnumerable<SuppressionDescriptor> Of(string name, string justification, params string[] warnings) =>
        warnings.Select(warning => new SuppressionDescriptor($"NRNS_{name}_{warning}", warning, justification));
}
