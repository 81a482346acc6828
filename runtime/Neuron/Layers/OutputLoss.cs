using System.ComponentModel;
using System.Runtime.CompilerServices;
using Generated.Neuron.Activations;
using Generated.Neuron.Losses;
using Generated.Neuron.Simd;

namespace Generated.Neuron.Layers;

/// <summary>
/// Cost and dz of the output layer over the rows of a chunk, lanes = rows, from z and y, if there are too many outputs to write out.
/// The cost is summed in sixteen lanes, in the order of the rows and of the outputs. Lanes after the last row add nothing: their cost
/// and their dz are 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputLoss
{
    /// <summary>A loss of the error a − y, without its factor: dz = L′(a − y) ⊙ f′(z).</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <typeparam name="TActivation">f.</typeparam>
    /// <typeparam name="TLoss">L.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="targets">y: <c>[outputs × rows]</c></param>
    /// <param name="costSums">The cost: <c>[16 lanes]</c>, overwritten.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void OfError<TSimd, TVector, TActivation, TLoss>(
        ref float sums, ref readonly float targets, ref float costSums, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
        where TLoss : struct, IErrorLoss
    {
        for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
        {
            var cost = TSimd.Zero;
            for (var r = lane; r < rows; r += SimdSums.Lanes)
            {
                var live = TSimd.FirstLanes(rows - r);
                for (var at = r; at < outputs * stride; at += stride)
                {
                    var z = TSimd.Load(in sums, at);
                    var a = TActivation.Forward<TSimd, TVector>(z);
                    var error = TSimd.Subtract(a, TSimd.Load(in targets, at));
                    cost = TSimd.Add(cost, TSimd.Select(live, TLoss.Cost<TSimd, TVector>(error), TSimd.Zero));
                    var dz = TActivation.Derivative<TSimd, TVector>(z, a, TLoss.Derivative<TSimd, TVector>(error));
                    TSimd.Store(TSimd.Select(live, dz, TSimd.Zero), ref sums, at);
                }
            }

            TSimd.Store(cost, ref costSums, lane);
        }
    }

    /// <summary>Binary cross entropy of sigmoid outputs: dz = a − y.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="targets">y: <c>[outputs × rows]</c></param>
    /// <param name="costSums">The cost: <c>[16 lanes]</c>, overwritten.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WithSigmoid<TSimd, TVector>(
        ref float sums, ref readonly float targets, ref float costSums, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
        {
            var cost = TSimd.Zero;
            for (var r = lane; r < rows; r += SimdSums.Lanes)
            {
                var live = TSimd.FirstLanes(rows - r);
                for (var at = r; at < outputs * stride; at += stride)
                {
                    var y = TSimd.Load(in targets, at);
                    var term = SimdLoss.BinaryCrossEntropy<TSimd, TVector>(TSimd.Load(in sums, at), y, out var a, out var e);
                    term = TSimd.Add(term, SimdMath.Log1pOfUnit<TSimd, TVector>(e));
                    cost = TSimd.Add(cost, TSimd.Select(live, term, TSimd.Zero));
                    TSimd.Store(TSimd.Select(live, TSimd.Subtract(a, y), TSimd.Zero), ref sums, at);
                }
            }

            TSimd.Store(cost, ref costSums, lane);
        }
    }

    /// <summary>
    /// The same with one logarithm per lane, of a product with a factor from 1 to 2 for every row and output: for so few that it stays a
    /// float.
    /// </summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="targets">y: <c>[outputs × rows]</c></param>
    /// <param name="costSums">The cost: <c>[16 lanes]</c>, overwritten.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WithSigmoidInOneLogarithm<TSimd, TVector>(
        ref float sums, ref readonly float targets, ref float costSums, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        // With z = −∞ and y = 0, as after the last row, e and a are 0: once per chunk, instead of a mask at every step.
        for (var r = rows / SimdSums.Lanes * SimdSums.Lanes; r < rows; r += TSimd.Lanes)
        {
            var live = TSimd.FirstLanes(rows - r);
            for (var at = r; at < outputs * stride; at += stride)
            {
                TSimd.Store(TSimd.Select(live, TSimd.Load(in sums, at), TSimd.Broadcast(float.NegativeInfinity)), ref sums, at);
            }
        }

        for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
        {
            var cost = TSimd.Zero;
            var product = TSimd.Zero;   // Π (1 + e) − 1
            for (var r = lane; r < rows; r += SimdSums.Lanes)
            {
                for (var at = r; at < outputs * stride; at += stride)
                {
                    var y = TSimd.Load(in targets, at);
                    var term = SimdLoss.BinaryCrossEntropy<TSimd, TVector>(TSimd.Load(in sums, at), y, out var a, out var e);
                    product = SimdLoss.Product<TSimd, TVector>(product, e);
                    cost = TSimd.Add(cost, term);
                    TSimd.Store(TSimd.Subtract(a, y), ref sums, at);
                }
            }

            TSimd.Store(TSimd.Add(cost, SimdMath.Log1p<TSimd, TVector>(product)), ref costSums, lane);
        }
    }

    /// <summary>Cross entropy of a softmax: dz = a − y.</summary>
    /// <typeparam name="TSimd">The vocabulary.</typeparam>
    /// <typeparam name="TVector">Its vector.</typeparam>
    /// <param name="sums">z: <c>[outputs × rows]</c>, overwritten with dz.</param>
    /// <param name="targets">y: <c>[outputs × rows]</c></param>
    /// <param name="costSums">The cost: <c>[16 lanes]</c>, overwritten.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="stride">The distance of two columns.</param>
    /// <param name="rows">The number of rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WithSoftmax<TSimd, TVector>(
        ref float sums, ref readonly float targets, ref float costSums, nint outputs, nint stride, nint rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < SimdSums.Lanes; lane += TSimd.Lanes)
        {
            var cost = TSimd.Zero;
            for (var r = lane; r < rows; r += SimdSums.Lanes)
            {
                var live = TSimd.FirstLanes(rows - r);
                var max = OutputActivation.Largest<TSimd, TVector>(in sums, outputs, stride, r);
                var sum = TSimd.Zero;
                for (var at = r; at < outputs * stride; at += stride)
                {
                    sum = TSimd.Add(sum, SimdMath.ExpOfNegative<TSimd, TVector>(TSimd.Subtract(TSimd.Load(in sums, at), max)));
                }

                var logSum = SimdMath.Log<TSimd, TVector>(sum);
                for (var at = r; at < outputs * stride; at += stride)
                {
                    var z = TSimd.Subtract(TSimd.Load(in sums, at), max);
                    var y = TSimd.Load(in targets, at);
                    var a = TSimd.Divide(SimdMath.ExpOfNegative<TSimd, TVector>(z), sum);
                    var term = SimdLoss.CrossEntropy<TSimd, TVector>(TSimd.Subtract(z, logSum), y);
                    cost = TSimd.Add(cost, TSimd.Select(live, term, TSimd.Zero));
                    TSimd.Store(TSimd.Select(live, TSimd.Subtract(a, y), TSimd.Zero), ref sums, at);
                }
            }

            TSimd.Store(cost, ref costSums, lane);
        }
    }
}
