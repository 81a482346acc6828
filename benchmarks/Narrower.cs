using System.Runtime.Intrinsics;

namespace Generated.Neuron.Benchmarks;

/// <summary>The same program once more in another process, with 256-bit vectors alone.</summary>
internal static class Narrower
{
    /// <summary>Prints what it prints; nothing if this process has no wider ones.</summary>
    public static void Run(params string[] arguments)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var program = Path.Combine(AppContext.BaseDirectory, $"{typeof(Narrower).Assembly.GetName().Name}.dll");
            Console.WriteLine(Command.Run(
                AppContext.BaseDirectory, "env", ["DOTNET_EnableAVX512=0", "dotnet", "exec", program, .. arguments]));
        }
    }
}
