using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>What the library calls: the passes over the rows of one shard, first for their memory, then for the vectors' width.</summary>
internal static class DispatchEmitter
{
    private const string Forward = "ref readonly float parameters, ReadOnlySpan<float> inputs, Span<float> outputs, int rows";
    private const string Cost =
        "ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows, in PassTerms terms";
    private const string Row = "ref readonly float parameters, ref readonly float inputs, ref float outputs";
    private const string Backward = """
        ref readonly float parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
            ReadOnlySpan<int> batch, Span<float> gradients, Span<float> inputGradients, int rows, in PassTerms terms
        """;

    // Into the library's methods, which are compiled at full strength at once: else the first calls went through stubs.
    private const string Inlined = "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    private static readonly int[] Widths = [512, 256, 128];

    public static void Emit(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Memory.IsOnStack)
        {
            Memory(writer, "Memory", plan.Memory.Length);
        }

        if (plan.Row is RowPlan.Library row)
        {
            Memory(writer, "RowMemory", row.MemoryLength);
        }

        using var passes = writer.Block($"internal readonly struct Passes : {Interfaces(plan.Row)}, IMemoryPasses");
        writer.Line($"""
            public static int InputCount => {plan.Spec.InputCount}; public static int OutputCount => {plan.Spec.OutputCount};
            public static int ParameterCount => {plan.ParameterCount}; public static int ShardRows => {plan.ShardRows};

            """);
        ForShards(writer, plan);
        ForMemory(writer, plan);
        ForRow(writer, plan);
    }

    /// <summary>Floats on the stack: as many as the passes work in, and a cache line to begin at the next one.</summary>
    private static void Memory(CodeWriter writer, string name, int length) => writer.Line($$"""
        // {{sizeof(float) * length}} bytes on the stack, and a cache line to begin at the next one
        [InlineArray({{length}} + 16)]
        private struct {{name}} { private float _first; }

        """);

    private static string Interfaces(RowPlan row) => row switch
    {
        RowPlan.WrittenOut => "IRowByRow",
        RowPlan.Library => "IRowByRow, IRowPass",
        _ => "IShardPasses",
    };

    private static void ForShards(CodeWriter writer, NetworkPlan plan)
    {
        using (writer.Block($"public static void Forward({Forward})"))
        {
            if (plan.Row.MostRows > 0)
            {
                writer.Line($"""
                    // So few rows take less time one by one.
                    if (rows <= {plan.Row.MostRows}) RowByRow.Forward<Passes>(in parameters, inputs, outputs, rows);
                    else {InMemory(plan, "Forward", "in parameters, inputs, outputs, rows")};
                    """);
            }
            else
            {
                writer.Line($"{InMemory(plan, "Forward", "in parameters, inputs, outputs, rows")};");
            }
        }

        writer.Line($"""
            public static float Cost({Cost}) =>
                {InMemory(plan, "Cost", "in parameters, inputs, targets, rows, in terms")};

            public static float Backward({Backward}) =>
                {InMemory(plan, "Backward", "in parameters, inputs, targets, batch, gradients, inputGradients, rows, in terms")};

            """);
    }

    /// <summary>The same with memory: on the stack, or set aside for the thread.</summary>
    private static string InMemory(NetworkPlan plan, string pass, string arguments) => plan.Memory.IsOnStack
        ? $"StackMemory.{pass}<Passes, Memory>({arguments})"
        : $"{pass}({arguments}, SimdMemory.OfThread({plan.Memory.Length}))";

    private static void ForMemory(CodeWriter writer, NetworkPlan plan)
    {
        writer.Line(Inlined);
        using (writer.Block($"public static void Forward({Forward}, Span<float> memory)"))
        {
            Statements(writer, plan, "Forward(in parameters, inputs, outputs, rows, memory)");
        }

        writer.Line($"""
            {Inlined}
            public static float Cost({Cost}, Span<float> memory) =>
                {Value(plan, "Cost(in parameters, inputs, targets, rows, in terms, memory)")};

            {Inlined}
            public static float Backward({Backward}, Span<float> memory) =>
                {Value(plan, "Backward(in parameters, inputs, targets, batch, gradients, inputGradients, rows, in terms, memory)")};
            """);
    }

    private static void ForRow(CodeWriter writer, NetworkPlan plan)
    {
        if (plan.Row is RowPlan.WrittenOut)
        {
            writer.Line($"""

                public static void ForwardRow({Row}) =>
                    Kernels<Simd256, Vector256<float>>.Row(in parameters, in inputs, ref outputs);
                """);
        }
        else if (plan.Row is RowPlan.Library)
        {
            writer.Line($"""

                public static void ForwardRow({Row}) =>
                    StackMemory.ForwardRow<Passes, RowMemory>(in parameters, in inputs, ref outputs);

                """);
            writer.Line(Inlined);
            using (writer.Block($"public static void ForwardRow({Row}, Span<float> memory)"))
            {
                Statements(writer, plan, "ForwardRow(in parameters, in inputs, ref outputs, memory)");
            }
        }
    }

    /// <summary>The widest vectors the processor has and the network may use; the JIT keeps one of the calls.</summary>
    private static string Value(NetworkPlan plan, string call) => string.Join("\n    : ", Widths
        .Where(bits => bits <= plan.Spec.MaxVectorWidth)
        .Select(bits => $"{(bits == 128 ? "" : $"Vector{bits}.IsHardwareAccelerated ? ")}{Call(bits, call)}"));

    /// <summary>The same for a kernel without a value.</summary>
    private static void Statements(CodeWriter writer, NetworkPlan plan, string call)
    {
        foreach (var bits in Widths.Where(bits => bits <= plan.Spec.MaxVectorWidth))
        {
            var otherwise = bits == Math.Min(plan.Spec.MaxVectorWidth, Widths[0]) ? "" : "else ";
            writer.Line($"{otherwise}{(bits == 128 ? "" : $"if (Vector{bits}.IsHardwareAccelerated) ")}{Call(bits, call)};");
        }
    }

    private static string Call(int bits, string call) => $"Kernels<Simd{bits}, Vector{bits}<float>>.{call}";
}
