namespace Generated.Neuron.Weights;

/// <summary>
/// The order of a file's layers. Layers whose names differ only by numbers are ordered by these; for the others the
/// shapes must decide: each layer takes as many inputs as the previous one has outputs. Only one order may be possible, because
/// a guess would be a network that runs and is wrong.
/// </summary>
internal sealed class LayerOrder(ModelFile file, IReadOnlyList<NamedLayer> layers)
{
    /// <summary>A search that has not ended after this many steps has more than one order, or the file is malicious.</summary>
    private const int MostSteps = 100_000;

    /// <summary>The search goes as deep as there are layers.</summary>
    private const int MostToSearch = 256;

    private readonly bool[] _taken = new bool[layers.Count];
    private readonly List<NamedLayer> _order = [];
    private NamedLayer[]? _found;
    private bool _foundAnother;
    private int _steps;

    /// <exception cref="ModelFileException">There is no order, or more than one.</exception>
    public IReadOnlyList<NamedLayer> Find()
    {
        if (Numbered() is { } numbered && FirstMisfit(numbered) == 0)
        {
            return numbered;
        }

        if (layers.Count > MostToSearch)
        {
            throw file.Wrong(
                layers[0].Weights.Place,
                $"is one of {layers.Count} layers whose numbers do not show their order; number the layers of one network, as in "
                + "'0.weight', '2.weight'");
        }

        Search(mayTurn: false);
        if (_found is null && _steps < MostSteps)
        {
            Search(mayTurn: true);
        }

        if (_foundAnother || _steps >= MostSteps)
        {
            throw file.Wrong(
                layers[0].Weights.Place,
                "fits at more than one place among the layers; number the layers, as in '0.weight', '2.weight'");
        }

        return _found ?? throw NoOrder();
    }

    private void Search(bool mayTurn)
    {
        if (_order.Count == layers.Count)
        {
            _foundAnother = _found is not null;
            _found ??= [.. _order];
            return;
        }

        for (var i = 0; i < layers.Count && !_foundAnother && _steps < MostSteps; i++)
        {
            _steps++;
            if (_taken[i] || !IsNext(i))
            {
                continue;
            }

            _taken[i] = true;
            SearchBehind(layers[i], mayTurn);
            if (mayTurn && layers[i].OtherWayRound is { } turned)
            {
                SearchBehind(turned, mayTurn);
            }

            _taken[i] = false;
        }
    }

    private void SearchBehind(NamedLayer layer, bool mayTurn)
    {
        if (_order.Count == 0 || _order[_order.Count - 1].Outputs == layer.Inputs)
        {
            _order.Add(layer);
            Search(mayTurn);
            _order.RemoveAt(_order.Count - 1);
        }
    }

    /// <summary>Whether no layer is left that the numbers put before this one.</summary>
    private bool IsNext(int layer)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var (other, name) = (layers[i].Name, layers[layer].Name);
            if (!_taken[i] && i != layer && other.Pattern == name.Pattern && other.IsBefore(name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The layers in the order of their numbers; null if the names differ by more than those, or a number appears twice.
    /// </summary>
    private List<NamedLayer>? Numbered()
    {
        if (layers.Any(layer => layer.Name.Pattern != layers[0].Name.Pattern))
        {
            return null;
        }

        var numbered = layers.ToList();
        numbered.Sort((a, b) => a.Name.IsBefore(b.Name) ? -1 : b.Name.IsBefore(a.Name) ? 1 : 0);
        return numbered.Skip(1).Where((layer, i) => !numbered[i].Name.IsBefore(layer.Name)).Any() ? null : numbered;
    }

    /// <summary>The first layer that does not fit the outputs of the previous one; 0 if all do.</summary>
    private static int FirstMisfit(List<NamedLayer> order)
    {
        for (var i = 1; i < order.Count; i++)
        {
            if (order[i].Inputs != order[i - 1].Outputs)
            {
                return i;
            }
        }

        return 0;
    }

    private ModelFileException NoOrder()
    {
        if (Numbered() is not { } numbered)
        {
            return file.Wrong(
                layers[0].Weights.Place,
                "fits the other layers in no order: each must take as many inputs as the previous one has outputs; save the layers "
                + "of one network");
        }

        var misfit = FirstMisfit(numbered);
        var (layer, before) = (numbered[misfit], numbered[misfit - 1]);
        return file.Wrong(
            layer.Weights.Place,
            $"is {layer.Weights.ShapeText} and takes {layer.Inputs} inputs, but the layer before it, "
            + $"{PlainText.Quote(before.Weights.Name)}, has {before.Outputs} outputs; save the layers of one network");
    }
}
