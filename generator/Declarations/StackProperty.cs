using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Declarations;

/// <summary>What <c>[Network(2, 8, 1)]</c> says about the layers of one kind.</summary>
/// <param name="value">The property's value; null if it is not set.</param>
/// <param name="place">The location of the value.</param>
/// <param name="layers">How many layers the sizes make.</param>
/// <param name="report">Collects mistakes.</param>
internal sealed class StackProperty(object? value, Location place, int layers, Action<Diagnostic> report)
{
    /// <summary>How many layers the sizes make, right or wrong.</summary>
    public int Layers { get; } = layers;

    /// <summary>The property's value.</summary>
    public T? Value<T>()
        where T : struct => value as T?;

    /// <summary>A mistake in the value.</summary>
    public void Report(DiagnosticDescriptor descriptor, params object[] arguments) =>
        report(Diagnostic.Create(descriptor, place, arguments));
}
