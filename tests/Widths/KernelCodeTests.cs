using System.Text.RegularExpressions;

namespace Generated.Neuron.Tests.Widths;

/// <summary>What the JIT makes of kernels, read from its own listing of a run: of the sample, and of networks of every plan.</summary>
[Collection(SameBitsProgram.Name)]
[Trait(nameof(Needs), Needs.Processes)]
[Trait(nameof(Needs), Needs.Time)]
public sealed partial class KernelCodeTests
{
    /// <summary>Methods that loop over chunks and call the kernels; everything else in Kernels is one, or a size.</summary>
    private static readonly string[] Drivers = ["Forward", "ForwardRow", "Cost", "Backward", "Propagate"];

    /// <summary>Methods of the library that go over a gradient once, after all rows.</summary>
    private static readonly string[] OncePerCall =
    [
        "LateWeight:Apply", "LateWeight:ByNaN", "LateWeight:ApplyAndGiveGradient",
    ];

    /// <summary>Methods of the library that choose a layer's register tiles and call its kernels.</summary>
    private static readonly string[] LayerDrivers =
    [
        "DenseForward:Run", "DenseDelta:Run", "DenseGradient:Run", "DenseLaneGradient:All", "DenseRow:Run",
        "RowSums:Run",
        .. OncePerCall,
    ];

    /// <summary>Everything the machine has; and less, by the runtime's own switches.</summary>
    [Theory, InlineData(null), InlineData("DOTNET_EnableAVX512=0"), InlineData("DOTNET_EnableAVX2=0")]
    public void No_kernel_of_the_sample_contains_a_call_or_is_compiled_without_optimization(string? setting)
    {
        var output = Directory.CreateTempSubdirectory();
        try
        {
            Check(ListedProcess.Run("Generated.Neuron.Sample", setting, "--epochs", "2", "--output", output.FullName).Listing);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }

    /// <summary>
    /// With fused multiply-add. Without it each multiply-add is two instructions and more text for the JIT, whose budget for
    /// inlining ends within the larger kernels: they keep calls there, correct and slower.
    /// </summary>
    [Theory]
    [InlineData(null)]
    [InlineData("DOTNET_EnableAVX512=0")]
    [InlineData("DOTNET_PreferredVectorBitWidth=256")]
    [InlineData("DOTNET_PreferredVectorBitWidth=128")]
    public void No_kernel_of_any_plan_contains_a_call_or_a_range_check(string? setting)
    {
        CheckPlans(SameBitsProgram.Listing(setting));
    }

    /// <summary>
    /// The same of Arm64, from the listing of its JIT. One row's vectors are halves there, as much text again, and with several long
    /// activations the budget for inlining ends within it: few, which are told by their names.
    /// </summary>
    [ForeignListingFact]
    public void No_kernel_of_any_plan_contains_a_call_or_a_range_check_on_another_processor()
    {
        var listing = File.ReadAllText(Environment.GetEnvironmentVariable(ForeignListingFactAttribute.Variable)!);
        CheckPlans(listing, kernel => kernel.Groups["name"].Value == "Row" && LongActivations().IsMatch(kernel.Value));
        var rows = JitListing.Methods(listing).Where(method => method.Groups["name"].Value == "Row").ToArray();
        Assert.InRange(rows.Count(row => Call().IsMatch(row.Groups["code"].Value)), 0, rows.Length / 10);
    }

    private static void CheckPlans(string listing, Func<Match, bool>? mayCall = null)
    {
        Check(listing, mayCall);
        Assert.Contains(JitListing.Methods(listing).Where(IsKernel), kernel => kernel.Groups["name"].Value == "Row");
        Assert.Superset(
            new HashSet<string>
            {
                "DenseForward", "DenseDelta", "DenseGradient", "DenseLaneGradient", "DenseRow", "DenseActivation", "FoldedForward",
                    "RowSums", "RowParts", "PartsForward", "OutputGradient", "OutputActivation", "OutputLoss",
            },
            JitListing.Methods(listing).Where(IsKernel).Select(kernel => kernel.Groups["layer"].Value).ToHashSet());
    }

    /// <summary>
    /// One row's vectors are halves there. A shuffle of a whole one is a loop through memory, or a call, for every lane that is broadcast.
    /// (Without fused multiply-add, long activations keep other calls: see above.)
    /// </summary>
    [Fact]
    public void One_row_broadcasts_no_lane_through_memory_on_a_machine_of_128_bits()
    {
        var rows = JitListing.Methods(SameBitsProgram.Listing("DOTNET_EnableAVX=0"))
            .Where(method => method.Groups["name"].Value == "Row")
            .ToArray();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.DoesNotMatch(@"\n\s+(call|bl|blr)\s[^\n]*Shuffle", row.Groups["code"].Value));
        Assert.Contains(rows, row => !Call().IsMatch(row.Groups["code"].Value));
    }

    private static bool IsKernel(Match method) => method.Groups["layer"].Success
        ? !LayerDrivers.Contains(
            $"{method.Groups["layer"].Value}{(method.Groups["kernel"].Success ? "+Kernel" : "")}:{method.Groups["name"].Value}")
        : !Drivers.Contains(method.Groups["name"].Value) && !method.Groups["name"].Value.StartsWith("get_", StringComparison.Ordinal);

    /// <param name="listing">What the JIT wrote.</param>
    /// <param name="mayCall">Kernels that may call what they could not inline.</param>
    private static void Check(string listing, Func<Match, bool>? mayCall = null)
    {
        var kernels = JitListing.Methods(listing).Where(IsKernel).ToArray();

        Assert.Superset(
            new HashSet<string> { "Layer1", "Layer2", "Output", "Loss", "Gradient1" },
            kernels.Select(kernel => kernel.Groups["name"].Value).ToHashSet());
        Assert.All(kernels, kernel =>
        {
            var code = kernel.Groups["code"].Value;
            Assert.Contains("FullOpts", kernel.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("MinOpts", kernel.Value, StringComparison.Ordinal);

            // A range check that fails is a call too.
            if (mayCall?.Invoke(kernel) is not true)
            {
                Assert.DoesNotMatch(Call(), code);
            }
        });
    }

    [GeneratedRegex(@"\n\s+(call|bl|blr)\s")]
    private static partial Regex Call();

    /// <summary>In the name of a network's kernels.</summary>
    [GeneratedRegex("_(Mish|Tanh|Sigmoid|Gelu|Elu)_")]
    private static partial Regex LongActivations();
}
