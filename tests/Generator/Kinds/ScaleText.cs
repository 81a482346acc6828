extern alias generator;

using generator::Generated.Neuron.Generator.Emission;
using generator::Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Tests.Generator.Kinds;

/// <summary>Loops over the columns, in kernels of its own.</summary>
internal sealed class ScaleText(ScaleStep step) : StepText
{
    private readonly int _width = step.U.Columns;
    private readonly string _s = step.Parameters[0].Name;
    private readonly string _t = step.Parameters[1].Name;
    private readonly string _a = step.A.Symbol;
    private readonly string _u = step.U.Symbol;

    public override string Picture => $"  ─ {_s}, {_t} ─▶  {_u} [{_width}]";

    public override string Formula => $"{_u} = {_s} ⊙ {_a} + {_t}";

    private KernelParameter Scales => new("s", $"parameters[{_s}]");

    public override StepPass Forward(Program program)
    {
        var kernel = new Kernel($"Scale{step.Number}", Formula, [Scales, new("a", step.A.Place), new("u", step.U.Place, IsWritten: true)]);
        return new([kernel.Call], writer =>
        {
            Columns(writer, kernel, $"TSimd.MultiplyAdd({At("s")}, TSimd.Load(in a, r), {At("s", _width)}), ref u");
            if (program.Row is RowPlan.Library)
            {
                using var row = writer.Block(
                    $"private static void Row{kernel.Name}(ref readonly float s, ref readonly float a, ref float u)");
                using var loop = writer.Block($"for (nint i = 0, n; i < {_width}; i += n)");
                writer.Line($"n = nint.Min(TSimd.Lanes, {_width} - i);");
                writer.Line($"var (si, ti) = (TSimd.LoadFirst(in s, i, n), TSimd.LoadFirst(in s, {_width} + i, n));");
                writer.Line("TSimd.StoreFirst(TSimd.MultiplyAdd(si, TSimd.LoadFirst(in a, i, n), ti), ref u, i, n);");
            }
        });
    }

    public override StepPass Gradient(Program program)
    {
        var sums = generator::Generated.Neuron.Generator.Emission.Text.SumsPlace(program, step.Parameters[0]);
        var kernel = new Kernel(
            $"ScaleGradient{step.Number}",
            $"d{_s} += Σ d{_u} ⊙ {_a}, d{_t} += Σ d{_u}",
            [new("a", step.A.Place), new("du", step.U.Place), new("sums", sums, IsWritten: true)]);
        return new([kernel.Call], writer =>
        {
            using var method = kernel.Declare(writer);
            using var columns = writer.Block($"for (nint i = 0, at = 0; i < {_width}; i++, at += {program.SumLanes})");
            using var lanes = writer.Block($"for (nint lane = 0; lane < {program.SumLanes}; lane += TSimd.Lanes)");
            writer.Line($"var (ds, dt) = (TSimd.Load(in sums, at + lane), TSimd.Load(in sums, {_width * program.SumLanes} + at + lane));");
            using (writer.Block($"for (var r = lane; r < rows; r += {program.SumLanes})"))
            {
                writer.Line("var d = TSimd.Load(in du, i * Stride + r);");
                writer.Line("(ds, dt) = (TSimd.MultiplyAdd(d, TSimd.Load(in a, i * Stride + r), ds), TSimd.Add(dt, d));");
            }

            writer.Line("TSimd.Store(ds, ref sums, at + lane);");
            writer.Line($"TSimd.Store(dt, ref sums, {_width * program.SumLanes} + at + lane);");
        });
    }

    public override StepPass Delta(Program program)
    {
        // f′ is multiplied by the library, from du in its own place.
        var to = step.Arriving is null ? step.DerivativeOfA : step.U;
        var kernel = new Kernel(
            $"ScaleDelta{step.Number}", $"d{_a} = {_s} ⊙ d{_u}", [Scales, new("du", step.U.Place), new("to", to.Place, IsWritten: true)]);
        return new(
            step.Arriving is { } slope ? [kernel.Call, BranchText.SlopeCall(slope, to)] : [kernel.Call],
            writer => Columns(writer, kernel, $"TSimd.Multiply({At("s")}, TSimd.Load(in du, r)), ref to"));
    }

    public override void WriteRow(CodeWriter writer, Program program)
    {
        foreach (var (block, vector) in RowVectors.Of(_width))
        {
            var a = step.A == program.X ? $"TSimd.LoadFirst(in inputs, {vector.First}, {vector.Count})" : $"{_a}_{block}";
            writer.Line($"var {_u}_{block} = TSimd.MultiplyAdd("
                + $"TSimd.Load(in p, {_s} + {vector.First}), {a}, TSimd.Load(in p, {_t} + {vector.First}));");
        }
    }

    public override string RowCall(Program program, Func<Value, string> place) =>
        $"RowScale{step.Number}(in parameters[{_s}], in {place(step.A)}, ref {place(step.U)});";

    private static string At(string span, int offset = 0) => $"TSimd.Broadcast(in {span}, {offset} + i)";

    private void Columns(CodeWriter writer, Kernel kernel, string store)
    {
        using var method = kernel.Declare(writer);
        using var columns = writer.Block($"for (nint i = 0; i < {_width}; i++)");
        using var rows = writer.Block("for (nint r = i * Stride; r < i * Stride + rows; r += TSimd.Lanes)");
        writer.Line($"TSimd.Store({store}, r);");
    }
}
