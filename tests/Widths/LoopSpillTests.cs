using System.Text.RegularExpressions;

namespace Generated.Neuron.Tests.Widths;

/// <summary>
/// Spilled registers in the loops of the library's kernels of layers, read from the JIT's listing: a vector that is stored to the stack
/// frame and read again in every step. Kernels that are written out are left aside: they hold more weights than there are registers, on
/// purpose.
/// </summary>
[Trait(nameof(Needs), Needs.Processes)]
[Trait(nameof(Needs), Needs.Time)]
public sealed partial class LoopSpillTests
{
    private const string Registers16 = "DOTNET_EnableAVX512=0";

    private const string Bits128 = "DOTNET_PreferredVectorBitWidth=128";

    /// <summary>Spills that are known, each with its reason.</summary>
    private static readonly (string Setting, string Method, string Reason)[] Known =
    [
        (Registers16, "OutputLoss:OfError", "a long activation, its derivative and a loss have more constants together"),
        (Registers16, "DenseLaneGradient+Kernel:Run", "twelve sums, and the factors of four inputs or of a derivative"),
        (Bits128, "DenseDelta+Kernel:Run", "the comparison of ReLU's derivative takes one of the lower sixteen registers, which hold sums"),
    ];

    /// <summary>Everything the machine has, 16 registers of 256 bits, and 32 of 128, as on Arm64.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(Registers16)]
    [InlineData(Bits128)]
    public void No_loop_of_a_layer_keeps_a_vector_on_the_stack(string? setting)
    {
        var kernels = JitListing.Methods(SameBitsProgram.Listing(setting))
            .Where(method => method.Groups["layer"].Success)
            .ToArray();

        Assert.Contains(kernels, kernel => kernel.Groups["layer"].Value == "DenseForward" && InnerLoops(kernel).Any());
        Assert.Contains(kernels, kernel => kernel.Groups["layer"].Value == "RowSums" && InnerLoops(kernel).Any());
        Assert.All(
            kernels.Where(kernel => !Known.Any(known => known.Setting == setting && known.Method == Name(kernel))),
            kernel => Assert.All(
                InnerLoops(kernel), loop => Assert.True(Spilled(loop).Length == 0, $"{kernel.Value}\n\nspills in\n{loop}")));
    }

    [Fact]
    public void A_spill_is_a_vector_that_is_stored_and_read_in_the_same_loop()
    {
        const string listing = """
            ; Assembly listing for method Generated.Neuron.Layers.RowSums:Run[Simd256](byref) (FullOpts)
            G_M000_IG03:
                   vmovups  ymmword ptr [rbp-0x50], ymm11
                   mov      qword ptr [rbp-0x10], rax
            G_M000_IG04:
                   vmovups  ymmword ptr [rbp-0x30], ymm10
                   vfmadd231ps ymm11, ymm15, ymmword ptr [rbp-0x30]
                   vfmadd231ps ymm11, ymm15, ymmword ptr [rbp-0x50]
                   mov      rax, qword ptr [rbp-0x10]
                   jne      SHORT G_M000_IG04
                   jl       SHORT G_M000_IG03
            ; Total bytes of code 1
            """;
        var loop = Assert.Single(InnerLoops(Assert.Single(JitListing.Methods(listing))));
        Assert.Equal(["[rbp-0x30]"], Spilled(loop));
    }

    private static string Name(Match kernel) =>
        $"{kernel.Groups["layer"].Value}{(kernel.Groups["kernel"].Success ? "+Kernel" : "")}:{kernel.Groups["name"].Value}";

    /// <summary>
    /// From the target of a backward jump to the jump, if none that is shorter overlaps it: a loop around it, or one that ends where its
    /// exit jumps back to.
    /// </summary>
    private static IEnumerable<string> InnerLoops(Match method)
    {
        var lines = method.Groups["code"].Value.Split('\n');
        var labels = new Dictionary<string, int>();
        var loops = new List<(int First, int Last)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Label().Match(lines[i]) is { Success: true } label)
            {
                labels[label.Value] = i;
            }

            if (Jump().Match(lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups["to"].Value, out var target))
            {
                loops.Add((target, i));
            }
        }

        return loops
            .Where(loop => !loops.Any(other =>
                other.Last - other.First < loop.Last - loop.First && other.First <= loop.Last && loop.First <= other.Last))
            .Select(loop => string.Join('\n', lines[loop.First..loop.Last]));
    }

    /// <summary>The places of the frame that a vector is stored to and read from.</summary>
    private static string[] Spilled(string loop)
    {
        var stored = Store().Matches(loop).Select(store => store.Groups["place"].Value).ToHashSet();
        return [.. Frame().Matches(Store().Replace(loop, "")).Select(use => use.Value).Where(stored.Contains).Distinct()];
    }

    [GeneratedRegex(@"^G_M\w+_IG\d+")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT )?(?<to>G_M\w+_IG\d+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"vmov\w*\s+\w+ ptr (?<place>\[(?:rsp|rbp)[^\]]*\]), [xyz]mm\d+")]
    private static partial Regex Store();

    [GeneratedRegex(@"\[(?:rsp|rbp)[^\]]*\]")]
    private static partial Regex Frame();
}
