namespace Generated.Neuron.Tables;

/// <summary>A fault in the text of an encoding.</summary>
/// <param name="place">Where, such as <c>inputs[3].deviation</c>.</param>
/// <param name="problem">What is wrong there and what to do, in the form “is …; …”.</param>
internal sealed class EncodingFault(string place, string problem) : FormatException($"The table encoding, {place}: {problem}.")
{
    public string Place => place;

    public string Problem => problem;
}
