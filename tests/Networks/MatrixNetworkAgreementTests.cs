using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Networks;

/// <summary>
/// The matrix runtime computes the same as the generated networks, by the same reference. It promises no bits, because
/// .NET's tensor primitives promise none between a row alone and a row in a batch.
/// </summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class MatrixNetworkAgreementTests
{
    public static TheoryData<string> Networks => [.. TestNetworks.Names];

    [Theory, MemberData(nameof(Networks))]
    public void Agrees_with_the_reference(string name)
    {
        foreach (var rows in new[] { 0, 1, 17 })
        {
            AgreementChecks.Agrees_with_the_reference(Like(name), rows);
            BackpropagationChecks.Agrees_with_the_reference(Like(name), rows);
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_derivatives_of_the_loss_give_the_gradients_of_Backward(string name) =>
        BackpropagationChecks.The_derivatives_of_the_loss_give_the_gradients_of_Backward(Like(name), rows: 300);

    [Theory, MemberData(nameof(Networks))]
    public void A_span_of_the_wrong_length_is_named_and_nothing_is_written(string name) =>
        SpanChecks.A_span_of_the_wrong_length_is_named_and_nothing_is_written(Like(name));

    [Theory, MemberData(nameof(Networks))]
    public void Saturated_outputs_keep_cost_and_gradients_finite(string name) =>
        ExtremeChecks.Saturated_outputs_keep_cost_and_gradients_finite(Like(name), rows: 19);

    [Fact]
    public void Many_threads_get_the_bits_of_one() =>
        BatchChecks.Many_threads_get_the_bits_of_one(Like(typeof(Net3x5x7x2).FullName!), rows: 14);

    [Theory, MemberData(nameof(Networks))]
    public void The_same_seed_gives_the_initializers_parameters(string name) =>
        SeedChecks.The_same_seed_gives_the_initializers_parameters(seed => Like(name, seed));

    private static MatrixNetwork Like(string name, int seed = 0) => new(TestNetworks.Create(name).Topology, seed);
}
