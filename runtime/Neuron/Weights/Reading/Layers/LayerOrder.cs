namespace Generated.Neuron.Weights;

/// <summary>
/// The order of a file's layers. Layers whose names differ by numbers alone come in the order of these; for the others the
/// shapes have to tell: each layer takes as many inputs as the one before has outputs. One order alone may be possible, because
/// a guess would be a network that runs and is wrong.
/// </summary>
internal sealed class LayerOrder(ModelFile file, IReadOnlyList<NamedLayer> layers)
{
    /// <summary>A search that has not ended after this many steps has more orders than one, or is somebody's trap.</summary>
    private const int MostSteps = 100_000;

    private readonly bool[] _taken = new bool[layers.Count];
    private readonly List<NamedLayer> _order = [];
    private NamedLayer[]? _found;
    private bool _foundAnother;
    private int _steps;

    /// <exception cref="ModelFileException">There is no order, or more than one.</exception>
    public IReadOnlyList<NamedLayer> Find()
    {
        Search(mayTurn: false);
        if (_found is null && _steps < MostSteps)
        {
            Search(mayTurn: true);
        }

        if (_foundAnother || _steps >= MostSteps)
        {
            throw file.Wrong(layers[0].Weights.Place, "comes in an order with the other layers that neither names nor shapes tell; number the layers, as in '0.weight', '2.weight'");
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
            if (!_taken[i] && i != layer && layers[i].Name.Pattern == layers[layer].Name.Pattern && layers[i].Name.IsBefore(layers[layer].Name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the layers are numbered throughout, the first that does not fit the one before it.</summary>
    private ModelFileException NoOrder()
    {
        if (layers.All(layer => layer.Name.Pattern == layers[0].Name.Pattern))
        {
            var numbered = layers.ToList();
            numbered.Sort((a, b) => a.Name.IsBefore(b.Name) ? -1 : b.Name.IsBefore(a.Name) ? 1 : 0);
            for (var i = 1; i < numbered.Count; i++)
            {
                if (numbered[i].Inputs != numbered[i - 1].Outputs)
                {
                    return file.Wrong(numbered[i].Weights.Place, $"is {numbered[i].Weights.ShapeText} and takes {numbered[i].Inputs} inputs, but the layer before it, {PlainText.Quote(numbered[i - 1].Weights.Name)}, has {numbered[i - 1].Outputs} outputs; save the layers of one network");
                }
            }
        }

        return file.Wrong(layers[0].Weights.Place, $"and the other layers follow each other in no order in which each takes as many inputs as the one before has outputs; save the layers of one network");
    }
}
