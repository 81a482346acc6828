using System.Collections.Immutable;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>Attribute and class → <see cref="NetworkSpec"/>, or every mistake with its place. Shared by generator and analyzer.</summary>
internal static class NetworkParser
{
    public const string AttributeName = "Generated.Neuron.NetworkAttribute";

    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    public static ParsedNetwork Parse(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellation)
    {
        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array, IsNull: false } sizes]
            || attribute.NamedArguments.Any(named => named.Value.Kind == TypedConstantKind.Error)
            || sizes.Values.Any(size => size.Value is not int))
        {
            return new(null, []);
        }

        var places = new AttributePlaces(attribute, type, cancellation);
        var mistakes = ImmutableArray.CreateBuilder<Diagnostic>();
        TypeParser.Check(type, places.Class, mistakes);
        var widths = sizes.Values.Select(size => (int)size.Value!).ToImmutableArray();
        foreach (var (place, name) in MemberClashes.Of(type, Limits.HasPredict(widths) ? widths[0] : null))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.MemberClash, place, name, type.Name));
        }

        CheckSizes(widths, places, mistakes);
        var loss = LossOf(attribute, places, mistakes);
        var activations = ActivationsOf(attribute, widths.Length - 1, loss, places, mistakes);
        if (mistakes.Count > 0)
        {
            return new(null, mistakes.ToImmutable());
        }

        var layers = activations.Select((activation, i) => new LayerSpec(i + 1, widths[i], widths[i + 1], activation));
        return new(new NetworkSpec(TypeParser.Parse(type), new([.. layers]), loss, places.Text), []);
    }

    private static void CheckSizes(ImmutableArray<int> widths, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        if (widths.Length < 2)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.TooFewSizes, places.Attribute, widths.Length));
        }

        if (widths.Length > Limits.Layers + 1)
        {
            mistakes.Add(Diagnostic.Create(Descriptors.TooManyLayers, places.Attribute, widths.Length - 1, Limits.Layers));
        }

        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] is < 1 or > Limits.Width)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.SizeOutOfRange, places.Size(i), widths[i], Limits.Width));
            }
        }
    }

    private static Loss LossOf(AttributeData attribute, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
    {
        var loss = (Loss)(Named(attribute, nameof(Loss))?.Value ?? Loss.BinaryCrossEntropy);
        if (!Enum.IsDefined(typeof(Loss), loss))
        {
            mistakes.Add(Diagnostic.Create(Descriptors.UnknownName, places.Named(nameof(Loss)), nameof(Loss), (int)loss));
        }

        return loss;
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
                mistakes.Add(Diagnostic.Create(Descriptors.WrongNumberOfActivations, places.Named("Activations"), activations.Length, layers));
                return activations;
            }
        }
        else
        {
            var inner = (Activation)(hidden?.Value ?? Activation.Relu);
            var last = (Activation)(output?.Value ?? LossRules.DefaultOutput(loss));
            activations = [.. Enumerable.Repeat(inner, Math.Max(layers - 1, 0)), last];
        }

        Check(activations, loss, i => places.Activation(i, activations.Length), mistakes);
        return activations;
    }

    private static void Check(ImmutableArray<Activation> activations, Loss loss, Func<int, Location> place, ImmutableArray<Diagnostic>.Builder mistakes)
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
                mistakes.Add(Diagnostic.Create(Descriptors.OutputDoesNotFit, place(i), activations[i], loss, LossRules.DefaultOutput(loss)));
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
