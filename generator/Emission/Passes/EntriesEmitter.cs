using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The members that the library calls: the declaration of a network's entries, and the constants they need.</summary>
internal static class EntriesEmitter
{
    private static readonly int[] Widths = [NetworkOptions.WidestVector, 256, 128];

    /// <summary>The memory on the stack, and the declaration.</summary>
    public static void Emit(CodeWriter writer, Program program)
    {
        if (program.Memory.IsOnStack)
        {
            Memory(writer, "Memory", program.Memory.Length);
        }

        if (program.Row.MemoryLength > 0)
        {
            Memory(writer, "RowMemory", program.Row.MemoryLength);
        }

        var memory = program.Memory.IsOnStack ? "Memory" : "ThreadMemory";
        var rowMemory = program.Row.MemoryLength > 0 ? "RowMemory" : "NoMemory";

        // internal readonly struct Passes : IEntries<
        //     Widths<Kernels<Simd512, Vector512<float>>, Kernels<Simd256, Vector256<float>>, Kernels<Simd128, Vector128<float>>>, …>;
        writer.Line($"""
            internal readonly struct Passes : IEntries<
                {OfWidths(program.Spec.MaxVectorWidth)},
                {memory}, {rowMemory}>;

            """);
    }

    /// <summary>The sizes, first in the kernels.</summary>
    public static void Sizes(CodeWriter writer, Program program)
    {
        writer.Line($"""
            public static int InputCount => {program.Spec.InputCount}; public static int OutputCount => {program.Spec.OutputCount};
            public static int ParameterCount => {program.ParameterCount}; public static int ShardRows => {program.ShardRows};
            """);
        if (!program.Memory.IsOnStack)
        {
            writer.Line($"public static int MemoryLength => {program.Memory.Length};");
        }

        // public static int SingleRows => 1; public static int TrainingRows => 7;   // up to so many rows go one at a time: …
        var forward = program.Row.IsApart ? $"public static int SingleRows => {program.Row.MostRows}; " : "";
        var back = program.TrainingRows > 0 ? $"public static int TrainingRows => {program.TrainingRows}; " : "";
        var passes = (forward.Length > 0, back.Length > 0) switch
        {
            (true, true) => "Forward, Backward",
            (true, false) => "Forward",
            _ => "Backward",
        };
        if (forward.Length + back.Length > 0)
        {
            writer.Line($"{forward}{back}  // up to so many rows go one at a time: {passes}");
        }

        FewRowsEmitter.Emit(writer, program);
        writer.Line();
    }

    /// <summary>Floats on the stack: as many as the passes work in, and a cache line to begin at the next one.</summary>
    private static void Memory(CodeWriter writer, string name, int length) => writer.Line($$"""
        [InlineArray({{length}} + 16)] private struct {{name}} { private float _first; }   // and a cache line, to begin at the next one

        """);

    /// <summary>The kernels for every width that the network may use, from which the library chooses.</summary>
    private static string OfWidths(int most) => most == Widths[^1]
        ? Kernels(most)
        : $"Widths<{string.Join(", ", Widths.Select(bits => Kernels(Math.Min(bits, most))))}>";

    private static string Kernels(int bits) => $"Kernels<Simd{bits}, Vector{bits}<float>>";
}
