using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>The checks of hyper-parameters. NaN fails each of them.</summary>
internal static class HyperParameter
{
    /// <summary>A finite number that is at least 0.</summary>
    public static double NonNegative(double value, [CallerMemberName] string name = "") =>
        value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number of at least 0.");

    /// <summary>A number from 0 to below 1: how much a running mean keeps.</summary>
    public static double Fraction(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 to below 1.");

    /// <summary>A finite number that is at least <paramref name="least"/>.</summary>
    public static T AtLeast<T>(T least, T value, [CallerMemberName] string name = "")
        where T : INumber<T> =>
        value >= least && T.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");

    /// <summary>A finite number above 0, or null.</summary>
    public static double? PositiveOrNull(double? value, [CallerMemberName] string name = "") =>
        value is not { } number || (number > 0 && double.IsFinite(number))
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number above 0, or null.");
}
