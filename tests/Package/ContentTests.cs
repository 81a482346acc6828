using System.IO.Compression;
using System.Xml.Linq;

namespace Generated.Neuron.PackageTests;

/// <summary>What lies in the packages.</summary>
[Collection(PackageFeed.Programs)]
public sealed class ContentTests
{
    [Fact]
    public void The_package_holds_both_libraries_generator_and_fixes_and_depends_on_nothing()
    {
        using var package = Open("Generated.Neuron", "nupkg");
        var files = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>
            {
                "lib/net10.0/Generated.Neuron.dll", "lib/net10.0/Generated.Neuron.xml", "README.md", "icon.png",
                "lib/net10.0/Generated.Neuron.Weights.dll", "lib/net10.0/Generated.Neuron.Weights.xml",
                "analyzers/dotnet/cs/Generated.Neuron.Generator.dll", "analyzers/dotnet/cs/Generated.Neuron.CodeFixes.dll",
                "buildTransitive/net10.0/Generated.Neuron.props", "buildTransitive/net10.0/Generated.Neuron.targets",
            },
            files);
        Assert.Equal(2, files.Count(file => file.StartsWith("analyzers/", StringComparison.Ordinal)));
        Assert.Equal(4, files.Count(file => file.StartsWith("lib/", StringComparison.Ordinal)));

        var metadata = Metadata(package);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Contains(
            metadata.Descendants(),
            element => element.Name.LocalName == "repository" && element.Attribute("commit") is { Value.Length: 40 });
    }

    [Fact]
    public void Training_brings_the_library_along_with_all_its_parts()
    {
        using var package = Open("Generated.Neuron.Training", "nupkg");
        var dependency = Assert.Single(
            Metadata(package).Descendants(),
            element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value == "Generated.Neuron");
        Assert.Equal(PackageFeed.Version, dependency.Attribute("version")!.Value);
        Assert.Equal("All", dependency.Attribute("include")?.Value);
        Assert.Null(dependency.Attribute("exclude"));
    }

    [Theory]
    [InlineData("Generated.Neuron", "Generated.Neuron")]
    [InlineData("Generated.Neuron", "Generated.Neuron.Weights")]
    [InlineData("Generated.Neuron.Training", "Generated.Neuron.Training")]
    public void Symbols_lie_beside(string id, string library)
    {
        using var package = Open(id, "snupkg");
        Assert.Contains(package.Entries, entry => entry.FullName == $"lib/net10.0/{library}.pdb");
    }

    private static ZipArchive Open(string id, string extension) =>
        ZipFile.OpenRead(Path.Combine(PackageFeed.Folder, $"{id}.{PackageFeed.Version}.{extension}"));

    private static XElement Metadata(ZipArchive package)
    {
        using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!;
    }

    private static string Value(XElement metadata, string name) =>
        metadata.Descendants().Single(element => element.Name.LocalName == name).Value;
}
