using System.Collections.Immutable;
using System.Globalization;

namespace Generated.Neuron;

/// <summary>How many digits are lost when a scaling is folded into float32 weights.</summary>
internal static class FoldedDigits
{
    // A bias that holds an offset this many times larger than the range rounds the scaled number by 1000 · 2⁻²⁴ = 6 · 10⁻⁵: two digits
    // less than float32 has, after the sums of a layer.
    private const double MostRatio = 1000;

    /// <summary>Checks that no offset is so large compared with its range that digits are lost.</summary>
    /// <param name="offset">What is subtracted, <c>[n]</c>.</param>
    /// <param name="range">What is divided by, <c>[n]</c>.</param>
    /// <param name="what">"input" or "target".</param>
    /// <param name="remedy">What to do instead.</param>
    /// <param name="name">The parameter that the scaling is folded into.</param>
    /// <exception cref="ArgumentException">One is.</exception>
    public static void Check(ImmutableArray<float> offset, ImmutableArray<float> range, string what, string remedy, string name)
    {
        for (var k = 0; k < offset.Length; k++)
        {
            var ratio = Math.Abs((double)offset[k]) / range[k];
            if (ratio > MostRatio)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The scaling of {what} {k + 1} subtracts {offset[k]:G4} and divides by {range[k]:G4}, {ratio:N0} times less: "
                            + $"folded into float32 weights, that loses two digits or more. {remedy}"),
                    name);
            }
        }
    }
}
