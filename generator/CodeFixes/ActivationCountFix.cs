using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Generated.Neuron.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.CodeFixes;

/// <summary>
/// Writes one activation per layer. The last one stays the output's; missing hidden ones repeat the last hidden one, or are
/// ReLU if there is none; surplus hidden ones are removed from the end.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ActivationCountFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.WrongNumberOfActivations.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax list
            || Written(list) is not { } written
            || !int.TryParse(diagnostic.Properties[FixProperties.Layers], NumberStyles.None, CultureInfo.InvariantCulture, out var layers)
            || layers < 1)
        {
            return;
        }

        var activations = Fitted(written, layers, $"Activation.{diagnostic.Properties[FixProperties.Output]}");
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Write one activation per layer: {string.Join(", ", activations)}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(list, With(list, activations)))),
                equivalenceKey: nameof(ActivationCountFix)),
            diagnostic);
    }

    /// <summary>The activations as they are written; null if they are not a list that can be changed here.</summary>
    private static string[]? Written(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            [.. collection.Elements.Select(element => element.ToString())],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions.Select(expression => expression.ToString())],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } =>
            [.. initializer.Expressions.Select(expression => expression.ToString())],
        _ => null,
    };

    private static string[] Fitted(string[] written, int layers, string fittingOutput)
    {
        var output = written.Length == 0 ? fittingOutput : written[^1];
        string[] hidden = [.. written.Take(written.Length - 1)];
        var repeated = hidden.Length == 0 ? "Activation.Relu" : hidden[^1];
        return [.. hidden.Concat(Enumerable.Repeat(repeated, layers)).Take(layers - 1), output];
    }

    private static ExpressionSyntax With(ExpressionSyntax list, string[] activations)
    {
        var items = string.Join(", ", activations);
        var text = list switch
        {
            CollectionExpressionSyntax => $"[{items}]",
            ArrayCreationExpressionSyntax array => $"new {array.Type.ElementType}[] {{ {items} }}",
            _ => $"new[] {{ {items} }}",
        };
        return SyntaxFactory.ParseExpression(text, options: list.SyntaxTree.Options).WithTriviaFrom(list);
    }
}
