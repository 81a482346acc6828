using System.Collections.Immutable;
using System.Composition;
using Generated.Neuron.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.CodeFixes;

/// <summary>Writes <c>partial</c> before a network's class and every type around it that lacks it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Descriptors.NotPartial.Id, Descriptors.ContainerNotPartial.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var diagnostic = context.Diagnostics[0];

        // A container's diagnostic has the class inside as its second place.
        var innermost = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (root is null || innermost.SourceTree != root.SyntaxTree)
        {
            return;
        }

        var chain = root.FindToken(innermost.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .ToArray();
        var title = chain.Length == 1
            ? $"Make '{chain[0].Identifier.ValueText}' partial"
            : $"Make {string.Join(" and ", chain.Select(type => $"'{type.Identifier.ValueText}'"))} partial";
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNodes(chain, (_, type) => WithPartial(type)))),
                equivalenceKey: nameof(MakePartialFix)),
            diagnostic);
    }

    /// <summary>
    /// The keyword comes last, right before <c>class</c>, and takes over the leading trivia if it is the only modifier.
    /// </summary>
    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (type.Modifiers.Any())
        {
            return type.WithModifiers(type.Modifiers.Add(partial));
        }

        return type
            .WithKeyword(type.Keyword.WithLeadingTrivia())
            .WithModifiers([partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }
}
