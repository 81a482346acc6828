namespace Generated.Neuron.Generator.Model;

/// <summary>
/// The one list of the names that the generated part of a class declares: for what clashes with them, and for the test that compares it
/// with what is written.
/// </summary>
internal static class GeneratedNames
{
    private const string Read = "System.ReadOnlySpan<float>", Written = "System.Span<float>", Step = "Generated.Neuron.TrainingStep";

    /// <summary>The field that only a network that is written has.</summary>
    public const string Parameters = "_parameters";

    /// <summary>Constants, properties and fields: no other member may have their names.</summary>
    public static readonly IReadOnlyList<string> Members =
    [
        "InputCount", "OutputCount", "ParameterCount", "Topology", "Parameters", Parameters,
    ];

    /// <summary>
    /// What the compiler keeps for the properties, whether they can be set or not: methods of these signatures are taken.
    /// </summary>
    private static readonly string[] Accessors =
    [
        "get_Topology()", "set_Topology(Generated.Neuron.Topology)", "get_Parameters()", $"set_Parameters({Written})",
    ];

    /// <summary>Methods, which may have overloads.</summary>
    private static readonly string[] Passes =
    [
        $"Forward({Read}, {Written})",
        $"Backward({Read}, {Read}, {Written})",
        $"Backward({Read}, {Read}, {Written}, {Written})",
        $"Backward({Read}, {Read}, {Step}, {Written}, int)",
        $"Backpropagate({Read}, {Read}, {Written}, {Written})",
        $"Cost({Read}, {Read})",
    ];

    /// <summary>
    /// The constructor whose signature the user may not declare; the one without parameters is not written if the user has one.
    /// </summary>
    public const string Constructor = ".ctor(int)";

    /// <summary>Methods that a class may have itself, and are then not written.</summary>
    public static readonly IReadOnlyList<string> Optional = ["Clone()", "ToString()"];

    /// <summary>The signatures of the methods.</summary>
    /// <param name="inputs">The arguments of Predict; null if it is not written.</param>
    public static IReadOnlyList<string> Methods(int? inputs) => inputs is { } count ? [.. Passes, Predict(count)] : Passes;

    /// <summary>Whether no method of the user's may have a signature, for networks with so many arguments of Predict.</summary>
    public static bool IsTaken(string signature, int? inputs) => Accessors.Contains(signature) || Methods(inputs).Contains(signature);

    /// <summary>Whether one of the methods has a name, which then nothing but a method may have.</summary>
    public static bool IsMethod(string name, int? inputs) =>
        Methods(inputs).Concat(Accessors).Any(method => method.StartsWith(name + "(", StringComparison.Ordinal));

    private static string Predict(int count) => $"Predict({string.Join(", ", Enumerable.Repeat("float", count))})";
}
