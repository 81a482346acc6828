using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The output's activation over a chunk's columns, z → a in place.</summary>
internal static class OutputKernel
{
    public static void Emit(CodeWriter writer, Program program)
    {
        var (columns, l) = (new OutputColumns(writer, program), program.Output.Index);
        using var kernel = Kernel.Output(program).Declare(writer);
        using var loop = writer.Block("for (nint r = 0; r < rows; r += TSimd.Lanes)");
        if (program.Output.Activation == Activation.Softmax)
        {
            columns.Softmax();
            columns.ForEach((k, at) =>
            {
                // TSimd.Store(TSimd.Divide(e_0, sum), ref zColumns, r);
                writer.Line($"TSimd.Store(TSimd.Divide(e{k}, sum), ref {at(OutputColumns.Z)});");
            });
            return;
        }

        columns.ForEach((k, at) =>
        {
            writer.Line($"var z{l}{k} = TSimd.Load(in {at(OutputColumns.Z)});");
            writer.Line($"TSimd.Store({program.Output.Row.Forward($"z{l}{k}")}, ref {at(OutputColumns.Z)});");
        });
    }
}
