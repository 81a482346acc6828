namespace Generated.Neuron.Generator.Planning;

/// <summary>
/// A program's values in memory order, each with its lifetime. First the columns that gradients are summed from, because
/// they are cleared together if a number is not finite; then the targets, the values that are kept for the backward pass, and the sums.
/// </summary>
internal static class MemoryPlanner
{
    public static IEnumerable<(Value Value, Lifetime Alive)> Values(Program program)
    {
        var (steps, alive) = (program.Steps, new Dictionary<Value, Lifetime>());
        var turn = steps.Length + 1;
        Use(program.X, 0);
        Use(program.Output.Z, turn);
        Use(program.Output.Targets, turn);
        Use(program.Output.CostSums, turn);
        for (var i = 0; i < steps.Length; i++)
        {
            var (step, before) = (steps[i], program.Before(steps[i]));
            var (forward, backward) = (i + 1, turn + steps.Length - i);
            foreach (var value in step.Kept.Concat([step.From, step.To]))
            {
                Use(value, forward);
                Use(value, backward);
            }

            if (step.Second is { } second)
            {
                Use(second, forward);
            }

            // What its backward pass reads from the previous step, and writes for it.
            Value?[] others = [before?.DerivativeTo, before?.Slope?.A, before?.Slope?.Z, .. step.OnlyBackward];
            foreach (var value in others.OfType<Value>())
            {
                Use(value, backward);
            }
        }

        var columns = steps.Select(step => step.To).Prepend(program.X).Distinct().ToList();
        var kept = steps.SelectMany(step => step.Kept).Concat(steps.SelectMany(step => step.OnlyBackward)).Distinct().Except(columns);
        foreach (var value in columns.Append(program.Output.Targets).Concat(kept).Append(program.Output.CostSums))
        {
            yield return (value, alive[value]);
        }

        if (RowByRow(program) is { } delta)
        {
            var first = steps.Select((step, i) => (step, i)).Last(pair => pair.step.SumLanes == Lanes.Outputs).i;
            var last = steps.Select((step, i) => (step, i)).First(pair => pair.step.SumLanes == Lanes.Outputs).i;
            yield return (delta, new Lifetime(turn + steps.Length - first, turn + steps.Length - last));
        }

        foreach (var value in program.Sums.Select(part => part.Value).OfType<Value>())
        {
            yield return (value, Lifetime.OfPass);
        }

        void Use(Value value, int time) =>
            alive[value] = alive.TryGetValue(value, out var life) ? life.And(new Lifetime(time, time)) : new Lifetime(time, time);
    }

    /// <summary>dz of a layer whose gradient is summed with lanes = outputs; null if there is none.</summary>
    private static Value? RowByRow(Program program)
    {
        var widest = program.Steps.Where(step => step.SumLanes == Lanes.Outputs)
            .Select(step => VectorWidth.Padded(step.To.Columns))
            .DefaultIfEmpty()
            .Max();
        return widest == 0
            ? null
            : Value.OfFloats("Delta", program.ChunkRows * widest, "dz of a layer, row by row: [rows × outputs, padded to whole vectors]");
    }
}
