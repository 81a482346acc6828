namespace Generated.Neuron;

/// <summary>
/// A vector of float32 for the arithmetic of an update, one lane per parameter: operations that IEEE 754 defines to the last bit, never
/// fused, so that every width gives the same bits.
/// </summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Below this a number is subnormal: 2⁻¹²⁶.</summary>
    const float LeastNormal = 1.17549435e-38f;

    static abstract int Count { get; }

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator +(TSelf a, float b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator *(float a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf Load(ref readonly float source, nuint index);

    static abstract void Store(TSelf value, ref float destination, nuint index);

    static abstract TSelf SquareRoot(TSelf value);

    /// <summary>a if it is more than b, otherwise b: NaN in b is kept.</summary>
    static abstract TSelf Larger(TSelf a, TSelf b);

    /// <summary>
    /// Replaces subnormal numbers by 0: a running mean of zeros would end at a subnormal number and stay there, because β times the
    /// smallest of them rounds to itself, and each later step would take two to three times as long. NaN stays NaN.
    /// </summary>
    static abstract TSelf WithoutSubnormals(TSelf value);
}
