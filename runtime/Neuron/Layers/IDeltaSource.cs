using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>The source of a neuron's dz in a gradient with lanes = rows.</summary>
internal interface IDeltaSource
{
    /// <summary>dz of a neuron in some rows.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="columns">dz, or a, of the layer.</param>
    /// <param name="z">z of the layer.</param>
    /// <param name="at">The offset of the rows in the neuron's column.</param>
    /// <param name="outputDeltas">dz of the network's only output.</param>
    /// <param name="row">The first of the rows.</param>
    static abstract TVector At<TSimd, TVector>(
        ref readonly float columns, ref readonly float z, nint at, ref readonly float outputDeltas, nint row)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
