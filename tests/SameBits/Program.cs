using System.Globalization;
using System.Reflection;
using System.Runtime.Intrinsics;
using Generated.Neuron;
using Generated.Neuron.SameBits;

// Trains every network that this program declares for some mini-batches and prints what came out: first the vectors' width, then
// for each network a hash of all bits and the cost and the length of its parameters as numbers. An argument is the most parameters
// that a network may have: without vectors of the hardware's the larger ones take minutes.
var most = args is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : int.MaxValue;
Console.WriteLine(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);
foreach (var type in typeof(Training).Assembly.GetTypes()
    .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
    .OrderBy(type => type.Name, StringComparer.Ordinal))
{
    var network = (INetwork)Activator.CreateInstance(type, 1)!;
    if (network.Parameters.Length <= most)
    {
        Console.WriteLine(Training.Run(network));
    }
}
