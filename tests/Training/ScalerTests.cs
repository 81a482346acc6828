namespace Generated.Neuron.Tests.Training;

/// <summary>What both scalers do with rows.</summary>
public sealed class ScalerTests
{
    private static readonly Dataset Rows = new(new float[] { 1, 10, -4, 30, 5, 20 }, new float[] { 0, 1, 0 }, rows: 3);

    /// <summary>One for each kind of scaler, fitted to <see cref="Rows"/>, as delegates.</summary>
    public static TheoryData<string> Kinds => ["StandardScaler", "MinMaxScaler"];

    [Theory, MemberData(nameof(Kinds))]
    public void One_row_several_rows_and_a_data_set_are_scaled_alike_and_come_back(string kind)
    {
        var scaler = Scaler.Of(kind);
        var scaled = scaler.TransformData(Rows);
        Assert.Equal(Rows.Targets.ToArray(), scaled.Targets.ToArray());
        Assert.Equal(scaled.Inputs.ToArray(), scaler.TransformRows(Rows.Inputs));
        Assert.Equal(scaled.Inputs[2..4].ToArray(), scaler.TransformRows([-4, 30]));
        Assert.Empty(scaler.TransformRows([]));

        // In place, there and back.
        var rows = Rows.Inputs.ToArray();
        scaler.TransformSpan(rows, rows);
        Assert.Equal(scaled.Inputs.ToArray(), rows);
        scaler.InvertSpan(rows, rows);
        Assert.Equal(scaler.InvertData(scaled).Inputs.ToArray(), rows);

        // Divided by the range and multiplied by it again, each rounded at 2⁻²⁴ of numbers up to 34.
        Assert.All(rows.Zip(Rows.Inputs.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_span_of_another_length_is_named_and_nothing_is_written(string kind)
    {
        var scaler = Scaler.Of(kind);
        var untouched = new float[] { 7, 7, 7 };
        Assert.Throws<ArgumentException>("inputs", () => scaler.TransformRows([1, 2, 3]));
        Assert.Throws<ArgumentException>("inputs", () => scaler.TransformSpan(new float[3], untouched));
        Assert.Throws<ArgumentException>("scaled", () => scaler.TransformSpan(new float[2], untouched));
        Assert.Throws<ArgumentException>("scaled", () => scaler.InvertSpan(new float[3], untouched));
        Assert.Throws<ArgumentException>("inputs", () => scaler.InvertSpan(new float[4], untouched));
        Assert.Equal([7, 7, 7], untouched);

        var other = new Dataset(new float[3], new float[1], rows: 1);
        foreach (var refused in new Action[] { () => scaler.TransformData(other), () => scaler.InvertData(other) })
        {
            Assert.Contains(
                "The rows have 3 inputs, but the fitted ones had 2",
                Assert.Throws<ArgumentException>("data", refused).Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void What_cannot_be_fitted_is_refused_with_row_and_column(string kind)
    {
        var spoilt = new Dataset(new float[] { 1, 2, 3, float.NaN }, new float[2], rows: 2);
        Assert.Contains(
            "Row 2, input 2 is NaN: it must be a finite number; mend it or remove the row",
            Assert.Throws<ArgumentException>("train", () => Scaler.Fit(kind, spoilt)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "no rows; give it at least one",
            Assert.Throws<ArgumentException>("train", () => Scaler.Fit(kind, Rows.Split(0).Train)).Message, StringComparison.Ordinal);
    }

    /// <summary>A range that is no float would make every input 0 and every way back NaN.</summary>
    [Fact]
    public void A_range_that_is_not_finite_is_refused() =>
        Assert.Throws<ArgumentException>("maximum", () => new MinMaxScaler([-3e38f], [3e38f]));

    /// <summary>(x − mean) / deviation and (x − minimum) / range, by hand.</summary>
    [Fact]
    public void The_numbers_are_those_of_the_formulas()
    {
        // Means 2/3 and 20; deviations √(42/3 − 4/9) and √(200/3).
        Assert.Equal((1 - 2.0 / 3) / Math.Sqrt(14 - 4.0 / 9), StandardScaler.Fit(Rows).Transform([1, 10])[0], 1e-6);
        Assert.Equal(-10 / Math.Sqrt(200.0 / 3), StandardScaler.Fit(Rows).Transform([1, 10])[1], 1e-6);
        Assert.Equal([5f / 9, 0], MinMaxScaler.Fit(Rows).Transform([1, 10]));
    }

    private delegate void Spans(ReadOnlySpan<float> from, Span<float> to);

    private delegate float[] Made(ReadOnlySpan<float> rows);

    private sealed record Scaler(
        Func<Dataset, Dataset> TransformData, Func<Dataset, Dataset> InvertData, Made TransformRows, Spans TransformSpan, Spans InvertSpan)
    {
        public static Scaler Of(string kind) => Fit(kind, Rows);

        public static Scaler Fit(string kind, Dataset train)
        {
            if (kind == "StandardScaler")
            {
                var standard = StandardScaler.Fit(train);
                return new(
                    standard.Transform, standard.InverseTransform, standard.Transform, standard.Transform, standard.InverseTransform);
            }

            var scaler = MinMaxScaler.Fit(train);
            return new(scaler.Transform, scaler.InverseTransform, scaler.Transform, scaler.Transform, scaler.InverseTransform);
        }
    }
}
