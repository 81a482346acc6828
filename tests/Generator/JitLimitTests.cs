using System.Reflection;
using Generated.Neuron.Tests.Architecture;

namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// A method above any of the JIT's limits is never optimized: 60,000 bytes or 20,000 instructions of IL, 2,000 locals; and past
/// 500 to 900 locals it inlines no more. Every generated method stays below half of the limits, and has no more locals than the
/// 400 operations of a method's budget and a few for its loops.
/// </summary>
public sealed class JitLimitTests
{
    private const int Bytes = 60_000 / 2;
    private const int Instructions = 20_000 / 2;
    private const int Locals = 450;

    // At the edges of what is written out, deep, wide, and with as many outputs as a loss can have.
    private const string Extremes = """
        using Generated.Neuron;

        [Network(2, 133, 1)] public sealed partial class WidestHidden;
        [Network(400, 1)] public sealed partial class WidestNeuron;
        [Network(1, 400, Loss = Loss.MeanSquaredError)] public sealed partial class WidestOutput;
        [Network(20, 20, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy)] public sealed partial class Square;
        [Network(10, 20, 10, Hidden = Activation.Sigmoid)] public sealed partial class TwoTimes;
        [Network(2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1)]
        public sealed partial class Deepest;
        [Network(5, 50, 50, 50, 50, 50, 50, 5, Loss = Loss.MeanSquaredError)] public sealed partial class Deep;
        [Network(784, 128, 10, Loss = Loss.CrossEntropy)] public sealed partial class Digits;
        [Network(64, 255, 257, 16, Hidden = Activation.Tanh)] public sealed partial class Uneven;
        [Network(4096, 4096, 4096, Loss = Loss.CrossEntropy)] public sealed partial class Widest;
        """;

    [Trait(nameof(Needs), Needs.Time)]
    [Fact]
    public void No_method_of_the_test_networks_comes_near_them() => AssertWithin(CompiledNetworks.Assembly);

    [Fact]
    public void No_method_of_the_largest_networks_comes_near_them() => AssertWithin(new GeneratorRun(Extremes).Load());

    private static void AssertWithin(Assembly assembly)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods =
            from type in assembly.GetTypes()
            from method in type.GetMethods(all)
            let body = method.GetMethodBody()
            where body is not null
            select (Name: $"{type}.{method.Name}", Code: body.GetILAsByteArray()!, Locals: body.LocalVariables.Count);
        var seen = 0;
        Assert.All(methods, method =>
        {
            seen++;
            Assert.True(method.Code.Length <= Bytes, $"{method.Name}: {method.Code.Length} bytes");
            Assert.True(method.Locals <= Locals, $"{method.Name}: {method.Locals} locals");
            var instructions = CodeWalk.Instructions(method.Code).Count();
            Assert.True(instructions <= Instructions, $"{method.Name}: {instructions} instructions");
        });
        Assert.True(seen > 100, $"only {seen} methods");
    }
}
