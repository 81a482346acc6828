using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>
/// A network too large to be written out: every layer is loops over register tiles, with trip counts that are constants.
/// Lanes = rows, so that a weight is one broadcast wherever it lies, and no width of a layer wastes a lane.
/// </summary>
internal static class TiledEmitter
{
    public static void Emit(CodeWriter w, NetworkPlan plan)
    {
        foreach (var layer in Distinct(plan))
        {
            TiledForward.Emit(w, plan, layer);
        }

        OutputEmitter.Emit(w, plan, unrolled: false);
        LossEmitter.Emit(w, plan, unrolled: false);
        foreach (var layer in Distinct(plan).Reverse())
        {
            if (plan.SumsInLanes(layer))
            {
                TiledLaneGradient.Emit(w, plan, layer);
            }
            else
            {
                TiledGradient.Emit(w, plan, layer);
            }

            TiledDelta.Emit(w, plan, layer);
        }

        TiledRow.Emit(w, plan);
    }

    /// <summary>The layers whose kernels are written; the others share them.</summary>
    public static IEnumerable<LayerPlan> Distinct(NetworkPlan plan) => plan.Layers.Where(layer => plan.KernelsOf(layer) == layer);

    /// <summary>The formula above a kernel, and which other layers it serves.</summary>
    public static string Comment(NetworkPlan plan, LayerPlan layer, string formula)
    {
        var others = plan.Layers.Where(other => other != layer && plan.KernelsOf(other) == layer).Select(other => other.Index).ToList();
        return others.Count switch
        {
            0 => formula,
            1 => $"{formula}\nLayer {others[0]} too, on its own parameters and columns.",
            _ => $"{formula}\nLayers {others[0]} to {others[^1]} too, each on its own parameters and columns.",
        };
    }

    /// <summary>The tiles of some neurons: a loop over those of one size, and the one that is left. <paramref name="body"/> gets a tile's first neuron and its size.</summary>
    public static void Tiles(CodeWriter w, string index, Tiling tiling, Action<Place, int> body)
    {
        if (tiling.Whole > 1)
        {
            using (w.Block($"for (nint {index} = 0; {index} < {tiling.Whole * tiling.Size}; {index} += {tiling.Size})"))
            {
                body(new Place(index, 0), tiling.Size);
            }
        }
        else if (tiling.Rest > 0)
        {
            using (w.Block($"// {Name(index)} 0 to {tiling.Size - 1}"))
            {
                body(new Place(null, 0), tiling.Size);
            }
        }
        else
        {
            body(new Place(null, 0), tiling.Size);
        }

        if (tiling.Rest > 0)
        {
            w.Line();
            using (w.Block($"// {Name(index)} {tiling.Whole * tiling.Size} to {tiling.Count - 1}"))
            {
                body(new Place(null, tiling.Whole * tiling.Size), tiling.Rest);
            }
        }
    }

    /// <summary>The arguments for so many vectors behind a place.</summary>
    public static string Vectors(string place, int count) => count switch
    {
        0 => place,
        1 => $"{place}, TSimd.Lanes",
        _ => $"{place}, {count} * TSimd.Lanes",
    };

    /// <summary>A local for where a tile begins; returns its name. Where that is <paramref name="here"/> itself, there is none.</summary>
    public static string Start(CodeWriter w, string start, string here)
    {
        if (start.Length == 0)
        {
            return here;
        }

        w.Line($"var to = {start}{here};");
        return "to";
    }

    /// <summary>The arguments for so many of something behind a place: <c>to, 3 * Stride</c>.</summary>
    public static string Behind(string place, int count, string length) => count switch
    {
        0 => place,
        1 => $"{place}, {length}",
        _ => $"{place}, {count} * {length}",
    };

    /// <summary>The arguments for so many numbers behind a place.</summary>
    public static string Behind(string place, int count) => count == 0 ? place : $"{place}, {count}";

    private static string Name(string index) => index == "j" ? "Outputs" : "Inputs";
}

/// <summary>A neuron: the value of a loop's variable, if there is a loop, and a constant behind it.</summary>
internal readonly record struct Place(string? Variable, int Constant)
{
    /// <summary>The C# of the offset where neuron k's numbers begin, of so many numbers each.</summary>
    public string Times(int length) => Variable is null
        ? $"{Constant * length}"
        : (length == 1 ? Variable : $"{Variable} * {length}") + (Constant == 0 ? "" : $" + {Constant * length}");

    /// <summary>The same as a summand with something behind it: nothing where it is 0.</summary>
    public string Before(int length) => Variable is null && Constant * length == 0 ? "" : $"{Times(length)} + ";

    /// <summary>The arguments for the neuron's only number, so many numbers behind the first.</summary>
    public string Arguments(int offset) => Variable is null ? $"{Constant + offset}" : TiledEmitter.Behind(Variable, Constant + offset);

    /// <summary>The C# of the offset of its column.</summary>
    public string Column => (Variable, Constant) switch
    {
        (null, 0) => "0",
        (null, 1) => "Stride",
        (null, _) => $"{Constant} * Stride",
        (_, 0) => $"{Variable} * Stride",
        _ => $"({Variable} + {Constant}) * Stride",
    };

    /// <summary>The same as a summand with something behind it: nothing where it is 0.</summary>
    public string BeforeColumn => (Variable, Constant) is (null, 0) ? "" : $"{Column} + ";
}
