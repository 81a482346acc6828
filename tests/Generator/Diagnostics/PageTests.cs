extern alias generator;
using System.Globalization;
using System.Text.RegularExpressions;
using Generated.Neuron.Tests.Documents;
using Generated.Neuron.Tests.Generator;
using generator::Generated.Neuron.Generator;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Diagnostics;

/// <summary>The page of every rule: its title, code that breaks it and nothing else, and code that is right.</summary>
[Trait(nameof(Needs), Needs.Time)]
public sealed partial class PageTests
{
    /// <summary>All but the one that no declaration is known to break: what is thrown while a network is written.</summary>
    public static TheoryData<string> Rules => [.. new NetworkAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Except(["NRN022"])];

    [Theory, MemberData(nameof(Rules))]
    public async Task The_invalid_code_breaks_the_rule_and_the_fixed_code_breaks_none(string id)
    {
        var page = ProjectDocument.Read($"docs/diagnostics/{id}.md");
        var rule = new NetworkAnalyzer().SupportedDiagnostics.Single(rule => rule.Id == id);
        Assert.StartsWith($"# {id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}\n", page, StringComparison.Ordinal);
        var severity = rule.DefaultSeverity == DiagnosticSeverity.Info ? "Information" : rule.DefaultSeverity.ToString();
        Assert.StartsWith(severity, page.Split('\n')[2], StringComparison.Ordinal);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);

        var invalid = Run(page, "Invalid");
        Assert.Equal(id, Assert.Single(await invalid.AnalyzerDiagnostics()).Id);
        Assert.DoesNotContain(invalid.CompilerDiagnostics, error => !BadDeclarationTests.MissesWhatIsNotWritten(error));

        var right = Run(page, "Fixed");
        Assert.Empty(await right.AnalyzerDiagnostics());
        Assert.Empty(right.CompilerDiagnostics);
        Assert.NotEmpty(right.Sources);
    }

    [Fact]
    public void The_overview_lists_every_rule()
    {
        var overview = ProjectDocument.Read("docs/diagnostics/README.md");
        var listed = Row().Matches(overview).Select(row => row.Groups["id"].Value);
        var pages = Directory.EnumerateFiles(ProjectDocument.Path("docs/diagnostics"), "NRN*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file)!);
        Assert.Equal(pages.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Superset(new NetworkAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).ToHashSet(), listed.ToHashSet());
    }

    private static GeneratorRun Run(string page, string section)
    {
        var text = page[page.IndexOf($"## {section}\n", StringComparison.Ordinal)..];
        var end = text.IndexOf("\n## ", StringComparison.Ordinal);
        text = end < 0 ? text : text[..end];
        var properties = ProjectDocument.Blocks(text, "xml")
            .SelectMany(block => Property().Matches(block))
            .Select(property => (property.Groups["name"].Value, property.Groups["value"].Value));
        return new GeneratorRun(new BuildProperties([.. properties]), Assert.Single(ProjectDocument.Blocks(text, "csharp")));
    }

    [GeneratedRegex(@"<(?<name>\w+)>(?<value>[^<\n]+)</\k<name>>")]
    private static partial Regex Property();

    [GeneratedRegex(@"^\| \[(?<id>NRNA?\d+)\]\(\k<id>\.md\)", RegexOptions.Multiline)]
    private static partial Regex Row();
}
