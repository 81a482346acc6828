namespace Generated.Neuron.Tables;

/// <summary>
/// Whether a network is one of an encoding: its inputs, its outputs and its loss. One check, for training, saving and loading.
/// </summary>
internal static class TopologyFit
{
    /// <exception cref="ArgumentException">The two do not fit; the message says what to write.</exception>
    public static void Check(TableEncoding encoding, Topology topology, string parameter)
    {
        if (Mistake(encoding, topology) is { } mistake)
        {
            throw new ArgumentException(mistake, parameter);
        }
    }

    /// <summary>What does not fit, as sentences that say what to write; null if everything fits.</summary>
    public static string? Mistake(TableEncoding encoding, Topology topology)
    {
        var outputs = Outputs(encoding, topology);
        if (topology.InputCount != encoding.InputCount)
        {
            return $"The encoding has {Words.Count(encoding.InputCount, "input")} from "
                + $"{Words.Count(encoding.Columns.Length, "column")}, but the network has {topology.InputCount}. "
                + Write(encoding, topology, outputs);
        }

        if (topology.OutputCount != outputs)
        {
            return $"The encoding has {Targets(encoding)}, but the network has {Words.Count(topology.OutputCount, "output")}. "
                + Write(encoding, topology, outputs);
        }

        return LossMistake(encoding, topology);
    }

    /// <summary>The topology of a network for an encoding: ReLU, and the loss that fits the targets if none is named.</summary>
    /// <exception cref="ArgumentException">There are no targets, or no such network can be built.</exception>
    public static Topology TopologyFor(TableEncoding encoding, int[] hidden, Loss? loss)
    {
        if (encoding.TargetColumns.IsEmpty)
        {
            throw new ArgumentException("The encoding has no targets, so its network has no outputs; name the targets.", nameof(encoding));
        }

        var named = loss ?? encoding.TargetColumns switch
        {
            [ClassTarget { Classes.Count: > 2 }] => Loss.CrossEntropy,
            [ClassTarget, ..] => Loss.BinaryCrossEntropy,
            _ => Loss.MeanSquaredError,
        };
        var outputs = encoding.TargetColumns is [ClassTarget { Classes.Count: 2 }] && named == Loss.CrossEntropy
            ? 2
            : encoding.TargetColumns.Sum(target => target.Width);
        return new Topology(
            [encoding.InputCount, .. hidden, outputs],
            [.. Enumerable.Repeat(Activation.Relu, hidden.Length), LossRules.DefaultOutput(named)],
            named);
    }

    /// <summary>How many outputs a network of this encoding has: two classes may have two, and without targets any number does.</summary>
    private static int Outputs(TableEncoding encoding, Topology topology) => encoding.TargetColumns switch
    {
        [] => topology.OutputCount,
        [ClassTarget { Classes.Count: 2 }] when topology.Loss == Loss.CrossEntropy => 2,
        var targets => targets.Sum(target => target.Width),
    };

    private static string? LossMistake(TableEncoding encoding, Topology topology)
    {
        var hasProbabilities = topology.Loss is Loss.BinaryCrossEntropy or Loss.CrossEntropy;
        return encoding.TargetColumns switch
        {
            [ClassTarget { Classes.Count: > 2 }] when topology.Loss != Loss.CrossEntropy =>
                $"The target {Quoted(encoding)} has {encoding.Classes.Length} classes, but the network is trained on {topology.Loss}. "
                    + "Write Loss = Loss.CrossEntropy.",
            [ClassTarget, ..] when !hasProbabilities =>
                $"The target {Quoted(encoding)} has classes, but the network is trained on {topology.Loss}, which predicts numbers. "
                    + "Write Loss = Loss.BinaryCrossEntropy.",
            [ClassTarget, ClassTarget, ..] when topology.Loss != Loss.BinaryCrossEntropy =>
                $"The {encoding.Targets.Length} targets are independent labels, but the network is trained on {topology.Loss}. "
                    + "Write Loss = Loss.BinaryCrossEntropy.",
            [NumberTarget, ..] when hasProbabilities && encoding.TargetColumns.Any(target => target is NumberTarget { IsScaled: true }) =>
                $"The target {Quoted(encoding)} is a number, but the network is trained on {topology.Loss}, which predicts probabilities. "
                    + "Write Loss = Loss.MeanSquaredError, or make the target classes.",
            _ => null,
        };
    }

    private static string Quoted(TableEncoding encoding) => Weights.PlainText.Quote(encoding.Targets[0]);

    private static string Targets(TableEncoding encoding) => encoding.TargetColumns is [ClassTarget target]
        ? $"{target.Classes.Count} classes"
        : Words.Count(encoding.TargetColumns.Length, "target");

    private static string Write(TableEncoding encoding, Topology topology, int outputs)
    {
        int[] sizes = [encoding.InputCount, .. topology.Sizes[1..^1], outputs];
        return $"Write [Network({string.Join(", ", sizes)}, …)], or use MatrixNetwork.";
    }
}
