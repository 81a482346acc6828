using Generated.Neuron.Sample.Screen;

namespace Generated.Neuron.Tests.Sample;

public sealed class ProgressTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(10, 10)]
    [InlineData(150, 10)]
    [InlineData(9_999_999, 10)]
    public void Plain_lines_are_ten_or_one_an_epoch_and_end_with_the_last(int epochs, int lines)
    {
        var seen = new List<int>();
        var progress = new EveryNth(10, now => seen.Add(now.Epoch));

        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            progress.Report(At(epoch, epochs));
        }

        Assert.Equal(lines, seen.Count);
        Assert.Equal(epochs, seen[^1]);
    }

    [Fact]
    public void A_moment_passes_between_two_reports_on_a_terminal_but_the_last_one_is_always_shown()
    {
        var seen = new List<int>();
        var progress = new EveryMoment(now => seen.Add(now.Epoch));

        for (var epoch = 1; epoch <= 1000; epoch++)
        {
            progress.Report(At(epoch, 1000));
        }

        // A thousand reports take far less than a second, which would show 20.
        Assert.InRange(seen.Count, 2, 22);
        Assert.Equal(1, seen[0]);
        Assert.Equal(1000, seen[^1]);
    }

    [Fact]
    public void A_line_has_both_costs_if_there_are_validation_rows() =>
        Assert.Equal(
            "epoch   5/100  cost 0.1235  validation 0.2500  10 epochs/s",
            EpochColumn.Line(new(5, 100, 0.12345f, 0.25f, TimeSpan.FromSeconds(0.5))));

    [Fact]
    public void The_cost_of_test_rows_is_not_shown_as_a_validation_cost()
    {
        var seen = new List<TrainingProgress>();
        new WithoutTestCost(new EveryNth(1, seen.Add)).Report(new(1, 1, 0.5f, 0.25f, TimeSpan.Zero));
        Assert.Null(Assert.Single(seen).ValidationCost);
    }

    [Fact]
    public void A_line_has_epoch_cost_and_speed() =>
        Assert.Equal("epoch   5/100  cost 0.1235  10 epochs/s", EpochColumn.Line(new(5, 100, 0.12345f, null, TimeSpan.FromSeconds(0.5))));

    private static TrainingProgress At(int epoch, int epochs) => new(epoch, epochs, 1, null, TimeSpan.FromMilliseconds(epoch));
}
