namespace Generated.Neuron.Sample;

/// <summary>Something a user can mend: its message is the one line that is shown.</summary>
internal sealed class SampleException(string message, Exception? cause = null) : Exception(message, cause);
