namespace Generated.Neuron.Generator.Emission;

/// <summary>The declaration of a network's method, for a class whose network cannot be written.</summary>
/// <param name="Interface">The interface that has it; null if none has.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types and names of its parameters.</param>
internal sealed record UnwrittenMember(string? Interface, string Result, string Name, params (string Type, string Name)[] Parameters)
{
    private const string Read = "System.ReadOnlySpan<float>", Written = "System.Span<float>", Step = "Generated.Neuron.TrainingStep";

    private static readonly (string Type, string Name)
        Inputs = (Read, "inputs"), Outputs = (Written, "outputs"), Targets = (Read, "targets"), Gradients = (Written, "gradients"),
        OutputGradients = (Read, "outputGradients"), InputGradients = (Written, "inputGradients"),
        Degree = ("int", "maxDegreeOfParallelism");

    /// <summary>The methods of the interfaces. Properties that have a default keep it.</summary>
    public static readonly IReadOnlyList<UnwrittenMember> All =
    [
        new("IModel", "void", "Forward", Inputs, Outputs),
        new("INetwork", "float", "Backward", Inputs, Targets, Gradients),
        new("INetwork", "float", "Backward", Inputs, Targets, (Step, "step"), Gradients, Degree) { Default = "1" },
        new("INetwork", "float", "Backward", Inputs, Targets, Gradients, InputGradients),
        new("INetwork", "void", "Backpropagate", Inputs, OutputGradients, Gradients, InputGradients)
        {
            Default = "default(global::System.Span<float>)",
        },
        new("INetwork", "float", "Cost", Inputs, Targets),
    ];

    /// <summary>The last parameter's default value; null if it has none.</summary>
    public string? Default { get; init; }

    /// <summary>As the list of generated names has it.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters.Select(parameter => parameter.Type))})";

    /// <summary>float Cost(global::System.ReadOnlySpan&lt;float&gt; inputs, …): of the class, or of its interface alone.</summary>
    public string Header(bool isPublic)
    {
        var parameters = string.Join(", ", Parameters.Select(parameter => $"{Qualified(parameter.Type)} {parameter.Name}"));
        return isPublic
            ? $"public {Result} {Name}({parameters}{(Default is null ? "" : $" = {Default}")})"
            : $"{Result} global::Generated.Neuron.{Interface}.{Name}({parameters})";
    }

    private static string Qualified(string type) => type.Contains('.') ? $"global::{type}" : type;
}
