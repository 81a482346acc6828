namespace Generated.Neuron.Weights;

/// <summary>A value as coefficient · f₁ · f₂ …, each factor a · x + c of rows x, or one over it.</summary>
/// <remarks>
/// SiLU is z · Sigmoid(z), GELU 0.5 · z · (1 + Erf(z / √2)): exporters write the multiplications in any order and put the constants
/// anywhere. In this form all of them are the same.
/// </remarks>
internal sealed class Product
{
    // An activation has at most two factors; longer products become a separate value.
    private const int MostFactors = 4;

    // Constants such as 3 are added and taken away again in double precision.
    private const double DoubleRounding = 1e-14;

    private Product(double coefficient, Factor[] factors, double precision) =>
        (Coefficient, Factors, Precision) = (coefficient, factors, precision);

    public double Coefficient { get; }

    public IReadOnlyList<Factor> Factors { get; }

    /// <summary>How much its constants may be off, relative to themselves.</summary>
    public double Precision { get; }

    /// <summary>The rows themselves.</summary>
    public static Product Of(Rows rows) => new(1, [new Factor(rows, 1, 0)], OnnxDataTypes.Precision(OnnxDataType.Float));

    /// <summary>The value times a number plus a number; null if that is not a product.</summary>
    public Product? Scaled(double scale, double shift, double precision)
    {
        precision = Math.Max(precision, Precision);
        if (Factors.Count == 1 && !Factors[0].IsReciprocal && Coefficient == 1)
        {
            var factor = Factors[0];
            return new Product(1, [factor with { Scale = scale * factor.Scale, Shift = scale * factor.Shift + shift }], precision);
        }

        return shift == 0 ? new Product(scale * Coefficient, [.. Factors], precision) : null;
    }

    /// <summary>The product of two products, or null if it has too many factors.</summary>
    public Product? Times(Product other)
    {
        var factors = Factors.Concat(other.Factors).ToArray();
        return factors.Length > MostFactors
            ? null
            : new Product(Coefficient * other.Coefficient, factors, Math.Max(Precision, other.Precision));
    }

    /// <summary>A number over the value.</summary>
    public Product Reciprocal(double numerator = 1) =>
        new(numerator / Coefficient, [.. Factors.Select(factor => factor with { IsReciprocal = !factor.IsReciprocal })], Precision);

    /// <summary>Whether two numbers are equal up to the rounding of the file's constants.</summary>
    public bool AreSame(double x, double y) => Math.Abs(x - y) <= Precision * Math.Max(Math.Abs(x), Math.Abs(y)) + DoubleRounding;
}
