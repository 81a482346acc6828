using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Declarations;

/// <summary>The source location of each part of an attribute, for diagnostics at the exact argument.</summary>
internal sealed class AttributePlaces
{
    private readonly AttributeSyntax? _syntax;

    public AttributePlaces(AttributeData attribute, INamedTypeSymbol type, CancellationToken cancellation)
    {
        _syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        Attribute = _syntax?.GetLocation() ?? Location.None;
        Class = _syntax?.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.GetLocation()
            ?? type.Locations.FirstOrDefault()
            ?? Location.None;
    }

    public Location Attribute { get; }

    /// <summary>The C# that the file is compiled as.</summary>
    public LanguageVersion LanguageVersion =>
        (_syntax?.SyntaxTree.Options as CSharpParseOptions)?.LanguageVersion ?? LanguageVersion.Latest;

    public Location Class { get; }

    /// <summary>The part of the class that has the attribute.</summary>
    public SyntaxNode? Declaration => _syntax?.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The attribute in one line, as the user wrote it.</summary>
    public string Text => _syntax is null ? "Network" : InOneLine(_syntax);

    /// <summary>Source in one line, as the user wrote it.</summary>
    public static string InOneLine(SyntaxNode node) =>
        string.Join(" ", node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The size at an index, whether the sizes are written as arguments or as one array.</summary>
    public Location Size(int index)
    {
        var positional = Arguments.Where(argument => argument.NameEquals is null).ToArray();
        return positional switch
        {
            [{ Expression: CollectionExpressionSyntax list }] when index < list.Elements.Count => list.Elements[index].GetLocation(),
            [{ Expression: ImplicitArrayCreationExpressionSyntax list }] when index < list.Initializer.Expressions.Count =>
                list.Initializer.Expressions[index].GetLocation(),
            _ when index < positional.Length => positional[index].GetLocation(),
            _ => Attribute,
        };
    }

    /// <summary>The value of a named argument.</summary>
    public Location Named(string name) => Argument(name)?.Expression.GetLocation() ?? Attribute;

    /// <summary>The activation of a layer, counted from 0, whether in the list or by the names for hidden layers and output.</summary>
    public Location Activation(int index, int count) => Argument("Activations")?.Expression switch
    {
        CollectionExpressionSyntax list when index < list.Elements.Count => list.Elements[index].GetLocation(),
        ImplicitArrayCreationExpressionSyntax list when index < list.Initializer.Expressions.Count =>
            list.Initializer.Expressions[index].GetLocation(),
        ArrayCreationExpressionSyntax { Initializer: { } list } when index < list.Expressions.Count =>
            list.Expressions[index].GetLocation(),
        { } other => other.GetLocation(),
        null => Named(index < count - 1 ? "Hidden" : Argument("Output") is null ? "Loss" : "Output"),
    };

    private IEnumerable<AttributeArgumentSyntax> Arguments =>
        _syntax?.ArgumentList?.Arguments ?? Enumerable.Empty<AttributeArgumentSyntax>();

    private AttributeArgumentSyntax? Argument(string name) =>
        Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
}
