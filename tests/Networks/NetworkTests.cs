using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Networks;

/// <summary>Every declared network through every check.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class NetworkTests
{
    public static TheoryData<string> Networks => [.. TestNetworks.Names];

    public static TheoryData<string, int> NetworksAndRows
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var name in TestNetworks.Names)
            {
                foreach (var rows in TestNetworks.Rows(TestNetworks.Create(name)))
                {
                    cases.Add(name, rows);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(NetworksAndRows))]
    public void Agrees_with_the_reference(string name, int rows) =>
        AgreementChecks.Agrees_with_the_reference(TestNetworks.Create(name), rows);

    [Theory, MemberData(nameof(Networks))]
    public void Gradients_are_the_slopes_of_the_cost(string name) =>
        AgreementChecks.Gradients_are_the_slopes_of_the_cost(TestNetworks.Create(name), rows: 5);

    [Theory, MemberData(nameof(NetworksAndRows))]
    public void Backpropagates_as_the_reference(string name, int rows) =>
        BackpropagationChecks.Agrees_with_the_reference(TestNetworks.Create(name), rows);

    [Theory, MemberData(nameof(Networks))]
    public void Backpropagated_gradients_are_the_slopes_of_the_cost(string name) =>
        BackpropagationChecks.Gradients_are_the_slopes_of_the_cost(TestNetworks.Create(name), rows: 5);

    [Theory, MemberData(nameof(Networks))]
    public void The_derivatives_of_the_loss_give_the_gradients_of_Backward(string name) =>
        BackpropagationChecks.The_derivatives_of_the_loss_give_the_gradients_of_Backward(TestNetworks.Create(name), rows: 19);

    [Theory, MemberData(nameof(Networks))]
    public void A_span_of_the_wrong_length_is_named_and_nothing_is_written(string name) =>
        SpanChecks.A_span_of_the_wrong_length_is_named_and_nothing_is_written(TestNetworks.Create(name));

    [Theory, MemberData(nameof(Networks))]
    public void What_stood_in_the_spans_does_not_matter(string name) =>
        SpanChecks.What_stood_in_the_spans_does_not_matter(TestNetworks.Create(name), rows: 35);

    [Theory, MemberData(nameof(Networks))]
    public void A_row_alone_gives_the_bits_it_gives_in_a_batch(string name)
    {
        // Whole vectors, a part of one, and more than a chunk.
        foreach (var rows in new[] { 2, 16, 33, 145 })
        {
            BatchChecks.A_row_alone_gives_the_bits_it_gives_in_a_batch(TestNetworks.Create(name), rows);
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Many_threads_get_the_bits_of_one(string name) =>
        BatchChecks.Many_threads_get_the_bits_of_one(TestNetworks.Create(name), rows: 14);

    [Theory, MemberData(nameof(Networks))]
    public void Forward_Backward_and_Cost_allocate_nothing(string name)
    {
        AllocationChecks.Forward_Backward_and_Cost_allocate_nothing(TestNetworks.Create(name), rows: 1);
        AllocationChecks.Forward_Backward_and_Cost_allocate_nothing(TestNetworks.Create(name), rows: 131);
    }

    [Theory, MemberData(nameof(Networks))]
    public void Input_gradients_alone_have_the_bits_of_the_whole_call(string name)
    {
        // One row, part of a vector, and more than a chunk.
        foreach (var rows in new[] { 1, 19, 145 })
        {
            InputGradientChecks.Input_gradients_alone_have_the_bits_of_the_whole_call(TestNetworks.Create(name), rows);
        }

        InputGradientChecks.No_gradients_at_all_are_refused(TestNetworks.Create(name));
    }

    /// <summary>More rows than a shard has, of a network of each kind of plan.</summary>
    [Theory]
    [InlineData("Net2x8x1"), InlineData("Softmax4x16x3"), InlineData("Dropout4x9x6x3")]
    public void Input_gradients_alone_have_the_bits_of_the_whole_call_in_many_shards(string name) =>
        InputGradientChecks.Input_gradients_alone_have_the_bits_of_the_whole_call(
            TestNetworks.Create(TestNetworks.Names.First(network => network.EndsWith($".{name}", StringComparison.Ordinal))), rows: 20_000);

    [Theory, MemberData(nameof(Networks))]
    public void Saturated_outputs_keep_cost_and_gradients_finite(string name) =>
        ExtremeChecks.Saturated_outputs_keep_cost_and_gradients_finite(TestNetworks.Create(name), rows: 19);

    [Theory, MemberData(nameof(Networks))]
    public void NaN_in_a_row_is_NaN_in_its_outputs_and_in_no_others(string name)
    {
        ExtremeChecks.NaN_in_a_row_is_NaN_in_its_outputs_and_in_no_others(TestNetworks.Create(name), rows: 1);
        ExtremeChecks.NaN_in_a_row_is_NaN_in_its_outputs_and_in_no_others(TestNetworks.Create(name), rows: 37);
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_same_seed_gives_the_initializers_parameters(string name) =>
        SeedChecks.The_same_seed_gives_the_initializers_parameters(seed => TestNetworks.Create(name, seed));

    [Theory, MemberData(nameof(Networks))]
    public void Networks_share_no_parameters(string name) =>
        SeedChecks.Networks_share_no_parameters(seed => TestNetworks.Create(name, seed));
}
