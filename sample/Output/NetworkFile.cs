namespace Generated.Neuron.Sample.Output;

/// <summary>
/// The trained network as a file that predicts by itself: its scaling is folded in, so that it takes the coordinates of the data file.
/// </summary>
internal static class NetworkFile
{
    public const string Name = "network.safetensors";

    public static OutputFile Of(Fit fit)
    {
        var network = SampleNetworks.Generated();
        fit.Network.Parameters.CopyTo(network.Parameters);
        fit.Scaling?.FoldInto(network);
        using var content = new MemoryStream();
        Safetensors.Save(network, content);
        return new OutputFile(Name, content.ToArray());
    }
}
