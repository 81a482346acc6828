using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>From outputs to what they mean.</summary>
public sealed class PredictionTests
{
    [Fact]
    public void A_number_is_in_its_unit()
    {
        var encoding = Of(new NumberTarget("price", new(Unit: "€"), 274744.4285714286, 117765.65142125895));
        var prediction = encoding.Decode([-0.75f]);
        Assert.Equal(186420.19000548437, prediction.Value, 9);
        Assert.Equal([prediction.Value], prediction.Values.ToArray());
        Assert.Equal("€", prediction.Unit);
        Assert.Null(prediction.Class);
        Assert.Empty(prediction.Probabilities);
        Assert.Equal("186420 €", prediction.ToString());
    }

    [Theory]
    [InlineData(186200, "186200")]
    [InlineData(1234567, "1234567")]
    [InlineData(71.53125f, "71.5313")]
    [InlineData(-0.00123456f, "-0.00123456")]
    [InlineData(0, "0")]
    [InlineData(1e20f, "1E+20")]
    [InlineData(1e-20f, "1E-20")]
    public void A_number_has_six_digits_and_all_before_the_point(float output, string text) =>
        Assert.Equal(text, Of(new NumberTarget("y", new(), 0, 1)).Decode([output]).ToString());

    [Fact]
    public void Several_numbers_have_names()
    {
        var prediction = Of(new NumberTarget("price", new(Unit: "€"), 100, 10), new NumberTarget("rooms", new(), 0, 1)).Decode([1, 3.5f]);
        Assert.Equal([110, 3.5], prediction.Values.ToArray());
        Assert.Equal(110, prediction.Value);
        Assert.Equal("price 110 €; rooms 3.5", prediction.ToString());
    }

    [Fact]
    public void A_class_has_a_name_and_every_class_its_probability()
    {
        var prediction = TableFixtures.Iris.Decode([0.015625f, 0.96875f, 0.015625f]);
        Assert.Equal("versicolor", prediction.Class);
        Assert.Equal(0.96875, prediction.Value);
        Assert.Equal(["setosa", "versicolor", "virginica"], prediction.Probabilities.Keys);
        Assert.Equal(0.96875, prediction.Probabilities["versicolor"]);
        Assert.Equal([0.015625, 0.96875, 0.015625], prediction.Values.ToArray());
        Assert.Null(prediction.Unit);
        Assert.Equal("versicolor (96.9 %)", prediction.ToString());
    }

    [Fact]
    public void Of_two_classes_one_output_is_the_probability_of_the_second()
    {
        Assert.Equal("right (75.0 %)", TableFixtures.Moons.Decode([0.75f]).ToString());
        Assert.Equal("left (75.0 %)", TableFixtures.Moons.Decode([0.25f]).ToString());
        Assert.Equal(0.75, TableFixtures.Moons.Decode([0.25f]).Probabilities["left"]);
        Assert.Equal("left (75.0 %)", TableFixtures.Moons.Decode([0.75f, 0.25f]).ToString());
    }

    /// <summary>PredictClass says 1 from 0.5 on, and of several outputs the first of the largest.</summary>
    [Fact]
    public void The_class_is_that_of_PredictClass()
    {
        Assert.Equal("right", TableFixtures.Moons.Decode([0.5f]).Class);
        Assert.Equal("left", TableFixtures.Moons.Decode([0.5f, 0.5f]).Class);
        Assert.Equal("setosa", TableFixtures.Iris.Decode([1 / 3f, 1 / 3f, 1 / 3f]).Class);
    }

    [Fact]
    public void Several_labels_have_a_probability_each_and_no_class()
    {
        var answers = new WordList(["no", "yes"]);
        var prediction = Of(new ClassTarget("fever", answers), new ClassTarget("cough", answers)).Decode([0.25f, 0.75f]);
        Assert.Null(prediction.Class);
        Assert.Equal(0.75, prediction.Probabilities["cough"]);
        Assert.Equal("fever 25.0 %; cough 75.0 %", prediction.ToString());
    }

    [Fact]
    public void Outputs_that_are_no_prediction_are_errors()
    {
        Assert.Throws<ArgumentException>("outputs", () => TableFixtures.Iris.Decode([1f]));
        Assert.Throws<ArgumentException>("outputs", () => TableFixtures.Moons.Decode([]));
        Assert.Throws<ArgumentException>("outputs", () => Of(new NumberTarget("y", new(), 0, 1)).Decode([1f, 2f]));
        Assert.Contains(
            "Output 2 is NaN",
            Assert.Throws<InvalidOperationException>(() => TableFixtures.Iris.Decode([1f, float.NaN, 0])).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Of(new NumberTarget("y", new(), 0, 1)).Decode([float.NegativeInfinity]));
    }

    private static TableEncoding Of(params TargetEncoding[] targets) =>
        new([new NumberEncoding("x", new(), null, false, 0, 1)], [], targets, []);
}
