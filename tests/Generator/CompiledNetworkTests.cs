using Generated.Neuron.Tests.Networks.Checks;

namespace Generated.Neuron.Tests.Generator;

/// <summary>The networks of one compilation through the checks of the declared ones.</summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed class CompiledNetworkTests
{
    public static TheoryData<string> Networks => [.. CompiledNetworks.Names];

    [Trait(nameof(Needs), Needs.Vectors)]
    [Theory, MemberData(nameof(Networks))]
    public void Agrees_with_the_reference(string name)
    {
        foreach (var rows in new[] { 0, 1, 17, 130 })
        {
            AgreementChecks.Agrees_with_the_reference(CompiledNetworks.Create(name), rows);
            BackpropagationChecks.Agrees_with_the_reference(CompiledNetworks.Create(name), rows);
        }
    }

    [Trait(nameof(Needs), Needs.Vectors)]
    [Theory, MemberData(nameof(Networks))]
    public void Gradients_are_the_slopes_of_the_cost(string name) =>
        AgreementChecks.Gradients_are_the_slopes_of_the_cost(CompiledNetworks.Create(name), rows: 3);

    [Trait(nameof(Needs), Needs.Vectors)]
    [Theory, MemberData(nameof(Networks))]
    public void Backpropagated_gradients_are_the_slopes_of_the_cost(string name) =>
        BackpropagationChecks.Gradients_are_the_slopes_of_the_cost(CompiledNetworks.Create(name), rows: 3);

    [Trait(nameof(Needs), Needs.Vectors)]
    [Theory, MemberData(nameof(Networks))]
    public void The_derivatives_of_the_loss_give_the_gradients_of_Backward(string name) =>
        BackpropagationChecks.The_derivatives_of_the_loss_give_the_gradients_of_Backward(CompiledNetworks.Create(name), rows: 35);

    [Trait(nameof(Needs), Needs.Vectors)]
    [Theory, MemberData(nameof(Networks))]
    public void Keeps_its_promises_about_spans_batches_threads_and_memory(string name)
    {
        SpanChecks.A_span_of_the_wrong_length_is_named_and_nothing_is_written(CompiledNetworks.Create(name));
        SpanChecks.What_stood_in_the_spans_does_not_matter(CompiledNetworks.Create(name), rows: 21);
        BatchChecks.A_row_alone_gives_the_bits_it_gives_in_a_batch(CompiledNetworks.Create(name), rows: 33);
        InputGradientChecks.Input_gradients_alone_have_the_bits_of_the_whole_call(CompiledNetworks.Create(name), rows: 21);
        AllocationChecks.Forward_Backward_and_Cost_allocate_nothing(CompiledNetworks.Create(name), rows: 18);
        ExtremeChecks.NaN_in_a_row_is_NaN_in_its_outputs_and_in_no_others(CompiledNetworks.Create(name), rows: 19);
        ExtremeChecks.Saturated_outputs_keep_cost_and_gradients_finite(CompiledNetworks.Create(name), rows: 19);
    }

    [Trait(nameof(Needs), Needs.AnyVectors)]
    [Theory, MemberData(nameof(Networks))]
    public void Equal_rows_have_the_gradient_of_one(string name) =>
        PaddingChecks.Equal_rows_have_the_gradient_of_one(() => CompiledNetworks.Create(name));

    [Trait(nameof(Needs), Needs.AnyVectors)]
    [Theory, MemberData(nameof(Networks))]
    public void A_row_of_weight_0_adds_nothing(string name) => PaddingChecks.A_row_of_weight_0_adds_nothing(CompiledNetworks.Create(name));

    [Trait(nameof(Needs), Needs.AnyVectors)]
    [Theory, MemberData(nameof(Networks))]
    public void What_is_not_finite_goes_through_as_through_matrices(string name) =>
        NonFiniteChecks.Goes_through_as_in_MatrixNetwork(() => CompiledNetworks.Create(name));
}
