using System.Diagnostics;
using System.Globalization;

namespace Generated.Neuron.Tests.Widths;

/// <summary>
/// Whole training runs in processes with other vectors: the same bits wherever there is fused multiply-add, and about the same
/// numbers where there is none.
/// </summary>
public sealed class SameBitsTests
{
    private static readonly Lazy<string[]> Widest = new(() => Run(""));

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_PreferredVectorBitWidth=256")]
    [InlineData("DOTNET_PreferredVectorBitWidth=128")]
    public void A_training_run_gives_the_same_bits_at_every_vector_width(string setting) =>
        Assert.Equal(Widest.Value[1..], Run(setting)[1..]);

    [Theory]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    public void Without_fused_multiply_add_it_gives_about_the_same_numbers(string setting)
    {
        foreach (var (expected, actual) in Widest.Value[1..].Zip(Run(setting)[1..]))
        {
            var (a, b) = (expected.Split(' '), actual.Split(' '));
            Assert.Equal(a[0], b[0]);

            // 105 steps of rounding differences of 2⁻²⁴ that training may enlarge: measured below 10⁻⁴ of the value.
            Assert.Equal(Number(a[2]), Number(b[2]), 1e-2 * Math.Abs(Number(a[2])));
            Assert.Equal(Number(a[3]), Number(b[3]), 1e-2 * Math.Abs(Number(a[3])));
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Run(string setting)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Generated.Neuron.SameBits.dll") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (setting.Split('=') is [var name, var value])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        Assert.Equal(10, lines.Length);
        return lines;
    }
}
