using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Passes;

/// <summary>
/// Inverted dropout over the columns of a hidden layer: a number is multiplied by 1 / (1 − p), or becomes 0. A hash of key, layer, neuron
/// and the row's place in the batch decides, in integer arithmetic, so that the mask is the same at any vector width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    /// <summary>The hash below which a neuron is dropped, of 2³² in all.</summary>
    /// <param name="probability">p, at least 0 and below 1.</param>
    public static uint Threshold(double probability) => (uint)Math.Min(uint.MaxValue, Math.Round(probability * 4294967296.0));

    /// <summary>Drops neurons forward.</summary>
    /// <param name="columns">a: <c>[neurons × rows]</c>, changed in place; the rest of the last sixteen rows is changed too.</param>
    /// <param name="kept">Overwritten with a as it was.</param>
    /// <param name="neurons">The number of neurons.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="first">The first row's place among those of the shard.</param>
    /// <param name="layer">The layer, counted from 1.</param>
    /// <param name="threshold">See <see cref="Threshold"/>.</param>
    /// <param name="scale">1 / (1 − p).</param>
    /// <param name="pass">With the step's key.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(
        ref float columns,
        ref float kept,
        int neurons,
        int stride,
        int rows,
        int first,
        int layer,
        uint threshold,
        float scale,
        in TrainingPass pass)
    {
        MemoryMarshal.CreateReadOnlySpan(in columns, neurons * stride).CopyTo(MemoryMarshal.CreateSpan(ref kept, neurons * stride));
        Backward(ref columns, neurons, stride, rows, first, layer, threshold, scale, in pass);
    }

    /// <summary>Undoes <see cref="Forward"/>.</summary>
    /// <param name="columns">Overwritten with a as it was: <c>[neurons × rows]</c></param>
    /// <param name="kept">What Forward kept.</param>
    /// <param name="neurons">The number of neurons.</param>
    /// <param name="stride">The distance of two columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Restore(ref float columns, ref readonly float kept, int neurons, int stride) =>
        MemoryMarshal.CreateReadOnlySpan(in kept, neurons * stride).CopyTo(MemoryMarshal.CreateSpan(ref columns, neurons * stride));

    /// <summary>Drops the derivatives of the same neurons.</summary>
    /// <param name="columns">dz: <c>[neurons × rows]</c>, changed in place; the rest of the last sixteen rows is changed too.</param>
    /// <param name="neurons">The number of neurons.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="first">The first row's place among those of the shard.</param>
    /// <param name="layer">The layer, counted from 1.</param>
    /// <param name="threshold">See <see cref="Threshold"/>.</param>
    /// <param name="scale">1 / (1 − p).</param>
    /// <param name="pass">With the step's key.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(
        ref float columns, int neurons, int stride, int rows, int first, int layer, uint threshold, float scale, in TrainingPass pass) =>
        Columns(ref columns, neurons, stride, rows, pass.FirstRow + first, LayerKey(pass.DropoutKey, layer), threshold, scale);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Columns(
        ref float columns, nint neurons, nint stride, nint rows, int firstRow, ulong layerKey, uint threshold, float scale)
    {
        var limit = new Vector<uint>(threshold);
        var factor = new Vector<float>(scale);
        for (nint neuron = 0; neuron < neurons; neuron++)
        {
            var neuronKey = Mix(layerKey + (ulong)neuron);
            var (add, flip) = (new Vector<uint>((uint)neuronKey), new Vector<uint>((uint)(neuronKey >> 32)));
            var row = new Vector<uint>((uint)firstRow) + Vector<uint>.Indices;
            for (nint r = 0; r < rows; r += Vector<uint>.Count)
            {
                ref var place = ref Unsafe.As<float, Vector<float>>(ref Unsafe.Add(ref columns, neuron * stride + r));
                var kept = Vector.GreaterThanOrEqual(Hash(row, add, flip), limit);
                place = Vector.ConditionalSelect(Vector.AsVectorSingle(kept), place * factor, Vector<float>.Zero);
                row += new Vector<uint>((uint)Vector<uint>.Count);
            }
        }
    }

    /// <summary>Drops neurons of one row, forward or backward.</summary>
    /// <param name="numbers"><c>[neurons]</c>, changed in place.</param>
    /// <param name="row">The row's place in the batch.</param>
    /// <param name="key">The step's.</param>
    /// <param name="layer">The layer, counted from 1.</param>
    /// <param name="threshold">See <see cref="Threshold"/>.</param>
    /// <param name="scale">1 / (1 − p).</param>
    public static void Row(Span<float> numbers, int row, DropoutKey key, int layer, uint threshold, float scale)
    {
        var layerKey = LayerKey(key, layer);
        for (var neuron = 0; neuron < numbers.Length; neuron++)
        {
            var neuronKey = Mix(layerKey + (ulong)neuron);
            var hash = Hash(
                new Vector<uint>((uint)row), new Vector<uint>((uint)neuronKey), new Vector<uint>((uint)(neuronKey >> 32)))[0];
            numbers[neuron] = hash >= threshold ? numbers[neuron] * scale : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LayerKey(DropoutKey key, int layer) => Mix(Mix((ulong)(uint)key.Seed + ((ulong)layer << 32)) + (ulong)key.Step);

    /// <summary>The increment and finalizer of SplitMix64 (Steele, Lea and Flood 2014): similar inputs give unrelated hashes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong key)
    {
        key += 0x9E3779B97F4A7C15;
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }

    /// <summary>
    /// The mixing steps of lowbias32 (Wellons 2018) on the row, with one half of the neuron's key before and one between.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Hash(Vector<uint> row, Vector<uint> add, Vector<uint> flip)
    {
        var hash = row + add;
        hash = (hash ^ (hash >>> 16)) * new Vector<uint>(0x7FEB352D);
        hash ^= flip;
        hash = (hash ^ (hash >>> 15)) * new Vector<uint>(0x846CA68B);
        return hash ^ (hash >>> 16);
    }
}
