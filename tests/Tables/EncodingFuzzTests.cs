using System.Diagnostics;
using System.Text;
using Generated.Neuron.Tests.Weights;
using Xunit.Abstractions;

namespace Generated.Neuron.Tests.Tables;

/// <summary>
/// Damaged encodings: each is read as one that is written and read again the same, or refused with a place, and never by another exception.
/// <c>NEURON_FUZZ_CASES</c> sets the number of texts, <c>NEURON_FUZZ_SEED</c> the seed.
/// </summary>
public sealed class EncodingFuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Tokens =
    [
        "null", "true", "-0", "1e999", "1e-999", "NaN", "\"\"", "\"\\ud800\"", "[]", "{}", "[[[[[", "{\"a\":{\"b\":{\"c\":{\"d\":1}}}}",
        "\"kind\":", "\"words\"", "\"number\"", "\"date\"", "\"classes\"", "\"mean\":1,", "\"indicator\":true,", "\"fill\":0,", ",", ":",
        "\"", "\\", "\0",
        "99999999999999999999", "\"yyyy\"", "\"HH:mm\"", "\"%\"", "\"'\"", "\" \"", "\"NA\"",
    ];

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("NEURON_FUZZ_CASES"), out var cases) ? cases : 30_000;

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("NEURON_FUZZ_SEED"), out var seed) ? seed : Environment.TickCount;

    [Fact]
    public void A_damaged_encoding_is_read_or_refused()
    {
        var (seed, cases, accepted) = (Seed, Cases, 0);
        byte[][] originals = [.. new[] { TableFixtures.Everything, TableFixtures.Iris, TableFixtures.Moons }
            .Select(encoding => Encoding.UTF8.GetBytes(encoding.ToJson()))];
        var (mutation, random) = (new Mutation(seed, originals), new Random(seed));
        for (var i = 0; i < cases; i++)
        {
            var text = Encoding.UTF8.GetString(i % 2 == 0 ? mutation.Next() : Token(random, originals[random.Next(originals.Length)]));
            var started = Stopwatch.GetTimestamp();
            try
            {
                var encoding = TableEncoding.Parse(text);
                accepted++;
                Assert.Equal(encoding, TableEncoding.Parse(encoding.ToJson()));
                Assert.Equal(encoding.InputCount, encoding.InputNames.Length);
                Assert.NotEmpty(encoding.ToString());
                Assert.NotEmpty(encoding.ToSource());
                TryRow(encoding);
            }
            catch (FormatException refused)
            {
                Assert.True(
                    refused.Message.StartsWith("The table encoding, ", StringComparison.Ordinal) && refused.Message.Contains(": ")
                        && !refused.Message.Any(char.IsControl) && refused.Message.Length < 500,
                    $"NEURON_FUZZ_SEED={seed}, text {i}: {refused.Message}");
            }
            catch (Exception problem) when (problem is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"NEURON_FUZZ_SEED={seed}, text {i}, {text}: {problem}");
            }

            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2), $"NEURON_FUZZ_SEED={seed}, text {i} took too long.");
        }

        output.WriteLine($"{accepted} of {cases} read, the rest refused; NEURON_FUZZ_SEED={seed}");
        Assert.InRange(accepted, cases / 1000, cases - 1);
    }

    /// <summary>One value, or a piece of one, is replaced by another that JSON may have.</summary>
    private static byte[] Token(Random random, byte[] original)
    {
        var at = random.Next(original.Length);
        var end = Array.FindIndex(original, at, character => character is (byte)',' or (byte)']' or (byte)'}' or (byte)':');
        var token = Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]);
        return [.. original.AsSpan(0, at), .. token, .. original.AsSpan(Math.Max(end, at))];
    }

    /// <summary>A row of the encoding, encoded or refused by an <see cref="ArgumentException"/>.</summary>
    private static void TryRow(TableEncoding encoding)
    {
        foreach (var text in new[] { "", "1", "1,5", "31.12.2024", "2024-12-31T23:59:59.9999999+14:00", "yes" })
        {
            var row = new TableRow();
            foreach (var column in encoding.Columns)
            {
                row[column] = text;
            }

            try
            {
                Assert.All(encoding.Encode(row), input => Assert.True(float.IsFinite(input)));
            }
            catch (ArgumentException refused)
            {
                Assert.StartsWith("Column '", refused.Message, StringComparison.Ordinal);
            }
        }
    }
}
