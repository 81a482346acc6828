namespace Generated.Neuron.Tests.Training;

/// <summary>
/// The vectors of every width in which optimizers compute, beside plain numbers: the same bits, for numbers of every kind.
/// </summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class LanesTests
{
    private static readonly float[] Values =
    [
        0, -0f, 1, -1, 0.1f, -3.7f, 1e30f, -1e30f, 1.17549435e-38f, -1.17549435e-38f, 1.1754942e-38f, -1.1754942e-38f, float.Epsilon,
        -float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Fact]
    public void Vectors_of_512_bits_give_the_bits_of_numbers() => GivesTheBitsOfNumbers<WideLanes>();

    [Fact]
    public void Vectors_as_usual_give_the_bits_of_numbers() => GivesTheBitsOfNumbers<UsualLanes>();

    private static void GivesTheBitsOfNumbers<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        foreach (var a in Values)
        {
            foreach (var b in Values)
            {
                Same(a + b, Lanes(a) + Lanes(b));
                Same(a + b, Lanes(a) + b);
                Same(a - b, Lanes(a) - Lanes(b));
                Same(a * b, Lanes(a) * Lanes(b));
                Same(a * b, a * Lanes(b));
                Same(a / b, Lanes(a) / Lanes(b));
                Same(a > b ? a : b, TLanes.Larger(Lanes(a), Lanes(b)));
            }

            Same(MathF.Sqrt(a), TLanes.SquareRoot(Lanes(a)));
            Same(float.IsSubnormal(a) || a == 0 ? 0 : a, TLanes.WithoutSubnormals(Lanes(a)));
        }

        static TLanes Lanes(float value)
        {
            var numbers = new float[TLanes.Count + 1];
            Array.Fill(numbers, value);
            return TLanes.Load(in numbers[0], 1);
        }

        static void Same(float expected, TLanes lanes)
        {
            var numbers = new float[TLanes.Count + 2];
            TLanes.Store(lanes, ref numbers[0], 1);
            Assert.Equal((0f, 0f), (numbers[0], numbers[^1]));
            Assert.All(numbers[1..^1], number => Assert.Equal(Bits(expected), Bits(number)));
        }

        // Which NaN it is differs between processors.
        static int Bits(float value) => float.IsNaN(value) ? int.MinValue | int.MaxValue : BitConverter.SingleToInt32Bits(value);
    }
}
