namespace Generated.Neuron.Sample.Output;

/// <summary>
/// The trained network as a file. The scaling of the inputs is folded into it, so that it takes the numbers of the data file; the names of
/// columns and classes go with it.
/// </summary>
internal static class NetworkFile
{
    public const string Name = "network.safetensors";

    public static OutputFile Of(Fit fit, TableEncoding? encoding)
    {
        using var content = new MemoryStream();
        if (encoding is null)
        {
            Safetensors.Save(Network(fit), content);
        }
        else
        {
            Safetensors.Save(Network(fit), content, encoding);
        }

        return new OutputFile(Name, content.ToArray());
    }

    /// <summary>A network that takes unscaled inputs.</summary>
    public static INetwork Network(Fit fit)
    {
        var network = new MatrixNetwork(fit.Network.Topology);
        fit.Network.Parameters.CopyTo(network.Parameters);
        fit.Scaling?.FoldInto(network);
        return network;
    }
}
