namespace Generated.Neuron.Generator.Model;

/// <summary>The user's class: where it stands and what it is called.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Containers">The headers of the containing types, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Name">The class's name as it is written in code (a keyword with its @).</param>
/// <param name="FullName">Unique in the compilation, and fit for a file name.</param>
/// <param name="HasNameClashes">Whether names that generated code uses mean something else there.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Containers, string Name, string FullName, bool HasNameClashes);
