using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Generated.Neuron;
using Generated.Neuron.SameBits;

// Trains networks of every plan for some mini-batches and prints what came out: first the vectors' width, then for each network a
// hash of all bits and the cost and the length of its parameters as numbers.
Console.WriteLine(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);
IParallelNetwork[] networks =
[
    new Written(1), new WrittenTanh(1), new WrittenSoftmax(1), new WrittenSigmoid(1),
    new Tiled(1), new TiledNarrow(1), new TiledSoftmax(1), new TiledOneOutput(1), new TiledDeep(1),
];
foreach (var network in networks)
{
    Console.WriteLine(Training.Run(network));
}

namespace Generated.Neuron.SameBits
{
    internal static class Training
    {
        private const int Rows = 9_001;

        public static string Run(IParallelNetwork network)
        {
            var topology = network.Topology;
            var random = new SplitMix64(7);
            var inputs = new float[Rows * topology.InputCount];
            var targets = new float[Rows * topology.OutputCount];
            for (var i = 0; i < inputs.Length; i++)
            {
                inputs[i] = (float)((4 * random.NextDouble()) - 2);
            }

            for (var row = 0; row < Rows; row++)
            {
                targets[(row * topology.OutputCount) + random.NextInt32(topology.OutputCount)] = 1;
            }

            // Batches of all sizes up to 100 rows, then some steps on all rows at once, on two threads.
            var gradients = new float[topology.ParameterCount];
            var optimizer = new Adam { LearningRate = 0.01 };
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var cost = 0f;
            for (int first = 0, rows = 1; rows <= 100; first += rows, rows++)
            {
                cost = network.Backward(
                    inputs.AsSpan(first * topology.InputCount, rows * topology.InputCount),
                    targets.AsSpan(first * topology.OutputCount, rows * topology.OutputCount),
                    gradients);
                optimizer.Step(network.Parameters, gradients);
                Append([cost]);
                Append(gradients);
            }

            for (var step = 0; step < 5; step++)
            {
                cost = network.Backward(inputs, targets, gradients, 2);
                optimizer.Step(network.Parameters, gradients);
            }

            var outputs = new float[targets.Length];
            network.Forward(inputs, outputs);
            Append(network.Parameters);
            Append(outputs);
            Append([cost, network.Cost(inputs, targets)]);

            // One row alone, as it is in the batch.
            var alone = new float[topology.OutputCount];
            for (var row = 0; row < 100; row++)
            {
                network.Forward(inputs.AsSpan(row * topology.InputCount, topology.InputCount), alone);
                if (!MemoryMarshal.AsBytes<float>(alone).SequenceEqual(MemoryMarshal.AsBytes(outputs.AsSpan(row * alone.Length, alone.Length))))
                {
                    throw new InvalidOperationException($"{topology}: row {row} alone gives other bits than in a batch.");
                }
            }

            var length = Math.Sqrt(network.Parameters.ToArray().Sum(parameter => (double)parameter * parameter));
            return string.Create(CultureInfo.InvariantCulture, $"{network.GetType().Name} {Convert.ToHexString(hash.GetHashAndReset())} {cost:R} {length:R}");

            void Append(ReadOnlySpan<float> values) => hash.AppendData(MemoryMarshal.AsBytes(values));
        }
    }

    [Network(2, 8, 1)]
    internal sealed partial class Written;

    [Network(3, 7, 5, 2, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
    internal sealed partial class WrittenTanh;

    [Network(4, 9, 3, Loss = Loss.CrossEntropy)]
    internal sealed partial class WrittenSoftmax;

    [Network(5, 11, 1, Hidden = Activation.Sigmoid)]
    internal sealed partial class WrittenSigmoid;

    [Network(24, 8, 2)]
    internal sealed partial class WrittenWithLoops;

    [Network(9, 17, 1, Hidden = Activation.Tanh)]
    internal sealed partial class WrittenWithLoopsAndOneOutput;

    [Network(4, 32, 16, 4, Hidden = Activation.Tanh, Loss = Loss.MeanSquaredError)]
    internal sealed partial class Tiled;

    [Network(17, 29, 3)]
    internal sealed partial class TiledNarrow;

    [Network(13, 40, 10, Loss = Loss.CrossEntropy)]
    internal sealed partial class TiledSoftmax;

    [Network(16, 33, 33, 1, Hidden = Activation.Sigmoid)]
    internal sealed partial class TiledOneOutput;

    [Network(5, 24, 24, 24, 24, 5, Loss = Loss.MeanSquaredError)]
    internal sealed partial class TiledDeep;
}
