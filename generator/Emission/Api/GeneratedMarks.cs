namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The attributes of what is generated: a measurement of a user's coverage leaves it out, and tools know who wrote it. They mark members
/// and not the class, of which a part is the user's.
/// </summary>
internal static class GeneratedMarks
{
    /// <summary>In the file of a network, by short names where nothing hides them.</summary>
    public static string Of(bool hidesNames) => hidesNames
        ? Full
        : $"[GeneratedCode(\"Generated.Neuron\", \"{Text.Version}\"), ExcludeFromCodeCoverage]";

    /// <summary>By names that mean the same everywhere.</summary>
    public static string Full =>
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Generated.Neuron\", \"{Text.Version}\"), "
            + "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";
}
