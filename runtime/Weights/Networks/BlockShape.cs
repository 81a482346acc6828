namespace Generated.Neuron;

/// <summary>One block of a layer's parameters, as the kind of layer declares it. Its offset follows from the blocks before it.</summary>
/// <param name="Part">The last part of its name in files: <c>weight</c>.</param>
/// <param name="Sizes">As files have it: <c>[outputs × inputs]</c>. In memory a matrix is input-major.</param>
/// <param name="FanIn">How many inputs each output of the block depends on.</param>
/// <param name="FanOut">How many outputs each input of the block acts on.</param>
/// <param name="Start">What all of its numbers are at first, by every rule of initialization; null if the rule draws them.</param>
internal sealed record BlockShape(string Part, int[] Sizes, int FanIn, int FanOut, float? Start)
{
    /// <summary>How many numbers it holds.</summary>
    public long Count
    {
        get
        {
            var count = 1L;
            foreach (var size in Sizes)
            {
                count *= size;
            }

            return count;
        }
    }
}
