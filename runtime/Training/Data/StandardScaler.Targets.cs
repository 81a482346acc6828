namespace Generated.Neuron;

/// <content>
/// Numbers to be predicted. A network learns a target around 0 of a size of 1 best; a price of 274,000 takes the first hundred epochs to
/// come near.
/// </content>
public sealed partial class StandardScaler
{
    /// <summary>Fits means and deviations to the targets of a data set, as <see cref="Fit"/> does to the inputs.</summary>
    /// <param name="train">At least one row, with numeric targets.</param>
    /// <exception cref="ArgumentException">There are no rows or no targets, the targets are classes, or one is not finite.</exception>
    public static StandardScaler FitTargets(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (!train.Classes.IsEmpty || train.TargetCount == 0)
        {
            throw new ArgumentException(
                train.TargetCount == 0 ? "The rows have no targets to scale." : "The targets are classes, which are not scaled.",
                nameof(train));
        }

        train.CheckScalesTargets(nameof(train));
        return Of(train.Targets, train.TargetCount);
    }

    /// <summary>The same rows with (y − mean) / deviation in place of each target y.</summary>
    /// <param name="data">As many targets as the data set that was fitted.</param>
    /// <exception cref="ArgumentException">The number of targets differs.</exception>
    public Dataset TransformTargets(Dataset data)
    {
        var targets = new float[TargetsOf(data).Length];
        _scaling.Transform(data.Targets, targets);
        return data.WithTargets(targets);
    }

    /// <summary>The same rows with y · deviation + mean in place of each scaled target y.</summary>
    /// <param name="data">As many targets as the data set that was fitted.</param>
    /// <exception cref="ArgumentException">The number of targets differs.</exception>
    public Dataset InverseTransformTargets(Dataset data)
    {
        var targets = new float[TargetsOf(data).Length];
        _scaling.InverseTransform(data.Targets, targets);
        return data.WithTargets(targets);
    }

    /// <summary>
    /// Changes the weights and biases of a network's last layer so that its outputs are in the units of the targets: what gave z before
    /// gives z · deviation + mean afterwards, but for the rounding of float32, which is two to three times that of the network alone. An
    /// export to ONNX then predicts what the targets measure. Training that goes on afterwards has the targets as they come, and steps and
    /// costs of their size.
    /// </summary>
    /// <param name="network">Trained on targets that this scaler was applied to; its output activation is Identity.</param>
    /// <exception cref="ArgumentException">
    /// The number of outputs differs, the output has an activation, a parameter would not be finite, or a mean is more than 1000 times its
    /// deviation, so that float32 would lose two digits; the network is unchanged.
    /// </exception>
    public void FoldOutput(INetwork network) => OutputFolding.Fold(network, Mean, Deviation);

    private ReadOnlySpan<float> TargetsOf(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.TargetCount == Mean.Length ? data.Targets : throw new ArgumentException(
            $"The rows have {Words.Count(data.TargetCount, "target")}, but the fitted ones had {Mean.Length}.", nameof(data));
    }
}
