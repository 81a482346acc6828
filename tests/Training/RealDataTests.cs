using System.Diagnostics;
using Generated.Neuron.Sample;
using Generated.Neuron.Sample.Sets;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Training;

/// <summary>
/// What the sample's networks learn of real data sets: the median of ten seeds on a stratified fifth that they have not seen.
/// </summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class RealDataTests(ITestOutputHelper output)
{
    private const int Seeds = 10;

    /// <summary>What a run may take, JIT included.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static TheoryData<string, double> Bars => new()
    {
        { "iris", 0.96 }, { "wine", 0.97 }, { "cancer", 0.97 }, { "digits", 0.975 },
    };

    [Theory, MemberData(nameof(Bars))]
    public void Generated_networks_reach(string name, double accuracy)
    {
        var (set, times) = (SampleSets.All.Single(set => set.Name == name), new List<TimeSpan>());
        AssertMedian(set, accuracy, set.Create, times);

        // The processor is shared with other tests, which cost some runs a part of their time, but not half of them.
        Assert.True(times.Order().ElementAt(Seeds / 2) < Longest, $"{name}: {string.Join(", ", times)}");
    }

    [Theory, MemberData(nameof(Bars))]
    public void MatrixNetwork_reaches(string name, double accuracy)
    {
        var set = SampleSets.All.Single(set => set.Name == name);
        var topology = set.Create(0).Topology;
        AssertMedian(set, accuracy, seed => new MatrixNetwork(topology, seed, Initialization.HeNormal), []);
    }

    private void AssertMedian(SampleSet set, double accuracy, Func<int, INetwork> create, List<TimeSpan> times)
    {
        var accuracies = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var start = Stopwatch.GetTimestamp();
            accuracies.Add(Fit.Of(set.Recipe, create(seed), set.Load(seed), seed).TestAccuracy);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        accuracies.Sort();
        var median = (accuracies[Seeds / 2 - 1] + accuracies[Seeds / 2]) / 2;
        var said = $"{set.Name}: median {median:P2} of {string.Join(", ", accuracies.Select(one => $"{one:P1}"))}; "
            + $"{times.Min().TotalSeconds:F2} to {times.Max().TotalSeconds:F2} s a run";
        output.WriteLine(said);
        Assert.True(median >= accuracy, said);
    }
}
