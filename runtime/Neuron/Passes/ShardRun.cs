using System.Runtime.CompilerServices;

namespace Generated.Neuron.Passes;

/// <summary>Cost or Backward over more rows than one shard has, on the calling thread or on several.</summary>
/// <typeparam name="TPasses">The network's passes.</typeparam>
internal static unsafe class ShardRun<TPasses>
    where TPasses : struct, IShardPasses
{
    /// <summary>The sum of all shards of a call: its cost, and in the pass's gradients its gradient.</summary>
    /// <param name="kind">Cost or Backward.</param>
    /// <param name="parameters">The network's.</param>
    /// <param name="pass">The call's, with the total weight of the whole step.</param>
    /// <param name="maxDegreeOfParallelism">The most threads; −1 for as many as there are processors.</param>
    /// <returns>The cost, as a part of the step's mean.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Sum(ShardPass kind, ref readonly float parameters, in TrainingPass pass, int maxDegreeOfParallelism)
    {
        fixed (float* p = &parameters, x = pass.Inputs, y = pass.Targets, g = pass.Gradients, dx = pass.InputGradients, w = pass.RowWeights)
        fixed (int* c = pass.Batch)
        {
            var spans = new ShardSpans(kind, in pass, TPasses.ShardRows)
            {
                Parameters = p,
                Inputs = x,
                Targets = y,
                Gradients = g,
                InputGradients = dx,
                Batch = c,
                RowWeights = w,
            };
            var threads = ShardDivision.Threads(spans.Shards, maxDegreeOfParallelism);
            return threads == 1
                ? ShardTree<TPasses>.Node(in spans, 0, ShardDivision.Levels(spans.Shards), spans.AllGradients)
                : ShardJob<TPasses>.Run(in spans, threads);
        }
    }
}
