using System.Reflection;
using System.Runtime.Intrinsics;
using Generated.Neuron;
using Generated.Neuron.SameBits;

// Trains every network that this program declares for some mini-batches and prints what came out: first the vectors' width, then
// for each network a hash of all bits and the cost and the length of its parameters as numbers.
Console.WriteLine(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128);
foreach (var type in typeof(Training).Assembly.GetTypes()
    .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
    .OrderBy(type => type.Name, StringComparer.Ordinal))
{
    Console.WriteLine(Training.Run((IParallelNetwork)Activator.CreateInstance(type, 1)!));
}
