using System.Runtime.CompilerServices;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>dz is stored in the layer's columns.</summary>
internal readonly struct StoredDelta : IDeltaSource
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector At<TSimd, TVector>(
        ref readonly float columns, ref readonly float z, nint at, ref readonly float outputDeltas, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct => TSimd.Load(in columns, at);
}
