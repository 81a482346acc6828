using Generated.Neuron.Sample;

// Unicode where the terminal would fall back to a code page: σ, ŷ and the bar are part of the picture.
Console.OutputEncoding = System.Text.Encoding.UTF8;
return await SampleCommand.RunAsync(args, Console.Out, Console.Error, live: !Console.IsOutputRedirected, Settling.Longest);
