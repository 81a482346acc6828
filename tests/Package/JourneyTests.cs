using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Generated.Neuron.PackageTests;

/// <summary>
/// What users come with, from the packages alone: a table of flats, a pipeline of scikit-learn, and a web service in one native file.
/// </summary>
[Collection(PackageFeed.Programs)]
public sealed partial class JourneyTests(PackageFeed feed)
{
    private static readonly string Models = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>
    /// Both programs of docs/training.md, as they stand there: one trains and saves, the other has Generated.Neuron alone and asks for the
    /// price of one flat.
    /// </summary>
    [Fact]
    public async Task A_table_of_flats_is_learned_in_twelve_lines_and_priced_in_four_statements_of_a_second_program()
    {
        var page = await File.ReadAllTextAsync(PackageFeed.PathOf("docs/training.md"));
        var (learn, price) = (feed.Copy("flats"), feed.Copy("flat-price"));
        var program = Block(page, "csharp", "network.Save(\"prices.safetensors\", encoding)");
        Assert.InRange(program.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 13);
        await File.WriteAllTextAsync(learn.PathOf("Program.cs"), program);
        await File.WriteAllTextAsync(price.PathOf("Program.cs"), Block(page, "csharp", "TableModel.FromFile(\"prices.safetensors\")"));
        File.Copy(PackageFeed.PathOf("sample/data/flats.csv"), learn.PathOf("flats.csv"));

        var learned = (await learn.Dotnet("run", "-c", "Release")).AssertSucceeded();
        Assert.Empty(learned.Diagnostics("warning"));
        Assert.StartsWith(
            "25 inputs from 7 columns; target price (number in €); decimal comma; 1,400 rows", learned.Output, StringComparison.Ordinal);

        // Half of what linear regression reaches, 25,010 €; the mean of scikit-learn's runs is 13,118.
        var error = MeanError().Match(learned.Output);
        Assert.True(error.Success, learned.Output);
        Assert.InRange(double.Parse(error.Groups["euros"].Value, NumberStyles.Number, CultureInfo.InvariantCulture), 7_000, 16_000);

        File.Move(learn.PathOf("prices.safetensors"), price.PathOf("prices.safetensors"));
        var priced = (await price.Dotnet("run", "-c", "Release")).AssertSucceeded();
        Assert.Empty(priced.Diagnostics("warning"));
        Assert.Matches(@"^[1-9][0-9]{5} €\s*$", priced.Output);
    }

    /// <summary>Each way gives the probabilities that scikit-learn gave, which expected.json has with nine digits.</summary>
    [Fact]
    public async Task A_pipeline_of_scikit_learn_answers_as_it_did_there()
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Models, "expected.json")));
        var model = json.RootElement.GetProperty("scaled-classifier-3");
        string[][] rows = [.. model.GetProperty("inputs").EnumerateArray().Select(input => input.GetRawText()).Chunk(3)];
        double[][] outputs = [.. model.GetProperty("outputs").EnumerateArray().Select(output => output.GetDouble()).Chunk(3)];
        Assert.Equal((5, 5), (rows.Length, outputs.Length));

        var app = feed.Copy("scikit-learn");
        string[] arguments = ["run", "-c", "Release", "--", Models, .. rows.Select(row => string.Join(',', row))];
        var ran = (await app.Dotnet(arguments)).AssertSucceeded();
        Assert.Empty(ran.Diagnostics("warning"));
        foreach (var way in new[] { "exported", "folded", "scaled" })
        {
            var printed = Lines(ran, way);
            Assert.Equal(rows.Length, printed.Length);

            // Parameters and inputs are rounded to float32 here and there: some units of 6e-8 in sums of five.
            Assert.All(
                printed.Zip(outputs).SelectMany(row => row.First.Zip(row.Second)),
                output => Assert.Equal(output.Second, output.First, 2e-6));
        }

        Assert.Contains("3-4-3-1 (Relu, Relu, Identity; MeanSquaredError)", ran.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// The program and the project of docs/weights.md as they stand there, with a file of PyTorch as the resource, whose predictions
    /// models.json has. Only the version is the test's.
    /// </summary>
    [Fact]
    public async Task A_native_web_service_answers_from_weights_inside_it_and_refuses_a_wrong_row()
    {
        var page = await File.ReadAllTextAsync(PackageFeed.PathOf("docs/weights.md"));
        var app = feed.Copy("web");
        await File.WriteAllTextAsync(app.PathOf("Program.cs"), Block(page, "csharp", "WebApplication."));
        await File.WriteAllTextAsync(
            app.PathOf("web.csproj"),
            Block(page, "xml", "Microsoft.NET.Sdk.Web").Replace("\"0.1.0\"", $"\"{PackageFeed.Version}\"", StringComparison.Ordinal));
        File.Copy(Path.Combine(Models, "torch.safetensors"), app.PathOf("moons.safetensors"));
        var published = (await app.Dotnet("publish", "-c", "Release", "-o", "out")).AssertSucceeded();
        Assert.Empty(published.Diagnostics("warning"));
        File.Delete(app.PathOf("moons.safetensors"));

        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Models, "models.json")));
        var model = json.RootElement.EnumerateArray().Single(model => model.GetProperty("file").GetString() == "torch.safetensors");
        string[][] rows = [.. model.GetProperty("inputs").EnumerateArray().Select(input => input.GetRawText()).Chunk(2)];
        double[] outputs = [.. model.GetProperty("outputs").EnumerateArray().Select(output => output.GetDouble())];
        Assert.Equal(rows.Length, outputs.Length);

        await using var service = await Service.Start(app.Folder, app.PathOf("out/web"));
        foreach (var (row, expected) in rows.Zip(outputs))
        {
            var answer = await service.Post("/predict", $"[{string.Join(',', row)}]");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var probability = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("probability").GetDouble();

            // Double precision there, float32 here.
            Assert.Equal(expected, probability, 1e-6);
        }

        foreach (var wrong in new[] { "[]", "[1]", "[1,2,3]", "[1e99,1]" })
        {
            var refused = await service.Post("/predict", wrong);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var text = await refused.Content.ReadAsStringAsync();
            Assert.Contains("Send 2 finite numbers, such as [0.5, 1].", text, StringComparison.Ordinal);
        }

        foreach (var wrong in new[] { "", "null", "{}", "\"x\"", "[1,null]", "[1,\"a\"]", "[NaN,1]", "[1,2" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await service.Post("/predict", wrong)).StatusCode);
        }
    }

    private static double[][] Lines(Command ran, string way) =>
        [.. ran.Output.Split('\n').Where(line => line.StartsWith($"{way} ", StringComparison.Ordinal)).Select(line =>
            line.Trim().Split(' ')[1..].Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];

    private static string Block(string markdown, string language, string part) => Assert.Single(
        Fenced().Matches(markdown),
        block => block.Groups["language"].Value == language && block.Groups["text"].Value.Contains(part, StringComparison.Ordinal))
        .Groups["text"].Value;

    [GeneratedRegex(@"mean absolute error +(?<euros>[0-9.,]+) €")]
    private static partial Regex MeanError();

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
