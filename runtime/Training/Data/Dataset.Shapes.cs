using Generated.Neuron.Tables;

namespace Generated.Neuron;

public sealed partial class Dataset
{
    private const string BadNoise = "The noise is a standard deviation: a finite number, 0 or more.";

    /// <summary>
    /// Two interleaving half circles of radius 1, as scikit-learn's make_moons draws them: class 0 is (cos t, sin t), class 1
    /// is (1 − cos t, ½ − sin t), t from 0 to π.
    /// </summary>
    /// <param name="rows">At least 2; the classes alternate.</param>
    /// <param name="noise">The standard deviation of the noise that is added to each coordinate, 0 or more.</param>
    /// <param name="seed">Decides points and noise, the same bits on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 rows, or the noise is negative or not finite.</exception>
    public static Dataset Moons(int rows, double noise, int seed) => Draw(rows, noise, seed, static (label, t) =>
    {
        var (sin, cos) = Circle.SinCos(t / 2);
        return label == 0 ? (cos, sin) : (1 - cos, 0.5 - sin);
    });

    /// <summary>A circle inside a circle, as scikit-learn's make_circles draws them: class 0 has radius 1, class 1 radius ½.</summary>
    /// <inheritdoc cref="Moons"/>
    public static Dataset Circles(int rows, double noise, int seed) => Draw(rows, noise, seed, static (label, t) =>
    {
        var (sin, cos) = Circle.SinCos(t);
        return label == 0 ? (cos, sin) : (0.5 * cos, 0.5 * sin);
    });

    /// <summary>
    /// Two interleaving arms of Archimedes' spiral: radius t at an angle of 1½ t turns, t from 0 to 1; class 1 is class 0 rotated
    /// by half a turn.
    /// </summary>
    /// <inheritdoc cref="Moons"/>
    public static Dataset Spirals(int rows, double noise, int seed) => Draw(rows, noise, seed, static (label, t) =>
    {
        var (sin, cos) = Circle.SinCos(1.5 * t + 0.5 * label);
        return (t * cos, t * sin);
    });

    /// <summary>The four points of exclusive or, (0, 0), (0, 1), (1, 0), (1, 1) in turn: class 1 if the coordinates differ.</summary>
    /// <inheritdoc cref="Moons"/>
    public static Dataset Xor(int rows, double noise, int seed)
    {
        Check(rows, noise);
        var random = new SplitMix64((ulong)seed);
        var (inputs, targets) = (new float[2 * rows], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            var (first, second) = (row >> 1 & 1, row & 1);
            inputs[2 * row] = (float)(first + noise * random.NextNormal());
            inputs[2 * row + 1] = (float)(second + noise * random.NextNormal());
            targets[row] = first ^ second;
        }

        return new Dataset(inputs, targets, rows);
    }

    private static Dataset Draw(int rows, double noise, int seed, Func<int, double, (double X, double Y)> curve)
    {
        Check(rows, noise);
        var random = new SplitMix64((ulong)seed);
        var (inputs, targets) = (new float[2 * rows], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            var (x, y) = curve(row % 2, random.NextDouble());
            inputs[2 * row] = (float)(x + noise * random.NextNormal());
            inputs[2 * row + 1] = (float)(y + noise * random.NextNormal());
            targets[row] = row % 2;
        }

        return new Dataset(inputs, targets, rows);
    }

    private static void Check(int rows, double noise)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Array.MaxLength / 2);
        if (!(noise >= 0 && double.IsFinite(noise)))
        {
            throw new ArgumentOutOfRangeException(nameof(noise), noise, BadNoise);
        }
    }
}
