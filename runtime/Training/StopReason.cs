namespace Generated.Neuron;

/// <summary>Why a training run ended.</summary>
public enum StopReason
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The cost of the validation data had not fallen for as long as <see cref="EarlyStopping.Patience"/> says.</summary>
    EarlyStopping,

    /// <summary><see cref="Trainer.OnEpoch"/> said so.</summary>
    Callback,

    /// <summary>It was canceled.</summary>
    Canceled,

    /// <summary>A cost, a gradient or a parameter was no finite number any more.</summary>
    Diverged,
}
