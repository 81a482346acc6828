using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>
/// What the numbers meant that a network was trained on last, so that rows of other classes are not measured by it. Remembered beside the
/// network and not in it, because any <see cref="INetwork"/> can be trained.
/// </summary>
internal static class TrainedOn
{
    private static readonly ConditionalWeakTable<IModel, DataMeaning> Meanings = [];

    /// <summary>What a model was trained on; <see cref="DataMeaning.Unknown"/> if not by a trainer, or on rows without names.</summary>
    public static DataMeaning Of(IModel model) => Meanings.TryGetValue(model, out var meaning) ? meaning : DataMeaning.Unknown;

    /// <summary>Replaces the stored meaning.</summary>
    public static void Remember(IModel model, DataMeaning meaning)
    {
        if (meaning.IsKnown)
        {
            Meanings.AddOrUpdate(model, meaning);
        }
        else
        {
            Forget(model);
        }
    }

    /// <summary>For a network whose parameters come from elsewhere.</summary>
    public static void Forget(IModel model) => Meanings.Remove(model);
}
