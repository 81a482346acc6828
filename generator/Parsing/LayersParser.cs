using System.Collections.Immutable;
using System.Globalization;
using Generated.Neuron.Generator.Declarations;
using Generated.Neuron.Generator.Diagnostics;
using Generated.Neuron.Generator.Kinds;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>The layers of a network: a stack of the sizes in its attribute, or a list of layers one by one.</summary>
/// <param name="type">The class.</param>
/// <param name="attribute">Its attribute.</param>
/// <param name="places">Where the parts of that stand.</param>
/// <param name="mistakes">Where mistakes go.</param>
internal sealed class LayersParser(
    INamedTypeSymbol type, AttributeData attribute, AttributePlaces places, ImmutableArray<Diagnostic>.Builder mistakes)
{
    /// <param name="list">The layers one by one.</param>
    /// <param name="widths">All sizes.</param>
    /// <param name="loss">The cost.</param>
    /// <param name="cancellation">Of the compiler.</param>
    public ImmutableArray<LayerSpec> Parse(LayerList list, ImmutableArray<int> widths, Loss loss, CancellationToken cancellation)
    {
        CheckSizes(NetworkParser.OwnSizes(attribute), widths.Length);
        return list.IsEmpty ? Stack(widths, loss) : OneByOne(list, loss, cancellation);
    }

    /// <summary>Layers of the sizes that the attribute itself has.</summary>
    private ImmutableArray<LayerSpec> Stack(ImmutableArray<int> widths, Loss loss)
    {
        var count = widths.Length - 1;
        var activations = ActivationsOf(count, loss);
        ImmutableArray<LayerSpec> stack = activations.Length == count ? [.. DenseSpec.Stack(widths, activations)] : [];
        foreach (var kind in LayerKinds.All)
        {
            if (kind.StackProperty is var (name, _))
            {
                var property = new StackProperty(NetworkParser.Named(attribute, name)?.Value, places.Named(name), count, mistakes.Add);
                stack = kind.AddTo(stack, property);
            }
        }

        return stack;
    }

    /// <summary>Layers that are declared one by one.</summary>
    private ImmutableArray<LayerSpec> OneByOne(LayerList list, Loss loss, CancellationToken cancellation)
    {
        var ofKinds = LayerKinds.All.Select(kind => kind.StackProperty).OfType<(string, string)>();
        foreach (var (name, instead) in ofKinds.Prepend(("Activations", "set Activation on each Dense instead")))
        {
            if (NetworkParser.Named(attribute, name) is not null)
            {
                mistakes.Add(Diagnostic.Create(Descriptors.LayersTwice, places.Named(name), name, instead));
            }
        }

        if (NetworkParser.OwnSizes(attribute).Length > 1)
        {
            mistakes.Add(Diagnostic.Create(
                Descriptors.LayersTwice,
                places.Size(1),
                "more sizes than the inputs",
                "leave the inputs alone in [Network], or remove the layers"));
        }

        var inputs = NetworkParser.OwnSizes(attribute) is [var first, ..] ? first : 0;
        var hidden = NetworkParser.NameOf<Activation>(attribute, "Hidden", places, mistakes) ?? Activation.Relu;
        var output = NetworkParser.NameOf<Activation>(attribute, "Output", places, mistakes) ?? OutputOf(loss);
        var (layers, activationPlaces) = list.Read(type, inputs, hidden, output, mistakes, cancellation);
        Check([.. layers.Select(layer => layer.Activation).OfType<Activation>()], loss, i => activationPlaces[i]);
        return layers;
    }

    /// <param name="widths">The sizes in the attribute itself.</param>
    /// <param name="sizes">How many there are with those of layers one by one.</param>
    private void CheckSizes(ImmutableArray<int> widths, int sizes)
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

    private ImmutableArray<Activation> ActivationsOf(int layers, Loss loss)
    {
        var hidden = NetworkParser.Named(attribute, "Hidden");
        var output = NetworkParser.Named(attribute, "Output");
        var each = NetworkParser.Named(attribute, "Activations");
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

        Check(activations, loss, i => places.Activation(i, activations.Length));
        return activations;
    }

    /// <summary>The output if none is named; a number that is not a loss is a separate mistake, and any output goes with it.</summary>
    private static Activation OutputOf(Loss loss) =>
        Enum.IsDefined(typeof(Loss), loss) ? LossRules.DefaultOutput(loss) : Activation.Identity;

    private void Check(ImmutableArray<Activation> activations, Loss loss, Func<int, Location> place)
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
}
