using System.Globalization;
using BenchmarkDotNet.Running;
using Generated.Neuron.Benchmarks;

if (args is ["--first-calls"])
{
    FirstCalls.Run();
    return;
}

if (args is ["--startup"])
{
    Console.WriteLine("| what | median |\n|---|---:|");
    Console.WriteLine(FirstCalls.Row());
    foreach (var row in Builds.Rows())
    {
        Console.WriteLine(row);
    }

    return;
}

if (args is ["--optimizers"])
{
    OptimizerTurns.Run();
    return;
}

if (args is ["--one-row"])
{
    OneRowTurns.Run();
    return;
}

if (args is ["--batches"])
{
    BatchTurns.Run();
    return;
}

Agreement.Check();
Console.WriteLine("The generated networks agree with MatrixNetwork and ONNX Runtime.");
Console.WriteLine(CProgram.IsAvailable
    ? "They agree with the C program."
    : "There is no C program, because the build found no gcc or cc: the benchmarks against C are left out.");

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"Fused multiply-add peak of one core: {FmaPeak.FlopsPerSecond / 1e9:0.0} GFLOP/s, {FmaPeak.VectorBits}-bit vectors."));

// With --check only the above.
if (args is not ["--check"])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new Measurement(args));
}
