namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// The attributes of generated code: a user's code coverage leaves it out, and tools see that it is generated. They mark members
/// and not the class, of which a part is the user's.
/// </summary>
internal static class GeneratedMarks
{
    /// <summary>In the file of a network, by short names if nothing hides them.</summary>
    public static string Of(bool hidesNames) => hidesNames
        ? Full
        : $"[GeneratedCode(\"Generated.Neuron\", \"{Text.Version}\"), ExcludeFromCodeCoverage]";

    /// <summary>By names that mean the same everywhere.</summary>
    public static string Full =>
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"Generated.Neuron\", \"{Text.Version}\"), "
            + "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]";
}
