namespace Generated.Neuron.Sample;

/// <summary>Something a user can mend: its message is the one line that is shown.</summary>
internal sealed class SampleException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The words of an exception, without the name of a parameter, which no user has written.</summary>
    public static string Words(Exception problem) => problem is ArgumentException { ParamName: { } name }
        ? problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : problem.Message;
}
