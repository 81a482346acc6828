using System.Collections.Immutable;
using System.Composition;
using Generated.Neuron.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.CodeFixes;

/// <summary>Writes the output activation that fits the loss, qualified as the one before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class FittingOutputFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.OutputDoesNotFit.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        var node = root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var named = node as ExpressionSyntax ?? (node as ExpressionElementSyntax)?.Expression;
        if (named is null || diagnostic.Properties[FixProperties.Output] is not { } output)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                $"Write the output that fits the loss: {output}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root!.ReplaceNode(named, Renamed(named, output)))),
                equivalenceKey: nameof(FittingOutputFix)),
            diagnostic);
    }

    private static ExpressionSyntax Renamed(ExpressionSyntax named, string output)
    {
        var name = SyntaxFactory.IdentifierName(output);
        ExpressionSyntax renamed = named switch
        {
            MemberAccessExpressionSyntax qualified => qualified.WithName(name),
            IdentifierNameSyntax => name,
            _ => SyntaxFactory.ParseExpression($"Activation.{output}"),
        };
        return renamed.WithTriviaFrom(named);
    }
}
