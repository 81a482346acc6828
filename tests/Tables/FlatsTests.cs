using System.Text.Json;
using Generated.Neuron.Tests.Documents;

namespace Generated.Neuron.Tests.Tables;

/// <summary>2,000 made-up flats (sample/data/flats.csv): words, missing values, dates, decimal commas and prices.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class FlatsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Tables", "data");

    [Fact]
    public void The_flats_are_detected_fitted_and_encoded_as_the_reference_says()
    {
        var train = Read().Split(1400).Train;
        var encoding = train.FitEncoding();
        var reference = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "flats-encoding.json"))).RootElement;
        Assert.Equal(reference.GetProperty("names").EnumerateArray().Select(name => name.GetString()), encoding.InputNames);
        Assert.Equal(["id"], encoding.Ignored.ToArray());
        Assert.Equal("€", Assert.IsType<Generated.Neuron.Tables.NumberTarget>(Assert.Single(encoding.TargetColumns)).Unit);

        // Their rows are the first ones of the training rows that differ; each is found by its text and has the same float32 numbers.
        var all = train.Encode(encoding);
        foreach (var row in reference.GetProperty("rows").EnumerateArray())
        {
            var text = string.Join(';', row.GetProperty("row").EnumerateObject().Select(property => property.Name)) + "\n"
                + string.Join(';', row.GetProperty("row").EnumerateObject().Select(property => property.Value.GetString())) + "\n";
            var data = TableRows.FromCsv(new StringReader(text), new CsvOptions { ReadAs = encoding }).Encode(encoding);
            float[] inputs = [.. row.GetProperty("inputs").EnumerateArray().Select(number => (float)number.GetDouble())];
            for (var input = 0; input < inputs.Length; input++)
            {
                // One unit in the last place; a sine of π is 1e-16 in one library and 0 in another.
                Assert.True(
                    data.Inputs[input] == inputs[input] || data.Inputs[input] == MathF.BitIncrement(inputs[input])
                        || data.Inputs[input] == MathF.BitDecrement(inputs[input])
                        || MathF.Abs(data.Inputs[input] - inputs[input]) < 1e-15f,
                    $"{encoding.InputNames[input]}: {data.Inputs[input]:R}, not {inputs[input]:R}");
            }
        }
    }

    [Fact]
    public void A_price_is_learned_as_well_as_scikit_learn_learns_it()
    {
        var rows = Read();
        var (train, rest) = rows.Split(1400);
        var (_, test) = rest.Split(300);
        var encoding = train.FitEncoding();
        var errors = Enumerable.Range(0, 4).Select(seed =>
        {
            var network = new FlatPrice(seed);
            var report = new Trainer(network, new Adam { LearningRate = 0.003 }) { Epochs = 120, BatchSize = 32, Seed = seed }
                .Fit(train.Encode(encoding));
            Assert.EndsWith("; costs are of standardized targets", report.ToString(), StringComparison.Ordinal);
            var evaluation = Metrics.Evaluate(network, test.Encode(encoding));
            Assert.Equal("€", evaluation.Unit);
            return evaluation.MeanAbsoluteError;
        });

        // scikit-learn: 13,118 ± 575 over 20 seeds. The mean of 4 has half that deviation: 3 % more, and three of those (0.5 · 575 · 3).
        Assert.InRange(errors.Average(), 11_000, 13_118 * 1.03 + 862);
    }

    private static TableRows Read() =>
        TableRows.FromCsv(ProjectDocument.Path("sample/data/flats.csv"), new CsvOptions { Targets = ["price"], TargetUnit = "€" });
}

/// <summary>The network of the reference: 25 inputs, 32 ReLU, one price.</summary>
[Network(25, 32, 1, Loss = Loss.MeanSquaredError, Initialization = Initialization.XavierUniform)]
internal sealed partial class FlatPrice;
