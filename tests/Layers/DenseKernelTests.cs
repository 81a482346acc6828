using System.Runtime.Intrinsics;
using Generated.Neuron.Activations;
using Generated.Neuron.Layers;
using Generated.Neuron.Simd;
using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Layers;

/// <summary>The library's kernels of layers against plain loops, to the bit: every tile, with a rest and without, at every width.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class DenseKernelTests
{
    private const int Stride = 144;

    // Rows within a vector, whole pairs of vectors, and pairs with vectors after them.
    private static readonly int[] Rows = [1, 15, 16, 64, 77, 128];

    public static TheoryData<LayerCase> Layers =>
    [
        new LayerCase<Shape<N1, N2, N1, N0>>(), new LayerCase<Shape<N3, N2, N2, N0>>(), new LayerCase<Shape<N7, N3, N3, N2>>(),
        new LayerCase<Shape<N9, N4, N4, N2>>(), new LayerCase<Shape<N10, N5, N5, N1>>(), new LayerCase<Shape<N13, N6, N6, N1>>(),
        new LayerCase<Shape<N12, N7, N7, N5>>(), new LayerCase<Shape<N8, N8, N8, N3>>(), new LayerCase<Shape<N17, N9, N9, N3>>(),
        new LayerCase<Shape<N5, N10, N10, N4>>(), new LayerCase<Shape<N11, N11, N11, N5>>(), new LayerCase<Shape<N29, N12, N12, N6>>(),
        new LayerCase<Shape<N33, N13, N7, N7>>(), new LayerCase<Shape<N64, N17, N9, N8>>(), new LayerCase<Shape<N17, N29, N10, N9>>(),
        new LayerCase<Shape<N4, N33, N11, N10>>(), new LayerCase<Shape<N130, N40, N8, N11>>(), new LayerCase<Shape<N70, N64, N12, N12>>(),
        new LayerCase<Shape<N1, N1, N1, N0>>(), new LayerCase<Shape<N12, N1, N1, N0>>(), new LayerCase<Shape<N64, N1, N1, N11>>(),
        new LayerCase<Shape<N40, N1, N1, N11>>(),
    ];

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_forward_has_the_bits_of_plain_loops(LayerCase layer) => layer.Check(Rows, layer.Forward);

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_on_one_row_has_the_bits_of_plain_loops(LayerCase layer) => layer.Check([1], layer.Row);

    [Theory, MemberData(nameof(Layers))]
    public void The_delta_of_a_layer_has_the_bits_of_plain_loops(LayerCase layer) => layer.Check(Rows, layer.Delta);

    [Theory, MemberData(nameof(Layers))]
    public void A_gradient_with_lanes_of_outputs_has_the_bits_of_plain_loops(LayerCase layer) => layer.Check(Rows, layer.Gradient);

    [Theory, MemberData(nameof(Layers))]
    public void A_gradient_with_lanes_of_rows_has_the_bits_of_plain_loops(LayerCase layer) => layer.Check(Rows, layer.LaneGradient);

    /// <summary>One layer's kernels, each beside plain loops.</summary>
    public abstract class LayerCase
    {
        internal abstract void Forward(int width, int rows);

        internal abstract void Row(int width, int rows);

        internal abstract void Delta(int width, int rows);

        internal abstract void Gradient(int width, int rows);

        internal abstract void LaneGradient(int width, int rows);

        internal void Check(int[] rows, Action<int, int> check)
        {
            foreach (var width in (int[])[128, 256, 512])
            {
                Assert.All(rows, count => check(width, count));
            }
        }
    }

    private sealed class LayerCase<TLayer> : LayerCase
        where TLayer : struct, IDenseLayer
    {
        private readonly Random _random = new(7);
        private readonly float[] _weights;
        private readonly float[] _x;
        private readonly float[] _z;

        public LayerCase()
        {
            // Room after the weights for the vectors of one row.
            _weights = Numbers(((TLayer.Inputs + 1) * TLayer.Outputs) + 64);
            _x = Numbers(TLayer.Inputs * Stride);
            _z = Numbers(TLayer.Outputs * Stride);
        }

        public override string ToString() => $"{TLayer.Inputs}-{TLayer.Outputs} in tiles of {TLayer.ForwardTile} and {TLayer.GradientTile}";

        internal override void Forward(int width, int rows)
        {
            var z = new float[_z.Length];
            new PlainLayer(TLayer.Inputs, TLayer.Outputs, Stride, rows).Forward(_weights, _x, z);
            var (relu, tanh, identity) = (new float[z.Length], new float[z.Length], new float[z.Length]);
            switch (width)
            {
                case 128:
                    Run<Simd128, Vector128<float>>();
                    break;
                case 256:
                    Run<Simd256, Vector256<float>>();
                    break;
                default:
                    Run<Simd512, Vector512<float>>();
                    break;
            }

            void Run<TSimd, TVector>()
                where TSimd : struct, ISimd<TVector>
                where TVector : struct
            {
                DenseForward.Run<TSimd, TVector, TLayer, Relu>(in _weights[0], in _x[0], ref relu[0], rows);
                DenseForward.Run<TSimd, TVector, TLayer, Identity>(in _weights[0], in _x[0], ref identity[0], rows);
                DenseForward.Run<TSimd, TVector, TLayer, Tanh>(in _weights[0], in _x[0], ref tanh[0], rows);
                AssertColumns(z, identity, TLayer.Outputs, rows, z => z);
                AssertColumns(z, relu, TLayer.Outputs, rows, z => Math.Max(z, 0));
                AssertColumns(
                    z, tanh, TLayer.Outputs, rows, z => Simd128.Lane(Tanh.Forward<Simd128, Vector128<float>>(Vector128.Create(z)), 0));
            }
        }

        internal override void Row(int width, int rows)
        {
            var z = new float[_z.Length];
            new PlainLayer(TLayer.Inputs, TLayer.Outputs, Stride, 1).Forward(_weights, _x, z);
            var x = Enumerable.Range(0, TLayer.Inputs).Select(i => _x[i * Stride]).Concat(new float[16]).ToArray();
            var a = new float[TLayer.Outputs + 64];
            switch (width)
            {
                case 128:
                    DenseRow.Run<Simd128, Vector128<float>, TLayer, Relu>(in _weights[0], in x[0], ref a[0]);
                    break;
                case 256:
                    DenseRow.Run<Simd256, Vector256<float>, TLayer, Relu>(in _weights[0], in x[0], ref a[0]);
                    break;
                default:
                    DenseRow.Run<Simd512, Vector512<float>, TLayer, Relu>(in _weights[0], in x[0], ref a[0]);
                    break;
            }

            Rounding.AssertSameBits(
                Enumerable.Range(0, TLayer.Outputs).Select(j => Math.Max(z[j * Stride], 0)).ToArray(),
                a.AsSpan(0, TLayer.Outputs),
                "outputs");
        }

        internal override void Delta(int width, int rows)
        {
            var plain = new float[_x.Length];
            new PlainLayer(TLayer.Inputs, TLayer.Outputs, Stride, rows).Delta(_weights, _z, plain);
            var (dx, relu) = (_x.ToArray(), _x.ToArray());
            switch (width)
            {
                case 128:
                    Run<Simd128, Vector128<float>>();
                    break;
                case 256:
                    Run<Simd256, Vector256<float>>();
                    break;
                default:
                    Run<Simd512, Vector512<float>>();
                    break;
            }

            AssertColumns(plain, dx, TLayer.Inputs, rows, d => d);
            var open = Enumerable.Range(0, plain.Length).Select(i => _x[i] > 0 ? plain[i] : 0).ToArray();
            AssertColumns(open, relu, TLayer.Inputs, rows, d => d);

            void Run<TSimd, TVector>()
                where TSimd : struct, ISimd<TVector>
                where TVector : struct
            {
                DenseDelta.Run<TSimd, TVector, TLayer, Identity>(in _weights[0], in _z[0], ref dx[0], rows);
                DenseDelta.Run<TSimd, TVector, TLayer, Relu>(in _weights[0], in _z[0], ref relu[0], rows);
            }
        }

        internal override void Gradient(int width, int rows)
        {
            var dz = Numbers(rows * TLayer.RowStride);
            var plain = Numbers((TLayer.Inputs + 1) * TLayer.RowStride);
            var sums = plain.ToArray();
            new PlainLayer(TLayer.Inputs, TLayer.Outputs, Stride, rows).Gradient(_x, dz, TLayer.RowStride, plain);
            switch (width)
            {
                case 128:
                    DenseGradient.Run<Simd128, Vector128<float>, TLayer>(in _x[0], in dz[0], ref sums[0], rows);
                    break;
                case 256:
                    DenseGradient.Run<Simd256, Vector256<float>, TLayer>(in _x[0], in dz[0], ref sums[0], rows);
                    break;
                default:
                    DenseGradient.Run<Simd512, Vector512<float>, TLayer>(in _x[0], in dz[0], ref sums[0], rows);
                    break;
            }

            for (var i = 0; i <= TLayer.Inputs; i++)
            {
                var row = i * TLayer.RowStride;
                Rounding.AssertSameBits(
                    plain.AsSpan(row, TLayer.Outputs), sums.AsSpan(row, TLayer.Outputs), $"gradient of input {i} of {rows} rows");
            }
        }

        internal override void LaneGradient(int width, int rows)
        {
            var dz = _z.ToArray();
            for (var column = 0; column < dz.Length; column += Stride)
            {
                dz.AsSpan(column + rows, Stride - rows).Clear();
            }

            var plain = Numbers((TLayer.Inputs + 1) * TLayer.Outputs * 16);
            var sums = plain.ToArray();
            new PlainLayer(TLayer.Inputs, TLayer.Outputs, Stride, rows).LaneGradient(_x, dz, plain);
            switch (width)
            {
                case 128:
                    Run<Simd128, Vector128<float>>();
                    break;
                case 256:
                    Run<Simd256, Vector256<float>>();
                    break;
                default:
                    Run<Simd512, Vector512<float>>();
                    break;
            }

            Rounding.AssertSameBits(plain, sums, $"gradient of {rows} rows");

            void Run<TSimd, TVector>()
                where TSimd : struct, ISimd<TVector>
                where TVector : struct =>
                DenseLaneGradient.Run<TSimd, TVector, TLayer>(in _x[0], in dz[0], ref sums[0], rows);
        }

        private static void AssertColumns(float[] expected, float[] actual, int columns, int rows, Func<float, float> activation)
        {
            for (var column = 0; column < columns; column++)
            {
                var values = expected.AsSpan(column * Stride, rows).ToArray().Select(activation).ToArray();
                Rounding.AssertSameBits(values, actual.AsSpan(column * Stride, rows), $"column {column} of {rows} rows");
            }
        }

        private float[] Numbers(int count) => Enumerable.Range(0, count).Select(_ => (2 * _random.NextSingle()) - 1).ToArray();
    }
}
