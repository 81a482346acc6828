using System.Text;

namespace Generated.Neuron.Tests.Training;

/// <summary>Whatever a file holds, either every data line becomes a row or one readable line says why not.</summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class CsvPropertyTests : IDisposable
{
    private const int Files = 4000;

    private static readonly string[] Pieces =
    [
        "1", "2.5", "-3e2", "0", "", "NA", "?", "abc", "5cm", "\"", "\"7\"", "\"a,b\"", "\"x\ny\"", ",", ",", ";", "\t", "|", " ", "\n",
        "\n", "\r", "\r\n", "#", "# 6\" wide\n",
        "\0", "\u001b[31m", "\u202e", "\ufeff", "\ud800", "NaN", "Infinity", "1e99", "1,5", "1.234.567", "150,2,a,b,c\n", new('9', 500),
        new('x', 500),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_soup_of_pieces_gives_every_row_or_one_readable_line()
    {
        var random = new SplitMix64(1);
        for (var file = 0; file < Files; file++)
        {
            var text = new StringBuilder();
            for (var piece = random.NextInt32(40); piece >= 0; piece--)
            {
                text.Append(Pieces[random.NextInt32(Pieces.Length)]);
            }

            Check(text.ToString());
        }
    }

    [Fact]
    public void A_good_file_with_a_few_changes_gives_every_row_or_one_readable_line()
    {
        var random = new SplitMix64(2);
        for (var file = 0; file < Files; file++)
        {
            var text = new StringBuilder(random.NextInt32(2) == 0 ? "length,width,class\n" : "");
            for (var row = random.NextInt32(6) + 1; row > 0; row--)
            {
                text.Append(
                    FormattableString.Invariant($"{random.NextInt32(90) / 10.0},{random.NextInt32(90) / 10.0},{random.NextInt32(2)}\n"));
            }

            for (var change = random.NextInt32(3); change >= 0 && text.Length > 0; change--)
            {
                var place = random.NextInt32(text.Length);
                text.Remove(place, Math.Min(random.NextInt32(3), text.Length - place));
                text.Insert(Math.Min(place, text.Length), Pieces[random.NextInt32(Pieces.Length)]);
            }

            Check(text.ToString());
        }
    }

    /// <summary>Compares with a plain count of lines; a quoted name that goes over two lines is counted by hand above.</summary>
    private void Check(string text)
    {
        var path = Path.Combine(_folder.FullName, "data.csv");

        // Half of a surrogate pair is written as the replacement character.
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (var options in new[]
        {
            new CsvOptions(), new CsvOptions { Header = false }, new CsvOptions { Targets = [^1], ClassLabels = false },
        })
        {
            try
            {
                var rows = Dataset.FromCsv(path, options).Rows;
                var lines = Lines(text);

                // Detected: a header has no number, or scikit-learn's two counts.
                var isHeader = options.Header is null && IsHeader(lines[0]);
                Assert.True(rows == lines.Count - (isHeader ? 1 : 0), $"{rows} rows of «{text}»");
            }
            catch (InvalidDataException problem)
            {
                Assert.InRange(problem.Message.Length, 20, 300);
                Assert.StartsWith("data.csv", problem.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(problem.Message, letter => char.IsControl(letter) || letter is '\u202e' or '\u2028' or '\u2029');
            }
        }
    }

    private static List<string> Lines(string text)
    {
        // The one field of the pieces that may go past the end of a line, in a header.
        var whole = text.TrimStart('\ufeff').Replace("\"x\ny\"", "\"xy\"", StringComparison.Ordinal);
        return [.. whole.ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];
    }

    private static bool IsHeader(string line)
    {
        var fields = line.Split(',', ';', '\t');
        return !fields.Any(IsNumber)
            || (fields.Length > 3 && fields[2..].All(field => !IsNumber(field)) && fields.Skip(2).Any(field => field.Any(char.IsLetter)));
    }

    private static bool IsNumber(string field) => float.TryParse(field.Trim('"'), System.Globalization.CultureInfo.InvariantCulture, out _);
}
