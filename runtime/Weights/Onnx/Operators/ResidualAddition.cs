namespace Generated.Neuron.Weights;

/// <summary>x + f(x), where f has at least one layer: a residual connection.</summary>
internal static class ResidualAddition
{
    /// <summary>The sum of a value and of what layers make of it; null if it is not one.</summary>
    public static Rows? Find(NodeCall call, Rows x, Rows branch)
    {
        if (!HaveSameShape(x, branch))
        {
            return null;
        }

        var hasLayer = false;
        for (var rows = branch; rows is not null; rows = rows.Source)
        {
            // A walk for each of many additions could take long.
            call.Take(1);
            if (rows.Original == x.Original)
            {
                return hasLayer ? branch.Through(call.Node, new ResidualStep(x.Original)) : null;
            }

            hasLayer |= rows.Step is LinearStep;
        }

        return null;
    }

    /// <summary>No dimension is broadcast, and a row is the last dimension of both; an open size is taken from the other.</summary>
    private static bool HaveSameShape(Rows x, Rows branch) =>
        x.HasRowsLast && branch.HasRowsLast && x.Shape.Length == branch.Shape.Length
        && x.Shape.Zip(branch.Shape, (one, other) => one == other || (one < 0 && x.HasOpenWidth)).All(isSame => isSame);
}
