using System.Runtime.CompilerServices;

namespace Generated.Neuron;

/// <summary>Something stateful that only one call of <see cref="Trainer.Fit"/> may use at a time.</summary>
internal readonly struct ExclusiveUse : IDisposable
{
    private static readonly ConditionalWeakTable<object, object> InUse = [];
    private static readonly object Marker = new();

    private readonly object? _thing;

    private ExclusiveUse(object thing) => _thing = thing;

    /// <summary>Takes it until the end of a using.</summary>
    /// <param name="thing">null for nothing.</param>
    /// <param name="kind">What it is, for the message.</param>
    /// <exception cref="InvalidOperationException">Another call uses it.</exception>
    public static ExclusiveUse Of(object? thing, string kind) => thing is null
        ? default
        : InUse.TryAdd(thing, Marker)
            ? new(thing)
            : throw new InvalidOperationException(
                $"Another call of Fit is using this {kind}, which has state; give each trainer its own.");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_thing is not null)
        {
            InUse.Remove(_thing);
        }
    }
}
