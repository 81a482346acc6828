namespace Generated.Neuron.Generator.Model;

/// <summary>
/// A class whose network cannot be written: the data for members that only throw, so that the mistake is the only error, however
/// the class is used.
/// </summary>
/// <param name="Type">The class.</param>
/// <param name="Header">How a part of it begins: <c>partial struct Net&lt;T&gt;</c>.</param>
/// <param name="Sizes">The sizes that the attribute has, right or wrong; empty if it has none.</param>
/// <param name="BaseCall">
/// How constructors call the base class's, with any arguments; empty if they need not, null if none can be written.
/// </param>
/// <param name="IsNetwork">Whether a base class is a network already, which has all the members.</param>
/// <param name="Taken">Names of what else the class and its bases have, and the signatures of their methods.</param>
/// <param name="Overrides">The headers of members that a base class demands and that a network would have.</param>
/// <param name="Reason">The mistake: its number and what to do.</param>
internal sealed record UnwrittenSpec(
    TypeSpec Type,
    string Header,
    EquatableArray<int> Sizes,
    string? BaseCall,
    bool IsNetwork,
    EquatableArray<string> Taken,
    EquatableArray<string> Overrides,
    string Reason)
{
    /// <summary>A network in whose writing something was thrown.</summary>
    public static UnwrittenSpec Of(NetworkSpec spec) => new(
        spec.Type,
        $"partial class {spec.Type.Name}",
        new([.. spec.Topology.Sizes]),
        BaseCall: "",
        IsNetwork: false,
        new(spec.Type.Constructors.WritesParameterless ? [] : [".ctor()"]),
        Overrides: default,
        "NRN022: this is a fault of Generated.Neuron.");

    /// <summary>Whether nothing else has the name of a constant or a property, or of what the compiler keeps for a property.</summary>
    public bool IsFree(string name) =>
        !IsClass(name) && Taken.All(taken => !new[] { name, $"get_{name}", $"set_{name}" }.Contains(taken.Split('(')[0]));

    /// <summary>Whether no other member has the signature of a method, and only methods have its name.</summary>
    public bool IsFreeMethod(string name, string signature) =>
        !IsClass(name) && Taken.All(taken => taken != name && taken != signature);

    private bool IsClass(string name) => Type.Name == name || Type.Name == $"@{name}";
}
