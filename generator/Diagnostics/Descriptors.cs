using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Diagnostics;

/// <summary>Every mistake a network declaration can have, each with what to write instead, and a page under docs/diagnostics.</summary>
internal static class Descriptors
{
    private const string Pages = "https://github.com/generated-neuron/generated-neuron/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = Error("NRN001",
        "A network's class must be partial", "Write 'partial' before 'class {0}', so that the network can be written into it");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error("NRN002",
        "The types around a network's class must be partial",
        "Make '{0}' partial, so that the network can be written into '{1}' inside it");

    public static readonly DiagnosticDescriptor UnsupportedClass = Error("NRN003",
        "A network is an ordinary class", "'{0}' is {1}; declare the network as an ordinary 'partial class' without type parameters");

    public static readonly DiagnosticDescriptor BaseClassNeedsArguments = Error("NRN004",
        "A network's base class needs a constructor without parameters",
        "'{0}' derives from '{1}', which has no constructor without parameters; add one there, or hold the network as a member instead");

    public static readonly DiagnosticDescriptor TooFewSizes = Error("NRN005",
        "A network needs at least two sizes",
        "{0} given; name the inputs, the hidden widths and the outputs, as in [Network(2, 8, 1)], or add layers, as in [Network(2), "
            + "Dense(8), Dense(1)]");

    public static readonly DiagnosticDescriptor SizeOutOfRange = Error("NRN006",
        "A layer's size is out of range", "A layer of {0}; write a size from 1 to {1}");

    public static readonly DiagnosticDescriptor TooManyLayers = Error("NRN007",
        "A network has too many layers", "{0} layers after the input; write at most {1}");

    public static readonly DiagnosticDescriptor ActivationsTwice = Error("NRN008",
        "Activations are named twice",
        "'Activations' names every layer's activation already; remove 'Hidden' and 'Output', or 'Activations'");

    public static readonly DiagnosticDescriptor WrongNumberOfActivations = Error("NRN009",
        "The number of activations is wrong",
        "The number of activations is {0}, but must be {1}: write one for each layer after the input");

    public static readonly DiagnosticDescriptor SoftmaxInside = Error("NRN010",
        "Softmax is for the output only", "Softmax is used in a hidden layer; write an element-wise activation such as Relu or Tanh");

    public static readonly DiagnosticDescriptor OutputDoesNotFit = Error("NRN011",
        "The output does not fit the loss", "The output {0} does not fit the loss {1}; leave the output out, or write {2}");

    public static readonly DiagnosticDescriptor UnknownName = Error("NRN012",
        "A number is used where an enum name is needed", "There is no {0} with the number {1}; write one of its names");

    public static readonly DiagnosticDescriptor MemberClash = Error("NRN013",
        "A member has the name of a generated one", "In '{1}', {0}");

    public static readonly DiagnosticDescriptor Reduced = Descriptor("NRN014", DiagnosticSeverity.Info,
        "A network is written as loops",
        "'{0}' is written as loops over register tiles: {1}; write Unroll = Unroll.Never if that is what you want");

    public static readonly DiagnosticDescriptor TooLarge = Descriptor("NRN015", DiagnosticSeverity.Warning,
        "A network is larger than this tool is made for",
        "'{0}' has {1} parameters; more than {2} do not fit a core's cache, and a library for large matrices or a graphics processor is "
            + "faster");

    public static readonly DiagnosticDescriptor LanguageTooOld = Error("NRN016",
        "The project's C# is too old for a network",
        "The project is compiled as C# {0}; generated networks need C# {1} or later: raise <LangVersion> in the project, or remove it");

    public static readonly DiagnosticDescriptor AttributeTwice = Error("NRN017",
        "A class has two network attributes", "'{0}' is a network already; remove this attribute, or put it on another class");

    public static readonly DiagnosticDescriptor BaseClassClash = Error("NRN018",
        "A base class declares what is generated",
        "'{0}' derives from '{1}', which declares {2} too; rename it there, or hold the network as a member instead");

    public static readonly DiagnosticDescriptor ClassNameClash = Error("NRN019",
        "A network's class has the name of a member",
        "The generated part of '{0}' declares a member of that name, and a member cannot have its class's name; rename the class");

    public static readonly DiagnosticDescriptor UnknownOption = Error("NRN020",
        "An option's value is not one of its values", "{0} is '{1}'; write {2}");

    public static readonly DiagnosticDescriptor SoftmaxOfOne = Descriptor("NRN021", DiagnosticSeverity.Warning,
        "A softmax of one output is always 1",
        "One output is 1 after softmax whatever the weights are, so nothing is learned; write one "
            + "output per class, or Loss.BinaryCrossEntropy");

    public static readonly DiagnosticDescriptor NotWritten = Error("NRN022",
        "A network could not be written",
        "'{0}' could not be written, which is a fault of Generated.Neuron ({1}); the other networks are not affected. Write it with other "
            + "sizes or activations for now, and report this message with the attribute");

    public static readonly DiagnosticDescriptor NameHidden = Error("NRN023",
        "A name hides what generated code is written in",
        "This project declares '{0}', which hides a name that the generated part of '{1}' uses; rename it, or move it into "
            + "another namespace");

    public static readonly DiagnosticDescriptor SeveralLabels = Descriptor("NRN024", DiagnosticSeverity.Warning,
        "Several outputs without a loss are independent labels",
        "'{0}' has {1} outputs and names no loss, so binary cross entropy takes each output as an independent label; write Loss = "
            + "Loss.CrossEntropy if exactly one of {1} classes is right, or Loss = Loss.BinaryCrossEntropy for independent labels");

    public static readonly DiagnosticDescriptor RequiredMembersUnset = Error("NRN025",
        "A required member would stay unset",
        "'{0}' has required members, but the constructor of '{1}', which a generated constructor calls, declares that all of them are "
            + "set; remove 'required' in '{0}', or derive from another class");

    public static readonly DiagnosticDescriptor DropoutOutOfRange = Error("NRN026",
        "Dropout must be a probability below 1",
        "Dropout is {0}; write a probability of dropping a neuron, at least 0 and below 1, such as 0.2");

    public static readonly DiagnosticDescriptor NothingToDrop = Error("NRN027",
        "Dropout needs hidden neurons",
        "Dropout drops hidden neurons, and no layer with weights follows here; add a layer after it, or remove the dropout");

    public static readonly DiagnosticDescriptor LayersTwice = Error("NRN028",
        "Layers are declared twice",
        "The layers are declared one by one here, so '{0}' cannot be used: {1}");

    public static readonly DiagnosticDescriptor LayerElsewhere = Error("NRN029",
        "A layer is not on the declaration of its network",
        "The order of layers on other parts of '{0}' is not defined; move this layer to the declaration that has [Network], after it");

    public static readonly DiagnosticDescriptor ResidualWidths = Error("NRN030",
        "A residual adds values of different widths",
        "Residual({0}) would add the {1} inputs of the layer it reaches back to and the {2} outputs of the last one; give both the same "
            + "width");

    public static readonly DiagnosticDescriptor ResidualTooFar = Error("NRN031",
        "A residual reaches too far back",
        "Residual({0}) needs at least one and as many layers with weights before it as it reaches back, and there are {1}; write a smaller "
            + "number, or add layers before it");

    public static readonly DiagnosticDescriptor ResidualTwice = Error("NRN033",
        "Two residuals follow one layer",
        "Another residual follows the same layer already; put a Dense before Residual({0}), or remove one of the two");

    public static readonly DiagnosticDescriptor LayersAlone = Error("NRN032",
        "Layers without a network",
        "'{0}' declares layers but no network; add [Network(inputs)] before them, with the number of inputs");

    public static readonly DiagnosticDescriptor DropoutTwice = Error("NRN034",
        "Two dropouts follow one another",
        "Another dropout stands right before this one; write one Dropout with the probability of both, 1 − (1 − p)(1 − q)");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, ContainerNotPartial, UnsupportedClass, BaseClassNeedsArguments, TooFewSizes, SizeOutOfRange, TooManyLayers,
        ActivationsTwice, WrongNumberOfActivations, SoftmaxInside, OutputDoesNotFit, UnknownName, MemberClash, Reduced,
        TooLarge, LanguageTooOld, AttributeTwice, BaseClassClash, ClassNameClash, UnknownOption, SoftmaxOfOne, NotWritten,
        NameHidden, SeveralLabels, RequiredMembersUnset, DropoutOutOfRange, NothingToDrop, LayersTwice, LayerElsewhere,
        ResidualWidths, ResidualTooFar, LayersAlone, ResidualTwice, DropoutTwice,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Descriptor(id, DiagnosticSeverity.Error, title, message);

    private static DiagnosticDescriptor Descriptor(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "Network", severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
