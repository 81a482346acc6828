using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Neuron.Passes;

/// <summary>
/// A network's passes for the widest vectors of the processor. The JIT folds the choice and inlines the pass that is left.
/// </summary>
/// <typeparam name="T512">The passes for 512 bits, or those for 256 if the network may not use more.</typeparam>
/// <typeparam name="T256">For 256 bits.</typeparam>
/// <typeparam name="T128">For 128 bits.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Widths<T512, T256, T128> : IPasses
    where T512 : struct, IPasses
    where T256 : struct, IPasses
    where T128 : struct, IPasses
{
    /// <inheritdoc/>
    public static int InputCount => T128.InputCount;

    /// <inheritdoc/>
    public static int OutputCount => T128.OutputCount;

    /// <inheritdoc/>
    public static int ParameterCount => T128.ParameterCount;

    /// <inheritdoc/>
    public static int ShardRows => T128.ShardRows;

    /// <inheritdoc/>
    public static int MemoryLength => T128.MemoryLength;

    /// <inheritdoc/>
    public static int SingleRows => T128.SingleRows;

    /// <inheritdoc/>
    public static int TrainingRows => T128.TrainingRows;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(
        ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, Span<float> memory)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            T512.Forward(in parameters, inputs, outputs, rows, memory);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            T256.Forward(in parameters, inputs, outputs, rows, memory);
        }
        else
        {
            T128.Forward(in parameters, inputs, outputs, rows, memory);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Cost(ref readonly float parameters, in TrainingPass pass, Span<float> memory) =>
        Vector512.IsHardwareAccelerated ? T512.Cost(in parameters, in pass, memory)
        : Vector256.IsHardwareAccelerated ? T256.Cost(in parameters, in pass, memory)
        : T128.Cost(in parameters, in pass, memory);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Backward(ref readonly float parameters, in TrainingPass pass, Span<float> memory) =>
        Vector512.IsHardwareAccelerated ? T512.Backward(in parameters, in pass, memory)
        : Vector256.IsHardwareAccelerated ? T256.Backward(in parameters, in pass, memory)
        : T128.Backward(in parameters, in pass, memory);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float BackwardOfFew(ref readonly float parameters, in TrainingPass pass) =>
        Vector512.IsHardwareAccelerated ? T512.BackwardOfFew(in parameters, in pass)
        : Vector256.IsHardwareAccelerated ? T256.BackwardOfFew(in parameters, in pass)
        : T128.BackwardOfFew(in parameters, in pass);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Row(ref readonly float parameters, ref readonly float inputs, ref float outputs) =>
        T256.Row(in parameters, in inputs, ref outputs);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs, Span<float> memory)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            T512.ForwardRow(in parameters, in inputs, ref outputs, memory);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            T256.ForwardRow(in parameters, in inputs, ref outputs, memory);
        }
        else
        {
            T128.ForwardRow(in parameters, in inputs, ref outputs, memory);
        }
    }
}
