using System.Collections.Immutable;
using Generated.Neuron.Generator.Declarations;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>Attribute and class → <see cref="NetworkSpec"/>, or every mistake with its place. Shared by generator and analyzer.</summary>
internal static class NetworkParser
{
    public const string AttributeName = "Generated.Neuron.NetworkAttribute";

    /// <summary>
    /// The oldest C# that has what generated code is written in: <c>ref readonly</c> parameters and collection expressions.
    /// </summary>
    private const LanguageVersion OldestLanguage = LanguageVersion.CSharp12;

    public static bool IsCandidate(SyntaxNode node) => node is TypeDeclarationSyntax;

    /// <summary>Parses the attributes of a class; never throws, because an error in one network must not affect the others.</summary>
    /// <param name="type">The class.</param>
    /// <param name="attribute">Its attribute.</param>
    /// <param name="compilation">Used to find what names mean in the class's scope.</param>
    /// <param name="cancellation">Of the compiler.</param>
    public static ParsedNetwork Parse(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return IsUnbound(type, attribute) ? new(null, []) : Bound(type, attribute, compilation, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var place = attribute.ApplicationSyntaxReference is { } syntax
                ? Location.Create(syntax.SyntaxTree, syntax.Span)
                : Location.None;
            return new(null, [Diagnostic.Create(Descriptors.NotWritten, place, type.Name, Fault.Describe(exception))]);
        }
    }

    /// <summary>
    /// The sizes, of layers that are declared one by one too; none if there are none, however that is written: [Network], [Network(null)],
    /// [Network(default)].
    /// </summary>
    public static ImmutableArray<int> Sizes(INamedTypeSymbol type, AttributeData attribute) =>
        [.. OwnSizes(attribute), .. LayerList.Of(type, attribute).Widths];

    internal static ImmutableArray<int> OwnSizes(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } sizes]
            ? [.. sizes.Values.Select(size => size.Value is int number ? number : 0)]
            : [];

    /// <summary>Whether a class has the attribute. What the generator writes into it is not there yet when it runs.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) =>
        type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName);

    /// <summary>Whether the compiler itself reports the attribute: its place, or a value that is then missing.</summary>
    private static bool IsUnbound(INamedTypeSymbol type, AttributeData attribute) =>
        type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
        || attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(IsError)
        || attribute.NamedArguments.Any(named => IsError(named.Value))
        || LayerList.Of(type, attribute).HasErrors;

    private static bool IsError(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error || (value is { Kind: TypedConstantKind.Array, IsNull: false } && value.Values.Any(IsError));

    private static ParsedNetwork Bound(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        var places = new AttributePlaces(attribute, type, cancellation);
        var attributes = type.GetAttributes()
            .Where(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass))
            .ToArray();
        if (attributes.Length > 1)
        {
            // One of the two is wrong, but which one is not known.
            return new(
                null, IsAt(attributes[0], attribute) ? [] : [Diagnostic.Create(Descriptors.AttributeTwice, places.Attribute, type.Name)]);
        }

        if (places.LanguageVersion < OldestLanguage)
        {
            return new(
                null,
                [Diagnostic.Create(
                    Descriptors.LanguageTooOld,
                    places.Attribute,
                    places.LanguageVersion.ToDisplayString(),
                    OldestLanguage.ToDisplayString())]);
        }

        var mistakes = ImmutableArray.CreateBuilder<Diagnostic>();
        if (TypeParser.Unsupported(type) is { } kind)
        {
            return new(null, [Diagnostic.Create(Descriptors.UnsupportedClass, places.Class, type.Name, WithArticle(kind))]);
        }

        var list = LayerList.Of(type, attribute);
        var widths = Sizes(type, attribute);
        int? arguments = Limits.HasPredict(widths) ? widths[0] : null;
        TypeParser.Check(type, places.Class, compilation, mistakes);
        NameClashes.Check(type, places.Declaration, compilation, places.Class, mistakes);
        MemberClashes.Check(type, arguments, places.Class, compilation, mistakes);
        if (mistakes.Any(mistake => mistake.Descriptor == Descriptors.BaseClassClash))
        {
            // A constructor more would not help: that base class cannot stay one.
            mistakes.RemoveAll(mistake => mistake.Descriptor == Descriptors.BaseClassNeedsArguments);
        }

        mistakes.AddRange(LayerList.Elsewhere(type, attribute).Select(layer => Diagnostic.Create(
            Descriptors.LayerElsewhere, new AttributePlaces(layer, type, cancellation).Attribute, type.Name)));
        var loss = NameOf<Loss>(attribute, nameof(Loss), places, mistakes) ?? Loss.BinaryCrossEntropy;
        var layers = new LayersParser(type, attribute, places, mistakes).Parse(list, widths, loss, cancellation);
        var initialization = NameOf<Initialization>(attribute, nameof(Initialization), places, mistakes) ?? Initialization.ScaledNormal;
        var options = OptionsOf(attribute, places, mistakes);
        if (mistakes.Any(mistake => mistake.DefaultSeverity == DiagnosticSeverity.Error))
        {
            return new(null, mistakes.ToImmutable());
        }

        if (loss == Loss.CrossEntropy && widths[^1] == 1)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.SoftmaxOfOne, places.Size(widths.Length - 1)));
        }

        if (widths[^1] > 1
            && Named(attribute, nameof(Loss)) is null
            && Named(attribute, "Output") is null
            && Named(attribute, "Activations") is null)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.SeveralLabels, places.Size(widths.Length - 1), type.Name, widths[^1]));
        }

        var spec = new NetworkSpec(
            TypeParser.Parse(type, places.Declaration, compilation), new(layers), loss, initialization,
            $"[{places.Text}{list.Text(cancellation)}]", options, SourceNames.OfKernels(compilation));
        return new(spec, mistakes.ToImmutable());
    }

    /// <summary>Interned, because the compiler takes two reports for one only if their arguments are the same objects.</summary>
    private static string WithArticle(string kind) => string.Intern($"{(kind[0] == 'a' ? "an" : "a")} {kind}");

    /// <summary>Whether two attributes of a class are one and the same.</summary>
    public static bool IsAt(AttributeData one, AttributeData other) =>
        one.ApplicationSyntaxReference?.SyntaxTree == other.ApplicationSyntaxReference?.SyntaxTree
        && one.ApplicationSyntaxReference?.Span == other.ApplicationSyntaxReference?.Span;

    private static NetworkOptions OptionsOf(AttributeData attribute, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        var unroll = NameOf<Unroll>(attribute, nameof(Unroll), places, mistakes);
        var width = (int?)Named(attribute, "MaxVectorWidth")?.Value;
        if (width is { } bits && !NetworkOptions.IsVectorWidth(bits))
        {
            mistakes.Add(
                Diagnostic.Create(Descriptors.UnknownOption, places.Named("MaxVectorWidth"), "MaxVectorWidth", bits, "128, 256 or 512"));
        }

        return new(unroll, width);
    }

    /// <summary>The value of a property whose type is an enum; null where it is not set.</summary>
    internal static T? NameOf<T>(
        AttributeData attribute, string property, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
        where T : struct, Enum
    {
        if (Named(attribute, property)?.Value is not { } number)
        {
            return null;
        }

        if (!Enum.IsDefined(typeof(T), number))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.UnknownName, places.Named(property), typeof(T).Name, number));
        }

        return (T)Enum.ToObject(typeof(T), number);
    }

    internal static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == name)
            {
                return named.Value;
            }
        }

        return null;
    }
}
