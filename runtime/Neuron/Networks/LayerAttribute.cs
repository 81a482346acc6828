namespace Generated.Neuron;

/// <summary>
/// A layer of a network that is declared one layer after another, such as <see cref="DenseAttribute"/> or <see cref="ResidualAttribute"/>:
/// in the order of the computation, in one list with <see cref="NetworkAttribute"/>.
/// </summary>
/// <example>
/// <code>
/// [Network(16, Hidden = Activation.Silu, Loss = Loss.Huber), Dense(32), Dense(32), Residual(1), Dense(4)]
/// public sealed partial class Controller;
/// </code>
/// </example>
/// <remarks>
/// All layers must be on the declaration that has <c>[Network]</c>, because the parts of a partial class have no defined
/// order. The compiler accepts them on structs too, so that the analyzer can say what to write instead.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>Only the layers of this library: the generator knows no others.</summary>
    private protected LayerAttribute()
    {
    }
}
