using System.Collections.Immutable;
using System.Globalization;
using Generated.Neuron.Generator.Declarations;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Kinds;
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

    private static ImmutableArray<int> OwnSizes(AttributeData attribute) =>
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
        CheckSizes(OwnSizes(attribute), widths.Length, places, mistakes);
        var loss = NameOf<Loss>(attribute, nameof(Loss), places, mistakes) ?? Loss.BinaryCrossEntropy;
        var layers = list.IsEmpty
            ? Stack(attribute, widths, loss, places, mistakes)
            : OneByOne(type, attribute, list, loss, places, mistakes, cancellation);
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

    private static double DropoutOf(AttributeData attribute, int sizes, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        const string Name = "Dropout";
        var probability = Named(attribute, Name)?.Value is double number ? number : 0;
        if (!DropoutSpec.IsProbability(probability))
        {
            var text = probability.ToString("R", CultureInfo.InvariantCulture);
            mistakes.Add(Diagnostic.Create(Descriptors.DropoutOutOfRange, places.Named(Name), text));
        }
        else if (probability > 0 && sizes == 2)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.NothingToDrop, places.Named(Name)));
        }

        return probability;
    }

    /// <summary>Layers of the sizes that the attribute itself has.</summary>
    private static ImmutableArray<LayerSpec> Stack(
        AttributeData attribute, ImmutableArray<int> widths, Loss loss, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        var activations = ActivationsOf(attribute, widths.Length - 1, loss, places, mistakes);
        var dropout = DropoutOf(attribute, widths.Length, places, mistakes);
        return mistakes.Count > 0 && activations.Length != widths.Length - 1
            ? []
            : [.. DropoutSpec.Between([.. DenseSpec.Stack(widths, activations)], dropout)];
    }

    /// <summary>Layers that are declared one by one.</summary>
    private static ImmutableArray<LayerSpec> OneByOne(
        INamedTypeSymbol type,
        AttributeData attribute,
        LayerList list,
        Loss loss,
        AttributePlaces places,
        ImmutableArray<Diagnostic>.Builder mistakes,
        CancellationToken cancellation)
    {
        foreach (var (name, instead) in new[]
        {
            ("Activations", "set Activation on each Dense instead"), ("Dropout", "add a Dropout to the list instead"),
        })
        {
            if (Named(attribute, name) is not null)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.LayersTwice, places.Named(name), name, instead));
            }
        }

        if (OwnSizes(attribute).Length > 1)
        {
            mistakes.Add(Diagnostic.Create(
                Descriptors.LayersTwice, places.Size(1), "more sizes than the inputs", "leave the inputs alone in [Network], or remove the layers"));
        }

        var inputs = OwnSizes(attribute) is [var first, ..] ? first : 0;
        var hidden = NameOf<Activation>(attribute, "Hidden", places, mistakes) ?? Activation.Relu;
        var output = NameOf<Activation>(attribute, "Output", places, mistakes) ?? OutputOf(loss);
        var (layers, activationPlaces) = list.Read(type, inputs, hidden, output, mistakes, cancellation);
        Check([.. layers.Select(layer => layer.Activation).OfType<Activation>()], loss, i => activationPlaces[i], mistakes);
        return layers;
    }

    private static void CheckSizes(
        ImmutableArray<int> widths, int sizes, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        if (sizes < 2 || widths.IsEmpty)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.TooFewSizes, places.Attribute, sizes));
        }

        if (sizes > Limits.Layers + 1)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.TooManyLayers, places.Attribute, sizes - 1, Limits.Layers));
        }

        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] is < 1 or > Limits.Width)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.SizeOutOfRange, places.Size(i), widths[i], Limits.Width));
            }
        }
    }

    /// <summary>The value of a property whose type is an enum; null if it is not set.</summary>
    private static T? NameOf<T>(
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

    private static ImmutableArray<Activation> ActivationsOf(
        AttributeData attribute, int layers, Loss loss, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        var hidden = Named(attribute, "Hidden");
        var output = Named(attribute, "Output");
        var each = Named(attribute, "Activations");
        ImmutableArray<Activation> activations;
        if (each is { IsNull: false } named)
        {
            activations = [.. named.Values.Select(value => (Activation)value.Value!)];
            if (hidden is not null || output is not null)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.ActivationsTwice, places.Named(hidden is not null ? "Hidden" : "Output")));
            }

            if (activations.Length != layers)
            {
                var properties = FixProperties.Of(
                    (FixProperties.Layers, layers.ToString(CultureInfo.InvariantCulture)),
                    (FixProperties.Output, OutputOf(loss).ToString()));
                mistakes.Add(
                    Diagnostic.Create(
                        Descriptors.WrongNumberOfActivations, places.Named("Activations"), properties, activations.Length, layers));
                return activations;
            }
        }
        else
        {
            var inner = (Activation)(hidden?.Value ?? Activation.Relu);
            var last = (Activation)(output?.Value ?? OutputOf(loss));
            activations = [.. Enumerable.Repeat(inner, Math.Max(layers - 1, 0)), last];
        }

        Check(activations, loss, i => places.Activation(i, activations.Length), mistakes);
        return activations;
    }

    /// <summary>
    /// The output if none is named; a number that is not a loss is a separate mistake, and any output is accepted with it.
    /// </summary>
    private static Activation OutputOf(Loss loss) =>
        Enum.IsDefined(typeof(Loss), loss) ? LossRules.DefaultOutput(loss) : Activation.Identity;

    private static void Check(
        ImmutableArray<Activation> activations, Loss loss, Func<int, Location> place, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        for (var i = 0; i < activations.Length; i++)
        {
            if (!Enum.IsDefined(typeof(Activation), activations[i]))
            {
                mistakes.Add(Diagnostic.Create(Descriptors.UnknownName, place(i), nameof(Activation), (int)activations[i]));
            }
            else if (i < activations.Length - 1 && activations[i] == Activation.Softmax)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.SoftmaxInside, place(i)));
                return;
            }
            else if (i == activations.Length - 1 && Enum.IsDefined(typeof(Loss), loss) && !LossRules.Fits(loss, activations[i]))
            {
                var fitting = LossRules.DefaultOutput(loss);
                mistakes.Add(
                    Diagnostic.Create(
                        Descriptors.OutputDoesNotFit,
                        place(i),
                        FixProperties.Of((FixProperties.Output, fitting.ToString())),
                        activations[i],
                        loss,
                        fitting));
            }
        }
    }

    private static TypedConstant? Named(AttributeData attribute, string name)
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
