using System.ComponentModel;

namespace Generated.Neuron.Simd;

/// <summary>
/// The vector vocabulary that kernels speak. A kernel is written once, generic over this interface, and instantiated for
/// every vector width; all operations are inlined, so the generic text costs nothing.
/// </summary>
/// <remarks>
/// Every operation is exact to IEEE 754 in each lane and the same for every width, so a kernel gives the same bits
/// whatever it is instantiated with. The one exception is <see cref="MultiplyAdd"/> on a processor without fused
/// multiply-add, where all widths round twice. Offsets count floats. Nothing checks bounds: kernels are emitted with
/// offsets that are known to fit. If a place is a start and an offset from it, they are two arguments, because the C# compiler
/// takes ten times as long over the sum of a constant and a native integer as over the call that it is for.
/// </remarks>
/// <typeparam name="TVector">A vector of float32.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>The number of floats in a vector.</summary>
    static abstract nint Lanes { get; }

    /// <summary>
    /// The number of vector registers, known when a kernel is compiled, so that a loop that needs more of them is removed.
    /// </summary>
    static abstract int Registers { get; }

    /// <summary>0 in every lane.</summary>
    static abstract TVector Zero { get; }

    /// <summary>The vector at <paramref name="source"/> + <paramref name="offset"/>.</summary>
    static abstract TVector Load(ref readonly float source, nint offset);

    /// <summary>The vector at <paramref name="source"/> + <paramref name="start"/> + <paramref name="offset"/>.</summary>
    static abstract TVector Load(ref readonly float source, nint start, nint offset);

    /// <summary>Writes a vector to <paramref name="destination"/> + <paramref name="offset"/>.</summary>
    static abstract void Store(TVector value, ref float destination, nint offset);

    /// <summary>Writes a vector to <paramref name="destination"/> + <paramref name="start"/> + <paramref name="offset"/>.</summary>
    static abstract void Store(TVector value, ref float destination, nint start, nint offset);

    /// <summary>
    /// The first <paramref name="count"/> lanes at <paramref name="source"/> + <paramref name="offset"/>, 0 in the others; nothing after
    /// them is read.
    /// </summary>
    static abstract TVector LoadFirst(ref readonly float source, nint offset, nint count);

    /// <summary>
    /// Writes the first <paramref name="count"/> lanes to <paramref name="destination"/> + <paramref name="offset"/>, and nothing after
    /// them.
    /// </summary>
    static abstract void StoreFirst(TVector value, ref float destination, nint offset, nint count);

    /// <summary>A mask of the first <paramref name="count"/> lanes, or of all lanes if it is larger.</summary>
    static abstract TVector FirstLanes(nint count);

    /// <summary>One number in every lane.</summary>
    static abstract TVector Broadcast(float value);

    /// <summary>The number at <paramref name="source"/> + <paramref name="offset"/> in every lane.</summary>
    static abstract TVector Broadcast(ref readonly float source, nint offset);

    /// <summary>The number at <paramref name="source"/> + <paramref name="start"/> + <paramref name="offset"/> in every lane.</summary>
    static abstract TVector Broadcast(ref readonly float source, nint start, nint offset);

    /// <summary>One lane of a vector in every lane. The lane must be a constant for speed.</summary>
    static abstract TVector BroadcastLane(TVector value, int lane);

    /// <summary>One lane of a vector.</summary>
    static abstract float Lane(TVector value, int lane);

    /// <summary>All lanes added, in halves: i and i + n/2, then i and i + n/4, … down to one.</summary>
    static abstract float Sum(TVector value);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>c − a · b, rounded once.</summary>
    static abstract TVector NegatedMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>
    /// The larger of a and b; NaN if b is NaN. (One instruction: if only a is NaN, or for zeros of two signs, processors differ.)
    /// </summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>The smaller of a and b; NaN if b is NaN. (As <see cref="Max"/>.)</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>max(a, 0); NaN for NaN, and −0 for −0, on every processor, like PyTorch on x64.</summary>
    static abstract TVector Relu(TVector a);

    /// <summary>
    /// 0 where a ≤ 0, d elsewhere: the derivative that passes a ReLU, whose slope at 0 is 0. If a is NaN, d passes, as in
    /// PyTorch: it is NaN there too, because the cost is.
    /// </summary>
    static abstract TVector ReluGradient(TVector a, TVector d);

    /// <summary>−a.</summary>
    static abstract TVector Negate(TVector a);

    /// <summary>|a|.</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>A mask, all bits of a lane set where a &gt; b.</summary>
    static abstract TVector GreaterThan(TVector a, TVector b);

    /// <summary>a where the mask is set, b elsewhere.</summary>
    static abstract TVector Select(TVector mask, TVector a, TVector b);

    /// <summary>|a| with the sign of b, even if a or b is a zero or NaN.</summary>
    static abstract TVector CopySign(TVector a, TVector b);

    /// <summary>
    /// a · 2ⁿ, rounded once, for a whole n from −252 to 254 in every lane and |a| from ½ to 2, or from 2⁻²⁰ to 2²⁰ with n from −200 to 0,
    /// or any a with n 0; NaN if a is NaN.
    /// </summary>
    static abstract TVector MultiplyByPowerOfTwo(TVector a, TVector n);

    /// <summary>The bits of a + the bits of b, as 32-bit integers that wrap around.</summary>
    static abstract TVector AddBits(TVector a, TVector b);

    /// <summary>The bits of a − the bits of b, as 32-bit integers that wrap around.</summary>
    static abstract TVector SubtractBits(TVector a, TVector b);

    /// <summary>
    /// The bits of a moved toward the sign by <paramref name="count"/>; zeros come in. The count must be a constant for speed.
    /// </summary>
    static abstract TVector ShiftBitsLeft(TVector a, int count);

    /// <summary>
    /// The bits of a moved away from the sign by <paramref name="count"/>; copies of the sign bit come in. The count must be a constant for
    /// speed.
    /// </summary>
    static abstract TVector ShiftBitsRight(TVector a, int count);

    /// <summary>The float next to the 32-bit integer that the bits of a are.</summary>
    static abstract TVector BitsToNumber(TVector a);
}
