using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Generator.Planning;

/// <summary>A layer that can add its steps to a program. Every <see cref="LayerSpec"/> is one.</summary>
internal interface ISteps
{
    /// <summary>Adds the steps of the layer, which continue from <see cref="ProgramBuilder.Current"/>.</summary>
    void AddTo(ProgramBuilder program);
}

/// <summary>A program while its layers add their steps, in their order.</summary>
internal sealed class ProgramBuilder(TopologySpec spec)
{
    private readonly List<Step> _steps = [];
    private readonly List<Value> _inputs = [];
    private int _parameters;

    /// <summary>What the network takes.</summary>
    public Value X { get; } = Value.OfRows("X", spec.InputCount, later: "dx");

    /// <summary>What the next layer takes: x, or what the last step gives.</summary>
    public Value Current => _steps.Count == 0 ? X : _steps[_steps.Count - 1].To;

    /// <summary>The step that gives <see cref="Current"/>; null at the inputs.</summary>
    public Step? Last => _steps.Count == 0 ? null : _steps[_steps.Count - 1];

    /// <summary>How many numbered layers there have been.</summary>
    public int Numbered => _inputs.Count;

    /// <summary>Whether all numbered layers have been added, so that the current value is z of the output.</summary>
    public bool IsAtOutput => Numbered == spec.Numbered.Count;

    /// <summary>What a numbered layer took.</summary>
    /// <param name="back">1 for the last one, 2 for the one before it, …</param>
    public Value InputOf(int back) => _inputs[_inputs.Count - back];

    /// <summary>A layer begins: places for its blocks, right after those of the layers before it.</summary>
    public ImmutableArray<Block> Begin(LayerSpec layer)
    {
        if (layer.Activation is not null)
        {
            _inputs.Add(Current);
        }

        var blocks = ImmutableArray.CreateBuilder<Block>();
        foreach (var block in layer.Blocks)
        {
            blocks.Add(new Block(block, _parameters));
            _parameters += block.Length;
        }

        return blocks.ToImmutable();
    }

    public void Add(Step step) => _steps.Add(step);

    /// <summary>The steps of all layers.</summary>
    public static (Value X, ImmutableArray<Step> Steps) Build(TopologySpec spec)
    {
        var builder = new ProgramBuilder(spec);
        foreach (var layer in spec.Layers)
        {
            ((ISteps)layer).AddTo(builder);
        }

        return (builder.X, [.. builder._steps]);
    }
}
