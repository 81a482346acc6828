using System.Reflection;
using System.Text;
using Generated.Neuron.Tests.Networks;

namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// Networks that no file declares, all in one compilation: every output with every loss, every hidden activation written out and in loops,
/// and random topologies. Compiled once for all tests.
/// </summary>
internal static class CompiledNetworks
{
    private const int RandomNetworks = 25;
    private static readonly (Activation Hidden, Activation Output, Loss Loss)[] Places = [.. ActivationMatrix.Spread];
    private static readonly Dictionary<string, string> Declarations = Matrix()
        .Concat(Loops())
        .Concat(Random())
        .ToDictionary(StringComparer.Ordinal);

    private static readonly Lazy<Assembly> Compiled = new(Compile);

    /// <summary>All of them, compiled.</summary>
    public static Assembly Assembly => Compiled.Value;

    public static IEnumerable<string> Names => Declarations.Keys;

    public static INetwork Create(string name, int seed = 0) => NewNetwork.Of(Assembly.GetType(name, throwOnError: true)!, seed);

    private static Assembly Compile()
    {
        var source = new StringBuilder("using Generated.Neuron;\n\n");
        foreach (var (name, attribute) in Declarations)
        {
            source.Append(attribute).Append('\n').Append("public sealed partial class ").Append(name).Append(";\n\n");
        }

        return new GeneratorRun(source.ToString()).Load();
    }

    private static IEnumerable<KeyValuePair<string, string>> Matrix() =>
        from place in Places
        let activations = $"Activations = [Activation.{place.Hidden}, Activation.{place.Output}]"
        select KeyValuePair.Create(
            $"{place.Hidden}Then{place.Output}On{place.Loss}", $"[Network(3, 6, 2, {activations}, Loss = Loss.{place.Loss})]");

    /// <summary>
    /// Every hidden activation before wide and narrow layers of loops and before a single neuron, and every loss after loops.
    /// </summary>
    private static IEnumerable<KeyValuePair<string, string>> Loops()
    {
        var losses = Enum.GetValues<Loss>();
        var hidden = ActivationMatrix.All.Select(place => place.Hidden).Distinct().ToArray();
        for (var i = 0; i < hidden.Length; i++)
        {
            var (next, loss) = (hidden[(i + 1) % hidden.Length], losses[i % losses.Length]);
            var activations = $"Activations = [Activation.{hidden[i]}, Activation.{next}, Activation.{hidden[i]}, "
                + $"Activation.{LossRules.DefaultOutput(loss)}]";
            yield return KeyValuePair.Create(
                $"Loops{hidden[i]}", $"[Network(3, 19, 5, 1, 11, {activations}, Loss = Loss.{loss}, Unroll = Unroll.Never)]");
        }
    }

    /// <summary>Two to five sizes up to 40, any activations: small enough to compile in seconds, and the same ones every time.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Random()
    {
        var random = new SplitMix64(20);
        for (var i = 0; i < RandomNetworks; i++)
        {
            // A size's logarithm is as likely anywhere, so that small ones are many.
            int[] sizes = [.. Draw(2 + random.NextInt32(4), () => (int)Math.Exp(random.NextDouble() * Math.Log(41)))];
            var (_, output, loss) = Any();
            string[] activations = [.. Draw(sizes.Length - 2, () => Any().Hidden)
                .Append(output)
                .Select(activation => $"Activation.{activation}")];
            yield return KeyValuePair.Create(
                $"Random{i}_{string.Join('x', sizes)}",
                $"[Network({string.Join(", ", sizes)}, Activations = [{string.Join(", ", activations)}], Loss = Loss.{loss})]");
        }

        (Activation Hidden, Activation Output, Loss Loss) Any() => Places[random.NextInt32(Places.Length)];
    }

    private static IEnumerable<T> Draw<T>(int count, Func<T> draw) => Enumerable.Range(0, count).Select(_ => draw());
}
