using System.Runtime.Intrinsics;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Tests.Simd;

/// <summary>A pair of vectors is a vector of twice the width: every operation gives the same bits.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class SimdPairTests
{
    private static readonly float[] Numbers =
    [
        .. Enumerable.Range(0, 64).Select(i => (i % 5 == 0 ? -1 : 1) * (0.5f + (i * 37 % 64) / 48f)), float.NaN, 0f, -0f,
        float.PositiveInfinity,
    ];

    [Fact]
    public void Two_vectors_of_128_bits_compute_as_one_of_256() =>
        Assert.Equal(
            Everything<Simd256, Vector256<float>>(), Everything<SimdPair<Simd128, Vector128<float>>, VectorPair<Vector128<float>>>());

    [Fact]
    public void Two_vectors_of_256_bits_compute_as_one_of_512() =>
        Assert.Equal(
            Everything<Simd512, Vector512<float>>(), Everything<SimdPair<Simd256, Vector256<float>>, VectorPair<Vector256<float>>>());

    [Fact]
    public void Whole_pairs_are_taken_and_the_rest_is_left_to_single_vectors()
    {
        foreach (var (count, pairs) in new[] { (0, 0), (31, 0), (32, 32), (33, 32), (127, 96), (128, 128) })
        {
            Assert.Equal(pairs, SimdPair<Simd512, Vector512<float>>.Whole(count));
        }
    }

    /// <summary>The bits of what every operation of the vocabulary makes of the numbers.</summary>
    private static List<(string Operation, int Bits)> Everything<TSimd, TVector>()
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var found = new List<(string, int)>();
        var (a, b, c) = (Load(0), Load(16), Load(24));
        var lanes = (int)TSimd.Lanes;
        Note("Lanes", lanes);
        Keep("Zero", TSimd.Zero);
        Keep("Load", a);
        Keep("Load from a start", TSimd.Load(in Numbers[0], 3, 5));
        Keep("Broadcast", TSimd.Broadcast(3f));
        Keep("Broadcast from memory", TSimd.Broadcast(in Numbers[0], 7));
        Keep("Broadcast from a start", TSimd.Broadcast(in Numbers[0], 7, 2));
        for (var lane = 0; lane < lanes; lane++)
        {
            Note("Lane", TSimd.Lane(a, lane));
            Keep("BroadcastLane", TSimd.BroadcastLane(a, lane));
        }

        for (var count = 0; count <= lanes; count++)
        {
            Keep("FirstLanes", TSimd.FirstLanes(count));
            Keep("LoadFirst", TSimd.LoadFirst(in Numbers[0], 2, count));
            var written = new float[2 * lanes];
            TSimd.StoreFirst(a, ref written[0], 1, count);
            NoteAll("StoreFirst", written);
        }

        Keep("FirstLanes", TSimd.FirstLanes(lanes + 3));
        Note("Sum", TSimd.Sum(a));
        Keep("Add", TSimd.Add(a, b));
        Keep("Subtract", TSimd.Subtract(a, b));
        Keep("Multiply", TSimd.Multiply(a, b));
        Keep("Divide", TSimd.Divide(a, b));
        Keep("MultiplyAdd", TSimd.MultiplyAdd(a, b, c));
        Keep("NegatedMultiplyAdd", TSimd.NegatedMultiplyAdd(a, b, c));
        Keep("Max", TSimd.Max(a, b));
        Keep("Min", TSimd.Min(a, b));
        Keep("Relu", TSimd.Relu(a));
        Keep("ReluGradient", TSimd.ReluGradient(a, b));
        Keep("Negate", TSimd.Negate(a));
        Keep("Abs", TSimd.Abs(a));
        Keep("GreaterThan", TSimd.GreaterThan(a, b));
        Keep("Select", TSimd.Select(TSimd.GreaterThan(a, b), b, c));
        Keep("CopySign", TSimd.CopySign(b, a));
        Keep("MultiplyByPowerOfTwo", TSimd.MultiplyByPowerOfTwo(a, TSimd.Broadcast(-7f)));
        Keep("AddBits", TSimd.AddBits(a, b));
        Keep("SubtractBits", TSimd.SubtractBits(a, b));
        Keep("ShiftBitsLeft", TSimd.ShiftBitsLeft(a, 3));
        Keep("ShiftBitsRight", TSimd.ShiftBitsRight(a, 3));
        Keep("BitsToNumber", TSimd.BitsToNumber(a));
        return found;

        static TVector Load(nint offset) => TSimd.Load(in Numbers[0], offset);

        void Keep(string operation, TVector value)
        {
            var near = new float[3 * lanes];
            TSimd.Store(value, ref near[0], 1);
            TSimd.Store(value, ref near[0], lanes, 2);
            NoteAll(operation, near);
        }

        void NoteAll(string operation, float[] values)
        {
            foreach (var value in values)
            {
                Note(operation, value);
            }
        }

        void Note(string operation, float value) => found.Add((operation, BitConverter.SingleToInt32Bits(value)));
    }
}
