namespace Generated.Neuron.Benchmarks;

/// <summary>Marks benchmarks that are left out if the C program was not built.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsCAttribute : Attribute;
