using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Generated.Neuron.Passes;

namespace Generated.Neuron.Tests.Threads;

/// <summary>In which order shards are added, and in how much memory.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class ShardTreeTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(5), InlineData(16)]
    public void Shards_are_added_in_a_balanced_tree(int threads)
    {
        var (parameter, gradients) = (0f, new float[1]);
        for (var shards = 1; shards <= 300; shards += shards < 40 ? 1 : 37)
        {
            // Numbers whose sum depends on the order.
            float[] inputs = [.. Enumerable.Range(0, shards * 2).Select(row => row % 2 == 0 ? MathF.Sin(row) * MathF.Pow(10, row % 7) : 0)];
            var cost = Shards.Backward<InputPasses>(in parameter, inputs, inputs, gradients, threads);
            var expected = Tree(inputs, 0, 512);
            Assert.Equal(expected, gradients[0]);
            Assert.Equal(shards, cost);
            Assert.Equal(shards, Shards.Cost<InputPasses>(in parameter, inputs, inputs, default, threads));
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_step_has_at_most_log2_shards_gradients_per_thread_in_memory(int threads)
    {
        const int Shards = 200, Levels = 8;
        var parameters = new float[LargePasses.ParameterCount];
        var (inputs, gradients) = (new float[Shards], new float[parameters.Length]);
        for (var step = 0; step < 3; step++)
        {
            LargePasses.Places.Clear();
            Passes.Shards.Backward<LargePasses>(in parameters[0], inputs, inputs, gradients, threads);
            Assert.Equal(Shards, gradients[0]);
            Assert.Equal(Shards, gradients[^1]);

            // And the caller's own.
            Assert.InRange(LargePasses.Places.Count, 2, 1 + (threads * Levels));
        }
    }

    [Theory, InlineData(1), InlineData(4)]
    public void What_a_shard_throws_the_caller_gets_and_the_next_call_is_as_ever(int threads)
    {
        var (parameter, gradients) = (0f, new float[1]);
        float[] inputs = [.. Enumerable.Repeat(1f, 400)];
        for (var call = 0; call < 20; call++)
        {
            inputs[2 * call] = float.NaN;
            Assert.Throws<NotFiniteNumberException>(
                () => Shards.Backward<InputPasses>(in parameter, inputs, inputs, gradients, threads));
            inputs[2 * call] = 1;
            Shards.Backward<InputPasses>(in parameter, inputs, inputs, gradients, threads);
            Assert.Equal(400, gradients[0]);
        }
    }

    private static float Tree(float[] inputs, int shard, int size)
    {
        if (size == 1)
        {
            return inputs[2 * shard] + inputs[(2 * shard) + 1];
        }

        var (left, right) = (Tree(inputs, shard, size / 2), shard + (size / 2));
        return right >= inputs.Length / 2 ? left : left + Tree(inputs, right, size / 2);
    }

    /// <summary>Two rows a shard: their inputs are the gradient, and each shard costs 1.</summary>
    private readonly struct InputPasses : IShardPasses
    {
        public static int ShardRows => 2;

        public static int InputCount => 1;

        public static int OutputCount => 1;

        public static int ParameterCount => 1;

        public static void Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows) =>
            throw new NotSupportedException();

        public static void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs) =>
            throw new NotSupportedException();

        public static float Cost(ref readonly float parameters, in TrainingPass pass) => 1;

        public static float Backward(ref readonly float parameters, in TrainingPass pass)
        {
            Assert.Equal(2, pass.Rows);
            pass.Gradients[0] = pass.Inputs[0] + pass.Inputs[1];
            return float.IsNaN(pass.Gradients[0]) ? throw new NotFiniteNumberException() : 1;
        }
    }

    /// <summary>A row a shard, and so many parameters that no collection moves a gradient.</summary>
    private readonly struct LargePasses : IShardPasses
    {
        public static readonly ConcurrentDictionary<nint, int> Places = [];

        private static readonly float[] Origin = GC.AllocateArray<float>(1, pinned: true);

        public static int ShardRows => 1;

        public static int InputCount => 1;

        public static int OutputCount => 1;

        public static int ParameterCount => 50_000;

        public static void Forward(ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows) =>
            throw new NotSupportedException();

        public static void ForwardRow(ref readonly float parameters, ref readonly float inputs, ref float outputs) =>
            throw new NotSupportedException();

        public static float Cost(ref readonly float parameters, in TrainingPass pass) => throw new NotSupportedException();

        public static float Backward(ref readonly float parameters, in TrainingPass pass)
        {
            Places[Unsafe.ByteOffset(in Origin[0], in pass.Gradients[0])] = 0;
            pass.Gradients.Fill(1);
            return 0;
        }
    }
}
