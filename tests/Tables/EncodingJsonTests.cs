using System.Text.Json;
using System.Text.Json.Nodes;
using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>The text of an encoding: the same one comes back, and whatever is wrong is refused with its place.</summary>
public sealed class EncodingJsonTests
{
    [Fact]
    public void Every_member_comes_back()
    {
        foreach (var encoding in new[] { TableFixtures.Everything, TableFixtures.Iris, TableFixtures.Moons })
        {
            var read = TableEncoding.Parse(encoding.ToJson());
            Assert.Equal(encoding, read);
            Assert.Equal(encoding.GetHashCode(), read.GetHashCode());
            Assert.Equal(encoding.ToJson(), read.ToJson());
        }
    }

    [Fact]
    public void The_text_is_as_the_page_shows_it() => Assert.Equal(
        """
        {"version":1,"width":24,"missing":["-999","unbekannt"],"inputs":[
        {"name":"heating","kind":"words","words":["gas","öl, schwer"],"missing":true,"unseen":"error"},
        {"name":"street","kind":"words","words":["Seestraße"],"missing":false,"unseen":"rare"},
        {"name":"color","kind":"words","words":["red","blue"],"missing":false,"unseen":"zeros"},
        {"name":"condition","kind":"ordered","words":["poor","fair","good"],"mean":0.5,"deviation":0.25},
        {"name":"meters","kind":"number","unit":"m²","decimal":",","thousands":".","fill":76.26128071481757,"indicator":true,
        "mean":76.26128071481757,"deviation":27.461212211787668},
        {"name":"rooms","kind":"number","mean":3,"deviation":1.5},
        {"name":"balcony","kind":"boolean","true":"yes","false":"no","fill":0.25,"indicator":true},
        {"name":"sold","kind":"date","format":"yyyy-MM-dd HH:mmK","parts":["days","month","weekday","dayOfYear","hour"],
        "fill":19000.5,"indicator":true,"mean":19000.5,"deviation":600},
        {"name":"built","kind":"date","format":"dd MMM yyyy","culture":"de-DE","parts":["days"],"mean":-3000,"deviation":2000}],
        "ignored":["id",""],"targets":[{"name":"price","kind":"number","unit":"€","mean":274744.4285714286,
        "deviation":117765.65142125895},{"name":"rent","kind":"number","mean":0,"deviation":1}]}
        """.ReplaceLineEndings(""),
        TableFixtures.Everything.ToJson());

    [Fact]
    public void Members_may_come_in_any_order_and_usual_values_may_be_written() => Assert.Equal(
        TableFixtures.Moons,
        TableEncoding.Parse("""
            {
              "targets": [{ "classes": ["left", "right"], "kind": "classes", "name": "side" }],
              "ignored": [], "missing": [], "width": 2,
              "inputs": [
                { "deviation": 1.0, "mean": 0e0, "decimal": ".", "indicator": false, "kind": "number", "name": "\u0078" },
                { "name": "y", "kind": "number", "mean": 0, "deviation": 1 }
              ],
              "version": 1
            }
            """));

    [Theory]
    [InlineData("version", "2", "version: is 2: the encoding was written by a newer version")]
    [InlineData("version", "0", "version: is 0, but must be 1")]
    [InlineData("version", "1.5", "version: is 1.5")]
    [InlineData("version", "\"1\"", "version: is a text, but must be a number")]
    [InlineData("version", null, "version: is missing")]
    [InlineData("width", "25", "width: is 25, but the columns have 24 inputs")]
    [InlineData("width", "24.5", "width: is 24.5")]
    [InlineData("width", null, "width: is missing")]
    [InlineData("missing", "null", "missing: is null, but must be a list of texts")]
    [InlineData("missing", "[\"x\",\"x\"]", "missing[1]: is 'x' a second time")]
    [InlineData("missing", "[\"\"]", "missing[0]: is empty")]
    [InlineData("missing", "[\"gas\"]", "inputs[0].words[0]: is 'gas', which means a missing value")]
    [InlineData("inputs", "[]", "inputs: has 0 columns, but needs at least 1")]
    [InlineData("inputs", "{}", "inputs: is an object, but must be a list of objects")]
    [InlineData("inputs", "[1]", "inputs[0]: is a number, but must be an object")]
    [InlineData("ignored", "[\"rooms\"]", "ignored[0]: is 'rooms', like another column")]
    [InlineData("ignored", "[1]", "ignored[0]: is a number, but must be a text")]
    [InlineData("ignored", null, "ignored: is missing")]
    [InlineData("targets", null, "targets: is missing")]
    [InlineData("extra", "1", "extra: is not a member of an encoding")]
    [InlineData("inputs[0].extra", "1", "inputs[0].extra: is not a member of a column of the kind words")]
    [InlineData("inputs[0].mean", "1", "inputs[0].mean: is not a member of a column of the kind words")]
    [InlineData("inputs[0].kind", "\"colors\"", "inputs[0].kind: is not a kind of column")]
    [InlineData("inputs[0].kind", "1", "inputs[0].kind: is a number, but must be a text")]
    [InlineData("inputs[0].kind", null, "inputs[0].kind: is missing")]
    [InlineData("inputs[0].name", "\"street\"", "inputs[1].name: is 'street', like another column")]
    [InlineData("inputs[0].name", null, "inputs[0].name: is missing")]
    [InlineData("inputs[0].words", "[]", "inputs[0].words: has 0 texts, but needs at least 1")]
    [InlineData("inputs[0].words", "[\"a\",\"a\"]", "inputs[0].words[1]: is 'a' a second time")]
    [InlineData("inputs[0].words", "[\"a\",\" b\"]", "inputs[0].words[1]: begins or ends with a space")]
    [InlineData("inputs[0].words", "[\"a\",\"\"]", "inputs[0].words[1]: is empty")]
    [InlineData("inputs[0].words", "[[\"a\"]]", "is not JSON, or nested deeper than 4 levels")]
    [InlineData("inputs[0].missing", "1", "inputs[0].missing: is a number, but must be true or false")]
    [InlineData("inputs[0].unseen", "\"guess\"", "inputs[0].unseen: is not error, zeros or rare")]
    [InlineData("inputs[3].deviation", "0", "inputs[3].deviation: is 0, but must be greater than 0")]
    [InlineData("inputs[3].deviation", "-1", "inputs[3].deviation: is -1, but must be greater than 0")]
    [InlineData("inputs[3].deviation", "1e999", "inputs[3].deviation: is ")]
    [InlineData("inputs[3].deviation", null, "inputs[3].deviation: is missing; write a number there")]
    [InlineData("inputs[3].mean", "-1e999", "inputs[3].mean: is ")]
    [InlineData("inputs[4].decimal", "\"x\"", "inputs[4].decimal: is not a decimal sign")]
    [InlineData("inputs[4].decimal", "\"..\"", "inputs[4].decimal: is not one character")]
    [InlineData("inputs[4].thousands", "\",\"", "inputs[4].thousands: does not separate thousands")]
    [InlineData("inputs[4].thousands", "\"5\"", "inputs[4].thousands: does not separate thousands")]
    [InlineData("inputs[4].unit", "\"\"", "inputs[4].unit: is empty")]
    [InlineData("inputs[4].fill", null, "inputs[4].indicator: is true, but there is no fill")]
    [InlineData("inputs[4].fill", "1e300", "inputs[4].fill: is 1E+300, which is beyond float32")]
    [InlineData("inputs[4].fill", "\"mean\"", "inputs[4].fill: is a text, but must be a number")]
    [InlineData("inputs[6].false", "\"YES\"", "inputs[6].false: is the word for true")]
    [InlineData("inputs[6].false", "\"na\"", "inputs[6].false: is 'na', which means a missing value")]
    [InlineData("inputs[7].format", "\"HH:mm\"", "inputs[7].format: is 'HH:mm', which has no year")]
    [InlineData("inputs[7].parts", "[]", "inputs[7].parts: is empty")]
    [InlineData("inputs[7].parts", "[\"days\",\"days\"]", "inputs[7].parts: must have each of days, month, weekday, dayOfYear, hour once")]
    [InlineData("inputs[7].parts", "[\"century\"]", "inputs[7].parts: must have each of days")]
    [InlineData("inputs[7].fill", "3000000", "inputs[7].fill: is a day before the year 1 or after the year 9999")]
    [InlineData("inputs[8].culture", "\"../de\"", "inputs[8].culture: is not a culture's name")]
    [InlineData("targets[0].kind", "\"words\"", "targets[0].kind: is not a kind of target")]
    [InlineData("targets[0].deviation", "0", "targets[0].deviation: is 0, but must be greater than 0")]
    [InlineData("targets[1]", """{"name":"sort","kind":"classes","classes":["a","b"]}""", "targets[1].kind: is of another kind")]
    [InlineData("targets[1]", """{"name":"sort","kind":"classes","classes":["a"]}""", "targets[1].classes: has 1 text, but needs")]
    public void A_fault_is_refused_with_its_place(string place, string? value, string message)
    {
        var refused = Assert.Throws<EncodingFault>(() => TableEncoding.Parse(Changed(place, value)));
        Assert.StartsWith("The table encoding, ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1")]
    [InlineData("{\"version\":1,}")]
    [InlineData("{\"version\":1,\"version\":1}")]
    [InlineData("{\"version\":1}{}")]
    [InlineData("/**/{\"version\":1}")]
    [InlineData("{\"version\":NaN}")]
    [InlineData("{\"version\":1,\"\\ud800\":1}")]
    [InlineData("{\"version\":1,\"width\":1,\"ignored\":[\"\\udc00\"],\"inputs\":[],\"targets\":[]}")]
    [InlineData("{\"version\":1,\"width\":\"\ud800\"}")]
    public void What_is_not_an_encoding_is_a_FormatException(string json) =>
        Assert.ThrowsAny<FormatException>(() => TableEncoding.Parse(json));

    [Fact]
    public void Every_cut_of_the_text_is_refused()
    {
        var json = TableFixtures.Everything.ToJson();
        for (var length = 0; length < json.Length; length++)
        {
            Assert.Throws<EncodingFault>(() => TableEncoding.Parse(json[..length]));
        }
    }

    [Fact]
    public void Limits_are_those_of_the_page()
    {
        Refused("is longer than the 4,000,000 bytes", Changed("inputs[0].name", $"\"{new string('x', 4_000_000)}\""));
        Refused("inputs[0].name: has 1001 characters", Changed("inputs[0].name", $"\"{new string('x', 1001)}\""));
        Refused("inputs[0].words[0]: has 1001 characters", Changed("inputs[0].words", $"[\"{new string('x', 1001)}\"]"));
        Refused("inputs[0].words: has 4097 items, but may have 4096", Changed("inputs[0].words", Many(4097)));
        Refused("ignored: has 4097 items", Changed("ignored", Many(4097)));
        Refused("is not JSON, or nested deeper than 4 levels", new string('[', 1_000_000));
        Assert.Equal(4096, TableEncoding.Parse(Changed("ignored", Many(4096))).Ignored.Length);

        static string Many(int count) => JsonSerializer.Serialize(Enumerable.Range(0, count).Select(number => $"n{number}"));
        static void Refused(string message, string json) =>
            Assert.Contains(message, Assert.Throws<EncodingFault>(() => TableEncoding.Parse(json)).Message, StringComparison.Ordinal);
    }

    /// <summary>4,096 words of a column with a long name would have names of 4 MB; a thousand such columns fit the text.</summary>
    [Fact]
    public void Names_of_inputs_are_made_only_when_they_are_asked_for()
    {
        var words = JsonSerializer.Serialize(Enumerable.Range(0, 4096).Select(number => $"{number}"));
        var columns = Enumerable.Range(0, 100)
            .Select(column => $"{column}{new string('x', 990)}")
            .Select(name => $$"""{"name":"{{name}}","kind":"words","words":{{words}},"missing":false,"unseen":"error"}""");
        var json = $$"""{"version":1,"width":409600,"inputs":[{{string.Join(',', columns)}}],"ignored":[],"targets":[]}""";
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(409_600, TableEncoding.Parse(json).InputCount);

        // Words, their look-up, and the text several times; the names would be 800 MB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Names_and_words_of_any_characters_come_back()
    {
        string[] odd = ["\"", "\\", "a\0b", "\u001b[2J", "😀", "\u2028", "ä", "</script>", "{}", "na", "1,5", "\uE000", "日本"];
        var encoding = new TableEncoding(
            odd.Select(name => new WordEncoding(name, new(odd), false, UnseenRule.Error)),
            [],
            [new ClassTarget("target", new(odd))],
            odd[..3].Select(text => text + "?"));
        Assert.Equal(encoding, TableEncoding.Parse(encoding.ToJson()));
        Assert.Equal(encoding, TableEncoding.Parse(JsonNode.Parse(encoding.ToJson())!.ToJsonString()));
        Assert.DoesNotContain('\n', encoding.ToJson());
    }

    [Fact]
    public void Numbers_come_back_to_the_bit()
    {
        double[] numbers = [0.1, 1 / 3.0, double.Epsilon, double.MaxValue, 5e-324, 1e23, 123456789012345680, -0.0, 1.7976931348623157e308];
        foreach (var number in numbers.Where(number => number > 0))
        {
            var encoding = TableFixtures.With(new NumberEncoding("x", new(), null, false, -number, number));
            var read = (NumberEncoding)TableEncoding.Parse(encoding.ToJson()).InputColumns[0];
            Assert.Equal((-number, number), (read.Mean, read.Deviation));
        }
    }

    [Fact]
    public void Encodings_are_equal_by_content_and_differ_by_each_of_their_parts()
    {
        var json = TableFixtures.Everything.ToJson();
        Assert.Equal(TableFixtures.Everything, TableEncoding.Parse(json));
        foreach (var (place, value) in new[]
        {
            ("missing", "[]"), ("inputs[0].words", "[\"gas\",\"oil\"]"), ("inputs[0].name", "\"x\""), ("inputs[2].unseen", "\"error\""),
            ("inputs[3].mean", "0.25"), ("inputs[4].unit", "\"m\""), ("inputs[4].decimal", "\".\""), ("inputs[6].true", "\"ja\""),
            ("inputs[7].format", "\"d.M.yyyy HH:mmK\""), ("inputs[8].culture", "\"fr-FR\""), ("ignored", "[]"),
            ("targets[0].unit", "\"$\""),
        })
        {
            var changed = place == "inputs[4].decimal" ? Changed("inputs[4].thousands", null) : json;
            Assert.NotEqual(TableFixtures.Everything, TableEncoding.Parse(Changed(place, value, changed)));
        }
    }

    private static string Changed(string place, string? value, string? json = null)
    {
        // Not by a DOM, which would refuse 1e999 and texts that are too deep.
        var root = JsonNode.Parse(json ?? TableFixtures.Everything.ToJson())!;
        var node = root;
        var path = place.Split('.');
        for (var i = 0; i < path.Length - 1; i++)
        {
            node = Step(node, path[i]);
        }

        const string Mark = "§§";
        if (path[^1].EndsWith(']'))
        {
            Step(node, path[^1]).ReplaceWith(Mark);
        }
        else if (value is null)
        {
            Assert.True(node.AsObject().Remove(path[^1]));
        }
        else
        {
            node[path[^1]] = Mark;
        }

        return root.ToJsonString(TableFixtures.Relaxed).Replace($"\"{Mark}\"", value, StringComparison.Ordinal);

        static JsonNode Step(JsonNode node, string step)
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            return node[step[..bracket]]![int.Parse(step[(bracket + 1)..^1], System.Globalization.CultureInfo.InvariantCulture)]!;
        }
    }
}
