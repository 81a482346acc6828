using System.Text.Json;

namespace Generated.Neuron.Tests.Weights;

/// <summary>The models that scripts/export_*.py made, with what they have to give.</summary>
internal static class OnnxModelFiles
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Weights", "models", "onnx");

    /// <summary>Every model of a folder: each has an entry in its expected.json.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.onnx")
            .Select(file => $"{folder}/{Path.GetFileNameWithoutExtension(file)}")
            .Order(StringComparer.Ordinal);

    public static string PathOf(string model) => Path.Combine(Root, $"{model}.onnx");

    public static JsonElement Expected(string model)
    {
        var file = Path.Combine(Root, Path.GetDirectoryName(model)!, "expected.json");
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty(Path.GetFileName(model)).Clone();
    }

    public static int EntriesOf(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, folder, "expected.json")));
        return document.RootElement.EnumerateObject().Count();
    }

    public static float[] Numbers(JsonElement expected, string name) =>
        [.. expected.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];
}
