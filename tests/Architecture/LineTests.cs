using Generated.Neuron.Tests.Documents;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>A line fits beside another file on a screen.</summary>
public sealed class LineTests
{
    private const int Columns = 140;

    public static TheoryData<string> Folders => ["generator", "runtime", "sample", "benchmarks", "tests"];

    [Theory, MemberData(nameof(Folders))]
    public void No_line_is_longer_than_140_columns(string folder)
    {
        var root = ProjectDocument.Path(folder);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsWritten(Path.GetRelativePath(root, file)));
        var longer = files.SelectMany(file => File.ReadLines(file).Select((line, index) => (Line: line, Place: $"{file}:{index + 1}")))
            .Where(line => line.Line.Length > Columns)
            .Select(line => line.Place);
        Assert.Empty(longer);
    }

    /// <summary>Snapshots show what the generator writes, and builds leave files behind.</summary>
    private static bool IsWritten(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
            || file.Contains('#');
}
