using System.Globalization;
using System.Text;

namespace Generated.Neuron;

/// <summary>Settings in one line, as C# sets them: <c>Adam { LearningRate = 0.01, WeightDecay = 0.001 }</c>.</summary>
/// <param name="type">Whose settings.</param>
internal sealed class SettingText(string type)
{
    private readonly StringBuilder _settings = new();

    /// <summary>A setting that is always shown.</summary>
    public SettingText Add<T>(string name, T value)
        where T : notnull
    {
        _settings.Append(_settings.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{name} = {Text(value)}");
        return this;
    }

    /// <summary>A setting that is shown if it is not the default.</summary>
    public SettingText Add<T>(string name, T value, T usual)
        where T : notnull, IEquatable<T> =>
        value.Equals(usual) ? this : Add(name, value);

    /// <inheritdoc/>
    public override string ToString() => _settings.Length == 0 ? type : $"{type} {{ {_settings} }}";

    private static string? Text<T>(T value) => value is bool isSet
        ? isSet ? "true" : "false"
        : Convert.ToString(value, CultureInfo.InvariantCulture);
}
