namespace Generated.Neuron.Tests.Widths;

/// <summary>A test of what another processor's JIT made of <c>tests/SameBits</c>, which <c>.ci/arm64</c> has an emulator write.</summary>
public sealed class ForeignListingFactAttribute : FactAttribute
{
    /// <summary>The environment's variable that names the file.</summary>
    public const string Variable = "NEURON_FOREIGN_LISTING";

    public ForeignListingFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            Skip = "There is no listing of another processor here: .ci/arm64 writes one and runs this test on it.";
        }
    }
}
