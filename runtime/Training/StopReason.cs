namespace Generated.Neuron;

/// <summary>Why a training run ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The validation cost had not fallen for <see cref="EarlyStopping.Patience"/> epochs.</summary>
    EarlyStopping,

    /// <summary><see cref="Trainer.OnEpoch"/> returned false.</summary>
    Callback,

    /// <summary>It was canceled.</summary>
    Canceled,

    /// <summary>A cost, a gradient or a parameter was no longer finite.</summary>
    Diverged,
}
