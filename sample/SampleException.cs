namespace Generated.Neuron.Sample;

/// <summary>Something that the user can fix; the message is the one line that is shown.</summary>
internal sealed class SampleException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The message of an exception without the name of a parameter, which means nothing to a user.</summary>
    public static string Words(Exception problem) => problem is ArgumentException { ParamName: { } name }
        ? problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : problem.Message;
}
