namespace Generated.Neuron.Tests.Training;

/// <summary>Rows of a data set taken apart, made of objects and made of nothing.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class DatasetPartsTests
{
    /// <summary>60 rows of class 0, 30 of class 1, 10 of class 2; the input is the row's number.</summary>
    private static readonly Dataset Hundred = Dataset.FromRows(
        Enumerable.Range(0, 100), row => [row], row => [row < 60 ? 0 : row < 90 ? 1 : 2]);

    [Theory]
    [InlineData(0.8, 48, 24, 8)]
    [InlineData(0.5, 30, 15, 5)]
    [InlineData(0.25, 15, 8, 2)]
    public void A_stratified_split_keeps_the_proportions_and_every_row_once(double share, int zeros, int ones, int twos)
    {
        foreach (var data in new[] { Hundred, Hundred.OneHot(3) })
        {
            var (train, test) = data.Split(share, seed: 1, stratified: true);
            Assert.Equal([zeros, ones, twos], Counts(train));
            Assert.Equal(Enumerable.Range(0, 100), train.Inputs.ToArray().Concat(test.Inputs.ToArray()).Select(x => (int)x).Order());
        }
    }

    [Fact]
    public void A_split_is_that_of_its_seed_in_random_order()
    {
        Assert.Equal(Train(1), Train(1));
        Assert.NotEqual(Train(1), Train(2));
        Assert.NotEqual(Train(1).Order(), Train(1));
        static float[] Train(int seed) => Hundred.Split(0.7, seed, stratified: false).Train.Inputs.ToArray();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folds_test_every_row_once_and_train_on_the_others(bool stratified)
    {
        var folds = Hundred.Folds(5, seed: 3, stratified);
        Assert.Equal(5, folds.Count);
        Assert.Equal(Enumerable.Range(0, 100), folds.SelectMany(fold => fold.Test.Inputs.ToArray()).Select(x => (int)x).Order());
        foreach (var (train, test) in folds)
        {
            Assert.Equal((80, 20), (train.Rows, test.Rows));
            Assert.Empty(train.Inputs.ToArray().Intersect(test.Inputs.ToArray()));
            Assert.True(!stratified || Counts(test) is [12, 6, 2]);
        }
    }

    [Fact]
    public void A_stratified_split_gives_each_part_a_row_of_each_class_or_is_refused()
    {
        foreach (var (counts, share) in new[]
        {
            (new[] { 98, 2 }, 0.9), (new[] { 98, 2 }, 0.1), (new[] { 50, 2, 2, 2 }, 0.93), (new[] { 2, 2 }, 0.6),
        })
        {
            var rows = counts.Sum();
            var (train, test) = Labeled(counts).Split(share, seed: 1, stratified: true);
            Assert.Equal((int)Math.Round(rows * share, MidpointRounding.AwayFromZero), train.Rows);
            Assert.Equal(counts.Length, train.Targets.ToArray().Distinct().Count());
            Assert.Equal(counts.Length, test.Targets.ToArray().Distinct().Count());
            Assert.Equal(Enumerable.Range(0, rows), train.Inputs.ToArray().Concat(test.Inputs.ToArray()).Select(x => (int)x).Order());
        }

        Refused("Class 1 has one row", () => Labeled([5, 1]).Split(0.5, 1, true));
        Refused("Class 'rare' has one row", () => Named([5, 1]).Split(0.5, 1, true));
        Refused("The test part would have 2 rows, too few for one of each of the 3", () => Labeled([4, 4, 4]).Split(0.85, 1, true));
        Refused("The training part would have 1 row, too few", () => Labeled([9, 9]).Split(0.01, 1, true));
        Refused("Class 1 has 4 rows, but each of the 5 folds needs one; take at most 4", () => Labeled([20, 4]).Folds(5, 1, true));
        Refused("Class 'rare' has 1 row, but each of the 2 folds", () => Named([5, 1]).Folds(2, 1, true));
        Assert.All(Labeled([20, 5]).Folds(5, 1, true), fold => Assert.Equal(2, fold.Test.Targets.ToArray().Distinct().Count()));

        // Without classes any row may go anywhere.
        Assert.Equal(3, Labeled([5, 1]).Split(0.5, seed: 1).Train.Rows);
        Assert.Equal(5, Labeled([20, 4]).Folds(5, seed: 1).Count);

        static Dataset Labeled(int[] counts) =>
            Dataset.FromRows(counts.SelectMany((count, label) => Enumerable.Repeat(label, count)).Select((label, row) => (label, row)),
                row => [row.row], row => [row.label]);

        static Dataset Named(int[] counts)
        {
            var data = Labeled(counts);
            return new Dataset(data.Inputs.ToArray(), data.Targets.ToArray(), data.Rows) { Classes = ["usual", "rare"] };
        }

        static void Refused(string words, Func<object> split) =>
            Assert.StartsWith(words, Assert.Throws<InvalidOperationException>(split).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_stratified_split_keeps_every_row_and_each_class_on_both_sides_or_says_that_none_can()
    {
        var random = new SplitMix64(11);
        var refused = 0;
        for (var trial = 0; trial < 500; trial++)
        {
            var counts = Enumerable.Range(0, 1 + random.NextInt32(6)).Select(_ => 1 + random.NextInt32(1 << random.NextInt32(7))).ToArray();
            var (rows, share) = (counts.Sum(), 0.01 + 0.98 * random.NextDouble());
            if (rows < 2)
            {
                continue;
            }

            var data = Dataset.FromRows(
                counts.SelectMany((count, label) => Enumerable.Repeat(label, count)).Select((label, row) => (label, row)),
                row => [row.row],
                row => [row.label]);
            var train = Math.Clamp((int)Math.Round(rows * share, MidpointRounding.AwayFromZero), 1, rows - 1);
            if (counts.Min() < 2 || Math.Min(train, rows - train) < counts.Length)
            {
                refused++;
                Assert.Throws<InvalidOperationException>(() => data.Split(share, trial, stratified: true));
                continue;
            }

            var (first, second) = data.Split(share, trial, stratified: true);
            Assert.Equal((train, rows - train), (first.Rows, second.Rows));
            Assert.Equal(counts.Length, first.Targets.ToArray().Distinct().Count());
            Assert.Equal(counts.Length, second.Targets.ToArray().Distinct().Count());
            Assert.Equal(Enumerable.Range(0, rows), first.Inputs.ToArray().Concat(second.Inputs.ToArray()).Select(x => (int)x).Order());
        }

        Assert.InRange(refused, 50, 450);
    }

    [Fact]
    public void Sizes_that_no_array_has_are_refused_as_arguments()
    {
        var million = new Dataset(new float[1 << 20], new float[1 << 20], 1 << 20);
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => million.OneHot(4096));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => million.Split(4).Train.OneHot(int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => million.Split(4).Train.OneHot(1 << 25));
        var wide = new Dataset(new float[1 << 20], new float[1], 1);
        Assert.Throws<ArgumentException>("rows", () => wide.Select(new int[1 << 12]));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Dataset.Moons(int.MaxValue, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Dataset.Xor((1 << 30) + 1, 0, 1));
    }

    [Fact]
    public void What_cannot_be_split_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("trainShare", () => Hundred.Split(1.0, seed: 0, stratified: false));
        Assert.Throws<ArgumentOutOfRangeException>("trainShare", () => Hundred.Split(double.NaN, seed: 0, stratified: false));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Hundred.Folds(1, seed: 0, stratified: false));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Hundred.Folds(101, seed: 0, stratified: false));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Hundred.Select(0, 100));
        Assert.Throws<ArgumentException>("rows", () => Dataset.FromRows(Array.Empty<int>(), row => [row], row => [row]));
        var uneven = Assert.Throws<ArgumentException>("rows", () => Dataset.FromRows([1, 2], row => new float[row], _ => []));
        Assert.StartsWith(
            "Row 2 has 2 inputs and 0 targets; every row must have as many as the first, 1 and 0",
            uneven.Message,
            StringComparison.Ordinal);
        var numbers = Dataset.FromRows([0.5f, 1.5f], x => [x], x => [x]);
        Assert.StartsWith(
            "Row 1 has no class to stratify by",
            Assert.Throws<InvalidOperationException>(() => numbers.Split(0.5, 0, stratified: true)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_targets_can_be_scaled()
    {
        var rows = Dataset.FromRows([1f, 3f, 5f], x => [x], _ => []);
        Assert.Equal([0, 0.5f, 1], MinMaxScaler.Fit(rows).Transform(rows).Inputs.ToArray());
        Assert.Equal([3f], StandardScaler.Fit(rows).Mean.ToArray());
        Assert.Equal(0, rows.TargetCount);
    }

    [Fact]
    public void Shapes_are_where_their_formulas_say()
    {
        var (moons, circles, spirals) = (Dataset.Moons(1000, 0, 1), Dataset.Circles(1000, 0, 1), Dataset.Spirals(1000, 0, 1));
        for (var row = 0; row < 1000; row++)
        {
            // A float coordinate near 1 is rounded by 6e-8.
            var (x, y) = Point(moons, row);
            Assert.Equal(1, row % 2 == 0 ? Math.Sqrt(x * x + y * y) : Math.Sqrt((x - 1) * (x - 1) + (y - 0.5) * (y - 0.5)), 2e-7);
            Assert.True(row % 2 == 0 ? y >= 0 : y <= 0.5);
            (x, y) = Point(circles, row);
            Assert.Equal(row % 2 == 0 ? 1 : 0.5, Math.Sqrt(x * x + y * y), 2e-7);

            // A spiral's radius says its angle.
            (x, y) = Point(spirals, row);
            var radius = Math.Sqrt(x * x + y * y);
            var angle = 3 * Math.PI * radius + (row % 2 == 0 ? 0 : Math.PI);
            Assert.Equal(radius * Math.Cos(angle), x, 2e-6);
            Assert.Equal(radius * Math.Sin(angle), y, 2e-6);
            Assert.Equal(row % 2, moons.Targets[row]);
        }

        var xor = Dataset.Xor(4, 0, 0);
        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1], xor.Inputs.ToArray());
        Assert.Equal([0, 1, 1, 0], xor.Targets.ToArray());
    }

    [Fact]
    public void Noise_is_normal_with_its_deviation()
    {
        var xor = Dataset.Xor(40_000, 0.2, seed: 5);
        var squares = xor.Inputs.ToArray().Chunk(2).Select((point, row) => Math.Pow(point[0] - (row >> 1 & 1), 2)).Average();

        // The deviation of an estimate of σ from n numbers is σ / √(2n) = 0.0007; five of them.
        Assert.Equal(0.2, Math.Sqrt(squares), 0.0035);
        Assert.Throws<ArgumentOutOfRangeException>("noise", () => Dataset.Moons(10, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("noise", () => Dataset.Spirals(10, double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Dataset.Circles(1, 0, 0));
    }

    [Fact]
    public void A_min_max_scaler_goes_there_and_back_and_into_a_network()
    {
        var data = Dataset.Moons(50, 0.1, 3);
        var scaler = MinMaxScaler.Fit(data);
        var scaled = scaler.Transform(data);
        Assert.Equal((0, 1), (scaled.Inputs.ToArray().Min(), scaled.Inputs.ToArray().Max()));
        var back = new float[100];
        scaler.InverseTransform(scaled.Inputs, back);
        Assert.All(back.Zip(data.Inputs.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-6));

        var network = new MatrixNetwork(new Topology([2, 4, 1], [Activation.Tanh, Activation.Sigmoid], Loss.BinaryCrossEntropy), seed: 1);
        var (before, after) = (new float[50], new float[50]);
        network.Forward(scaled.Inputs, before);
        new MinMaxScaler(scaler.Minimum, scaler.Maximum).FoldInto(network);
        network.Forward(data.Inputs, after);
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Throws<ArgumentException>("maximum", () => new MinMaxScaler([1f, 2f], [0f, 3f]));
        Assert.Throws<ArgumentException>("data", () => scaler.Transform(new Dataset(new float[3], new float[1], rows: 1)));
    }

    [Theory]
    [InlineData(
        Loss.BinaryCrossEntropy, Activation.Sigmoid, new float[] { 1, -1 }, "Row 2, target 1 is -1: Loss.BinaryCrossEntropy needs 0 or 1")]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, new float[] { 1, 2 }, "Row 2, target 1 is 2:")]
    [InlineData(Loss.BinaryCrossEntropy, Activation.Sigmoid, new[] { 1, float.NaN }, "Row 2, target 1 is NaN: it must be a finite number")]
    [InlineData(
        Loss.CrossEntropy, Activation.Softmax, new float[] { 1, 0, 1, 1 }, "Row 2: the targets add up to 2, but Loss.CrossEntropy needs")]
    [InlineData(
        Loss.CrossEntropy,
        Activation.Softmax,
        new float[] { 1, 0, 2, -1 },
        "Row 2, target 1 is 2: Loss.CrossEntropy needs class probabilities, such as one-hot targets; call OneHot")]
    [InlineData(
        Loss.CrossEntropy,
        Activation.Softmax,
        new float[] { 1, 0 },
        "The rows have 1 input and 1 target, but the network has 1 input and 2 outputs. If the target is a class label, call OneHot(2).")]
    [InlineData(Loss.MeanSquaredError, Activation.Identity, new[] { 1, float.PositiveInfinity }, "Row 2, target 1 is Infinity:")]
    public void Targets_that_do_not_fit_the_loss_are_refused_before_training(Loss loss, Activation output, float[] targets, string message)
    {
        var network = new MatrixNetwork(new Topology([1, output == Activation.Softmax ? 2 : 1], [output], loss), seed: 1);
        var before = network.Parameters.ToArray();
        var data = new Dataset(new float[] { 1, 2 }, targets, rows: 2);
        Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>("train", () => new Trainer(network, new Sgd()).Fit(data)).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    [Fact]
    public void An_input_that_is_not_finite_is_refused_before_training()
    {
        var network = new MatrixNetwork(new Topology([2, 1], [Activation.Sigmoid], Loss.BinaryCrossEntropy));
        var data = new Dataset(new[] { 1, 2, 3, float.NegativeInfinity }, new float[2], rows: 2);
        Assert.StartsWith(
            "Row 2, input 2 is -Infinity:",
            Assert.Throws<ArgumentException>("train", () => new Trainer(network, new Sgd()).Fit(data)).Message,
            StringComparison.Ordinal);
    }

    private static int[] Counts(Dataset data) =>
        [.. Enumerable.Range(0, 3)
            .Select(label =>
                Enumerable.Range(0, data.Rows)
                    .Count(row => data.TargetCount == 1 ? data.Targets[row] == label : data.Targets[3 * row + label] == 1))];

    private static (double X, double Y) Point(Dataset data, int row) => (data.Inputs[2 * row], data.Inputs[2 * row + 1]);
}
