using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Generated.Neuron.Sample.Screen;

/// <summary>Epoch and costs to the right of the bar; epochs per second if there is room for them.</summary>
internal sealed class EpochColumn : ProgressColumn
{
    // Written by the training, read by the thread that draws.
    private volatile string _text = "";

    protected override bool NoWrap => true;

    // With both costs, a bar and a name, 80 columns are full.
    public void Show(TrainingProgress now) => _text = now.ValidationCost is null ? Line(now) : Costs(now);

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(_text);

    public static string Line(TrainingProgress now)
    {
        var speed = now.Epoch / Math.Max(now.Elapsed.TotalSeconds, 1e-9);
        return string.Create(CultureInfo.InvariantCulture, $"{Costs(now)}  {speed:N0} epochs/s");
    }

    private static string Costs(TrainingProgress now)
    {
        var width = now.Epochs.ToString(CultureInfo.InvariantCulture).Length;
        var epoch = now.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        var validation = now.ValidationCost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"  validation {cost:F4}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}/{now.Epochs}  cost {now.Cost:F4}{validation}");
    }
}
