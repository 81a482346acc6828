using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Generated.Neuron.Sample.Screen;

/// <summary>Epoch, cost and epochs per second, at the right of the bar.</summary>
internal sealed class EpochColumn : ProgressColumn
{
    // Written by the training, read by the thread that draws.
    private volatile string _text = "";

    protected override bool NoWrap => true;

    public void Show(TrainingProgress now) => _text = Line(now);

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(_text);

    public static string Line(TrainingProgress now)
    {
        var width = now.Epochs.ToString(CultureInfo.InvariantCulture).Length;
        var epoch = now.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        var speed = now.Epoch / Math.Max(now.Elapsed.TotalSeconds, 1e-9);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {epoch}/{now.Epochs}  cost {now.Cost:F4}  {speed:N0} epochs/s");
    }
}
