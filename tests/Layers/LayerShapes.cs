using System.Runtime.CompilerServices;
using Generated.Neuron.Layers;

namespace Generated.Neuron.Tests.Layers;

/// <summary>A layer's shape and tiles by type arguments, each a number: every size of tile there is, whole and with a rest.</summary>
internal readonly struct Shape<TInputs, TOutputs, TTile, TGradient> : IDenseLayer
    where TInputs : struct, INumber
    where TOutputs : struct, INumber
    where TTile : struct, INumber
    where TGradient : struct, INumber
{
    public static int Inputs => TInputs.Value;

    public static int Outputs => TOutputs.Value;

    public static int SumParts
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Neuron.SumParts.Of(TInputs.Value, TOutputs.Value);
    }

    public static int Stride => 144;

    public static int RowStride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TOutputs.Value + 15) / 16 * 16;
    }

    public static int InputsOfBlock
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TInputs.Value > 64 ? 50 : TInputs.Value;
    }

    public static int ForwardTile => TTile.Value;

    public static int ForwardRest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Outputs % ForwardTile;
    }

    // A delta's tile may be larger than its inputs here: then all of them are the rest.
    public static int DeltaTile => TTile.Value;

    public static int DeltaRest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Inputs % DeltaTile;
    }

    public static int GradientTile => TGradient.Value;

    public static int GradientRest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => GradientTile == 0 ? Inputs : Inputs % GradientTile;
    }

    public static int GradientOutputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Math.Max(1, Math.Min(12 / (TGradient.Value + 1), Math.Min(TOutputs.Value, 6)));
    }
}

/// <summary>A number as a type.</summary>
internal interface INumber
{
    static abstract int Value { get; }
}
