using Spectre.Console;

namespace Generated.Neuron.Sample.Screen;

/// <summary>The output: a terminal that can redraw a line, or a plain stream of lines.</summary>
internal sealed class Screen
{
    /// <summary>Wide enough for the summary if there is no terminal to ask.</summary>
    private const int PlainWidth = 100;

    private readonly TextWriter _output;

    public Screen(TextWriter output, bool live)
    {
        _output = output;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = live ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = live ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = live ? InteractionSupport.Detect : InteractionSupport.No,
        });
        Live = live && Console.Profile.Capabilities.Ansi;
        if (!live)
        {
            Console.Profile.Width = PlainWidth;
        }
    }

    /// <summary>For tables and progress bars.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Whether a line can be redrawn.</summary>
    public bool Live { get; }

    /// <summary>Writes one line without wrapping it, so that a path can be copied.</summary>
    public void Line(string text = "") => _output.WriteLine(text);
}
