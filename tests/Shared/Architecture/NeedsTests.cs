using System.Diagnostics;
using System.Reflection;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>The traits are true: a test that computes says which vectors it needs, and one that starts a process says so.</summary>
public sealed class NeedsTests
{
    private static readonly string[] Computations =
        [nameof(IModel.Forward), nameof(INetwork.Backward), nameof(INetwork.Backpropagate), nameof(INetwork.Cost), nameof(IOptimizer.Step)];

    [Fact]
    public void A_test_that_computes_says_which_vectors_it_needs() => AssertSaid(Computes, Needs.Vectors, Needs.AnyVectors);

    [Fact]
    public void A_test_that_starts_a_process_says_so() => AssertSaid(
        method => method.DeclaringType == typeof(Process) && method.Name == nameof(Process.Start), Needs.Processes);

    /// <param name="isFound">What makes a test need one of <paramref name="needs"/>, if the test may call it.</param>
    /// <param name="needs">Its trait, or that of its class.</param>
    private static void AssertSaid(Func<MethodBase, bool> isFound, params string[] needs)
    {
        string[] silent =
        [
            .. from type in typeof(NeedsTests).Assembly.GetTypes()
               where !type.IsAbstract && !Says(type)
               from method in type.GetMethods()
               where method.GetCustomAttribute<FactAttribute>() is not null && !Says(method)
               from start in type.GetConstructors().Append<MethodBase>(method)
               let way = CodeWalk.Way(start, isFound)
               where way.Count > 0
               let calls = way.Skip(1).Select(called => $"{called.DeclaringType!.Name}.{called.Name}")
               select $"{type}.{method.Name}: {string.Join(" → ", calls)}",
        ];
        var traits = string.Join(" or ", needs.Select(need => $"Needs.{need}"));
        Assert.True(
            silent.Length == 0,
            $"These tests, or their classes, need [Trait(nameof(Needs), …)] with {traits}, "
                + $"because of what they call:\n{string.Join('\n', silent)}");

        bool Says(MemberInfo member) => member.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute))
            .Any(attribute => attribute.ConstructorArguments is [{ Value: nameof(Needs) }, { Value: string said }] && needs.Contains(said));
    }

    /// <summary>
    /// The vocabulary of vectors, the library's loops, and what an interface promises to compute; but not where numbers are stored, nor
    /// what the processor has.
    /// </summary>
    private static bool Computes(MethodBase method) =>
        method.DeclaringType is { } type
        && type.Name is not ("AlignedFloats" or "SimdMemory" or "Hardware")
        && (type.Namespace
                is "Generated.Neuron.Simd" or "Generated.Neuron.Layers" or "System.Numerics.Tensors" or "System.Runtime.Intrinsics"
            || type.Name is "ILanes`1"
            || (type.IsInterface && type.Namespace == "Generated.Neuron" && Computations.Contains(method.Name)));
}
