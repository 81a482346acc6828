using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// The gradient of a narrow layer over the rows of a chunk, lanes = rows: dW += Σ a dz, db += Σ dz, each sum in sixteen lanes, row r in
/// lane r mod 16. The sums of a tile of inputs and outputs stay in registers over all rows. Narrow vectors go through the rows once
/// for every part of the sixteen lanes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseLaneGradient
{
    /// <summary>All inputs, outputs and biases, from a layer's dz.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <param name="inputs">a of the layer before: <c>[inputs × rows]</c></param>
    /// <param name="deltas">dz: <c>[outputs × rows]</c></param>
    /// <param name="gradients">dW, then db: <c>[parameters × 16 lanes]</c>, added to</param>
    /// <param name="rows">The number of rows; dz is 0 after the last one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSimd, TVector, TLayer>(
        ref readonly float inputs, ref readonly float deltas, ref float gradients, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer =>
        All<TSimd, TVector, TLayer, StoredDelta>(in inputs, in deltas, in deltas, in deltas, ref gradients, rows);

    /// <summary>The same from dz of the network's only output, without its weight: <see cref="LateWeightDelta{TActivation}"/>.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f, whose derivative is taken from a alone.</typeparam>
    /// <param name="inputs">a of the layer before: <c>[inputs × rows]</c></param>
    /// <param name="activations">a: <c>[outputs × rows]</c></param>
    /// <param name="outputDeltas">dz of the output: <c>[rows]</c></param>
    /// <param name="gradients">dW, then db: <c>[parameters × 16 lanes]</c>, added to</param>
    /// <param name="rows">The number of rows; dz is 0 after the last one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WithLateWeight<TSimd, TVector, TLayer, TActivation>(
        ref readonly float inputs, ref readonly float activations, ref readonly float outputDeltas, ref float gradients, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation =>
        All<TSimd, TVector, TLayer, LateWeightDelta<TActivation>>(
            in inputs, in activations, in activations, in outputDeltas, ref gradients, rows);

    /// <summary>The same, if the derivative of f reads z, or is kept in its place.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TLayer">The layer's shape.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <param name="inputs">a of the layer before: <c>[inputs × rows]</c></param>
    /// <param name="activations">a: <c>[outputs × rows]</c></param>
    /// <param name="z">z: <c>[outputs × rows]</c></param>
    /// <param name="outputDeltas">dz of the output: <c>[rows]</c></param>
    /// <param name="gradients">dW, then db: <c>[parameters × 16 lanes]</c>, added to</param>
    /// <param name="rows">The number of rows; dz is 0 after the last one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WithLateWeight<TSimd, TVector, TLayer, TActivation>(
        ref readonly float inputs, ref readonly float activations, ref readonly float z, ref readonly float outputDeltas,
        ref float gradients, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TActivation : struct, IActivation =>
        All<TSimd, TVector, TLayer, LateWeightDelta<TActivation>>(in inputs, in activations, in z, in outputDeltas, ref gradients, rows);

    /// <summary>A single neuron's bias alone: db += Σ dz in sixteen lanes.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="deltas">dz: <c>[rows]</c></param>
    /// <param name="gradients">db: <c>[16 lanes]</c>, added to</param>
    /// <param name="rows">The number of rows; dz is 0 after the last one.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Bias<TSimd, TVector>(ref readonly float deltas, ref float gradients, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
        {
            var db = TSimd.Load(in gradients, lane);
            for (var r = lane; r < rows; r += SimdSums.Lanes)
            {
                db = TSimd.Add(TSimd.Load(in deltas, r), db);
            }

            TSimd.Store(db, ref gradients, lane);
        }
    }

    /// <summary>The outputs in whole tiles, then those that are left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void All<TSimd, TVector, TLayer, TDelta>(
        ref readonly float inputs, ref readonly float columns, ref readonly float z, ref readonly float outputDeltas,
        ref float gradients, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TDelta : struct, IDeltaSource
    {
        Outputs<TSimd, TVector, TLayer, TDelta, WholeTiles>(in inputs, in columns, in z, in outputDeltas, ref gradients, rows);
        if (TLayer.Outputs % TLayer.GradientOutputs > 0)
        {
            Outputs<TSimd, TVector, TLayer, TDelta, LastTile>(in inputs, in columns, in z, in outputDeltas, ref gradients, rows);
        }
    }

    /// <summary>Some outputs: the inputs in whole tiles, then the remaining inputs together with the biases.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Outputs<TSimd, TVector, TLayer, TDelta, TOutputs>(
        ref readonly float inputs, ref readonly float columns, ref readonly float z, ref readonly float outputDeltas,
        ref float gradients, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TDelta : struct, IDeltaSource
        where TOutputs : struct
    {
        if (TLayer.GradientRest < TLayer.Inputs)
        {
            var kernel = new Kernel<TSimd, TVector, TLayer, TDelta, TOutputs, WholeTiles>(
                in inputs, in columns, in z, in outputDeltas, ref gradients, rows);
            Tiles<TSimd, TVector>.Run(in kernel, TLayer.GradientTile, 0, TLayer.Inputs - TLayer.GradientRest);
        }

        var last = new Kernel<TSimd, TVector, TLayer, TDelta, TOutputs, LastTile>(
            in inputs, in columns, in z, in outputDeltas, ref gradients, rows);
        Tiles<TSimd, TVector>.Run(in last, TLayer.GradientRest, TLayer.Inputs - TLayer.GradientRest, TLayer.Inputs);
    }

    private readonly ref struct Kernel<TSimd, TVector, TLayer, TDelta, TOutputs, TInputs>(
        ref readonly float inputs, ref readonly float columns, ref readonly float z, ref readonly float outputDeltas,
        ref float gradients, nint rows)
        : ITiled<TSimd, TVector>
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TLayer : struct, IDenseLayer
        where TDelta : struct, IDeltaSource
        where TOutputs : struct
        where TInputs : struct
    {
        private readonly ref readonly float _inputs = ref inputs;
        private readonly ref readonly float _columns = ref columns;
        private readonly ref readonly float _z = ref z;
        private readonly ref readonly float _outputDeltas = ref outputDeltas;
        private readonly ref float _gradients = ref gradients;
        private readonly nint _rows = rows;

        private static bool IsWhole
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => typeof(TOutputs) == typeof(WholeTiles);
        }

        private static int Count
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => IsWhole ? TLayer.GradientOutputs : TLayer.Outputs % TLayer.GradientOutputs;
        }

        private static int First
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => IsWhole ? 0 : TLayer.Outputs - (TLayer.Outputs % TLayer.GradientOutputs);
        }

        private static int End
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => IsWhole ? TLayer.Outputs - (TLayer.Outputs % TLayer.GradientOutputs) : TLayer.Outputs;
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Run<TTile>(nint first, nint end)
            where TTile : struct, ITile<TTile, TVector>
        {
            ref readonly var inputs = ref _inputs;
            ref readonly var columns = ref _columns;
            ref readonly var z = ref _z;
            ref readonly var outputDeltas = ref _outputDeltas;
            ref var gradients = ref _gradients;
            var rows = _rows;
            for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
            {
                for (nint j = First; j < End; j += Count)
                {
                    // At least once: if the biases are alone, there are no inputs.
                    var i = first;
                    do
                    {
                        var to = (((i * TLayer.Outputs) + j) * SimdSums.Lanes) + lane;
                        var s0 = Sums<TTile>.Load(in gradients, to, 0);
                        var s1 = Count > 1 ? Sums<TTile>.Load(in gradients, to, 1) : default;
                        var s2 = Count > 2 ? Sums<TTile>.Load(in gradients, to, 2) : default;
                        var s3 = Count > 3 ? Sums<TTile>.Load(in gradients, to, 3) : default;
                        var s4 = Count > 4 ? Sums<TTile>.Load(in gradients, to, 4) : default;
                        var s5 = Count > 5 ? Sums<TTile>.Load(in gradients, to, 5) : default;
                        for (var r = lane; r < rows; r += SimdSums.Lanes)
                        {
                            var at = (j * TLayer.Stride) + r;
                            if (Count == 1)
                            {
                                var dz = TDelta.At<TSimd, TVector>(in columns, in z, at, in outputDeltas, r);
                                s0.Add(in inputs, (i * TLayer.Stride) + r, dz);
                                continue;
                            }

                            // One dz at a time: twelve sums, three inputs and one dz are all that 16 registers hold.
                            var a = TTile.Load(in inputs, (i * TLayer.Stride) + r, TLayer.Stride);
                            s0.Add(in a, TDelta.At<TSimd, TVector>(in columns, in z, at, in outputDeltas, r));
                            if (Count > 1)
                            {
                                s1.Add(in a, TDelta.At<TSimd, TVector>(in columns, in z, at + TLayer.Stride, in outputDeltas, r));
                            }

                            if (Count > 2)
                            {
                                s2.Add(in a, TDelta.At<TSimd, TVector>(in columns, in z, at + (2 * TLayer.Stride), in outputDeltas, r));
                            }

                            if (Count > 3)
                            {
                                s3.Add(in a, TDelta.At<TSimd, TVector>(in columns, in z, at + (3 * TLayer.Stride), in outputDeltas, r));
                            }

                            if (Count > 4)
                            {
                                s4.Add(in a, TDelta.At<TSimd, TVector>(in columns, in z, at + (4 * TLayer.Stride), in outputDeltas, r));
                            }

                            if (Count > 5)
                            {
                                s5.Add(in a, TDelta.At<TSimd, TVector>(in columns, in z, at + (5 * TLayer.Stride), in outputDeltas, r));
                            }
                        }

                        s0.Store(0, ref gradients, to);
                        s1.Store(1, ref gradients, to);
                        s2.Store(2, ref gradients, to);
                        s3.Store(3, ref gradients, to);
                        s4.Store(4, ref gradients, to);
                        s5.Store(5, ref gradients, to);
                        i += TTile.Count;
                    }
                    while (i < end);
                }
            }
        }

        /// <summary>The sums of one output: the weights of a tile of inputs, and in the last tile the bias.</summary>
        private struct Sums<TTile>
            where TTile : struct, ITile<TTile, TVector>
        {
            private TTile _weights;
            private TVector _bias;

            private static bool WithBiases
            {
                [MethodImpl(MethodImplOptions.AggressiveInlining)]
                get => typeof(TInputs) == typeof(LastTile);
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static Sums<TTile> Load(ref readonly float gradients, nint to, nint output) => new()
            {
                _weights = TTile.Load(in gradients, to + (output * SimdSums.Lanes), TLayer.Outputs * SimdSums.Lanes),
                _bias = WithBiases ? TSimd.Load(in gradients, to, (output + (TTile.Count * TLayer.Outputs)) * SimdSums.Lanes) : default,
            };

            /// <summary>Of inputs that no other output needs, each read where it is used.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public void Add(ref readonly float inputs, nint at, TVector dz)
            {
                _weights.MultiplyAddVectors(dz, in inputs, at, TLayer.Stride);
                if (WithBiases)
                {
                    _bias = TSimd.Add(dz, _bias);
                }
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public void Add(in TTile a, TVector dz)
            {
                _weights.MultiplyAdd(dz, in a);
                if (WithBiases)
                {
                    _bias = TSimd.Add(dz, _bias);
                }
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public void Store(nint output, ref float gradients, nint to)
            {
                if (output >= Count)
                {
                    return;
                }

                _weights.Store<Identity>(ref gradients, to + (output * SimdSums.Lanes), TLayer.Outputs * SimdSums.Lanes);
                if (WithBiases)
                {
                    TSimd.Store(_bias, ref gradients, to, (output + (TTile.Count * TLayer.Outputs)) * SimdSums.Lanes);
                }
            }
        }
    }
}
