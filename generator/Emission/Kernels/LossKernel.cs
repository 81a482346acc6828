using Generated.Neuron.Generator.Losses;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// Cost and dz of the output over a chunk's columns, from z and y, output by output. The cost is summed in sixteen lanes; dz takes the
/// place of z. Lanes after the last row have cost and dz 0.
/// </summary>
internal sealed class LossKernel(CodeWriter writer, Program program)
{
    private const string Z = OutputColumns.Z;

    private readonly OutputColumns _columns = new(writer, program);
    private readonly int _l = program.Output.Index;

    public void Emit()
    {
        using var kernel = Kernel.Loss(program).Declare(writer);
        var oneLogarithm = program.Output.Plan.OneLogarithm;
        if (oneLogarithm)
        {
            Silence();
        }

        using var lanes = writer.Block($"for (nint lane = 0; lane < {program.SumLanes}; lane += TSimd.Lanes)");
        writer.Line("var cost = TSimd.Zero;");
        if (oneLogarithm)
        {
            writer.Line("var product = TSimd.Zero;   // Π (1 + e) − 1, of which one logarithm is enough");
        }

        using (writer.Block($"for (var r = lane; r < rows; r += {program.SumLanes})"))
        {
            if (!oneLogarithm)
            {
                writer.Line("var live = TSimd.FirstLanes(rows - r);");
            }

            Outputs(LossTable.Of(program.Spec.Loss));
        }

        writer.Line();
        var sum = oneLogarithm ? "TSimd.Add(cost, SimdMath.Log1p<TSimd, TVector>(product))" : "cost";
        writer.Line($"TSimd.Store({sum}, ref costSums, lane);");
    }

    /// <summary>Once per chunk, instead of a mask at every step.</summary>
    private void Silence()
    {
        writer.Line("// With z = −∞ and y = 0, as after the last row, e and a are 0.");
        using (writer.Block($"for (var r = rows / {program.SumLanes} * {program.SumLanes}; r < rows; r += TSimd.Lanes)"))
        {
            writer.Line("var live = TSimd.FirstLanes(rows - r);");
            _columns.ForEach((_, at) => writer.Line(
                $"TSimd.Store(TSimd.Select(live, TSimd.Load(in {at(Z)}), TSimd.Broadcast(float.NegativeInfinity)), ref {at(Z)});"));
        }
    }

    private void Outputs(LossRow loss)
    {
        if (loss is LossRow.WithSoftmax)
        {
            _columns.Softmax();
            writer.Line("var logSum = SimdMath.Log<TSimd, TVector>(sum);");
        }

        _columns.ForEach((k, at) =>
        {
            if (_columns.Count > 1)
            {
                writer.Line();
            }

            writer.Line($"var z{_l}{k} = TSimd.Load(in {at(Z)});");
            writer.Line($"var y{k} = TSimd.Load(in {at("yColumns")});");
            var (cost, dz) = loss.Match(
                ofError: row => OfError(row, k),
                withSigmoid: _ => BinaryCrossEntropy(k),
                withSoftmax: _ => CrossEntropy(k));
            string Live(string value) => program.Output.Plan.OneLogarithm ? value : $"TSimd.Select(live, {value}, TSimd.Zero)";
            writer.Line($"cost = TSimd.Add(cost, {Live(cost)});");
            writer.Line($"TSimd.Store({Live(dz)}, ref {at(Z)});");
        });
    }

    private (string Cost, string Delta) BinaryCrossEntropy(string k)
    {
        writer.Line($"var cost{_l}{k} = SimdLoss.BinaryCrossEntropy<TSimd, TVector>(z{_l}{k}, y{k}, out var a{_l}{k}, out var e{k});");
        if (!program.Output.Plan.OneLogarithm)
        {
            return ($"TSimd.Add(cost{_l}{k}, SimdMath.Log1pOfUnit<TSimd, TVector>(e{k}))", $"TSimd.Subtract(a{_l}{k}, y{k})");
        }

        writer.Line($"product = SimdLoss.Product<TSimd, TVector>(product, e{k});");
        return ($"cost{_l}{k}", $"TSimd.Subtract(a{_l}{k}, y{k})");
    }

    private (string Cost, string Delta) CrossEntropy(string k)
    {
        writer.Line($"var log{k} = TSimd.Subtract(TSimd.Subtract(z{_l}{k}, max), logSum);");
        return ($"SimdLoss.CrossEntropy<TSimd, TVector>(log{k}, y{k})", $"TSimd.Subtract(TSimd.Divide(e{k}, sum), y{k})");
    }

    private (string Cost, string Delta) OfError(LossRow.OfError loss, string k)
    {
        var activation = program.Output.Row;
        writer.Line($"var a{_l}{k} = {activation.Forward($"z{_l}{k}")};");
        writer.Line($"var error{k} = TSimd.Subtract(a{_l}{k}, y{k});");
        return (loss.Cost($"error{k}"), activation.Derivative($"z{_l}{k}", $"a{_l}{k}", loss.Derivative($"error{k}")));
    }
}
