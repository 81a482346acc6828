namespace Generated.Neuron.Generator.Activations;

/// <summary>One activation as kernels write it: forward and derivative side by side.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Formula">a as a function of z, for readers; <c>{0}</c> is z.</param>
/// <param name="Operations">About how many vector operations the forward direction takes, for the budget of a method.</param>
/// <param name="DerivativeOperations">The same of the derivative.</param>
/// <param name="Forward">The C# of a from the C# of z; a call of the library's type of that name if it is not given.</param>
/// <param name="Derivative">The C# of d · f′(z) from that of z, a = f(z) and d; if it is not given, the same.</param>
/// <param name="ReadsZ">Whether the derivative reads z. If not, z is not kept.</param>
/// <param name="Homogeneous">Whether f(z) = f′(z) · z, as for ReLU.</param>
/// <param name="KeepsSlope">
/// Whether f′(z), which is cheap together with f(z), is kept in place of z: see the library's <c>IActivation.KeepsSlope</c>.
/// </param>
internal sealed record ActivationRow(
    Activation Name,
    string Formula,
    int Operations,
    int DerivativeOperations,
    Func<string, string>? Forward = null,
    Func<string, string, string, string>? Derivative = null,
    bool ReadsZ = false,
    bool Homogeneous = false,
    bool KeepsSlope = false)
{
    public Func<string, string> Forward { get; } = Forward ?? (z => $"{Name}.Forward<TSimd, TVector>({z})");

    /// <summary>If z is not read, it is not kept either, and a is passed in its place.</summary>
    public Func<string, string, string, string> Derivative { get; } =
        Derivative ?? ((z, a, d) => $"{Name}.Derivative<TSimd, TVector>({(ReadsZ ? z : a)}, {a}, {d})");

    public string Describe(string z) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Formula, z);
}
