using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Neuron.Tests.Generator;

/// <summary>The properties of a user's project, as the build hands them to the compiler.</summary>
internal sealed class BuildProperties(params (string Name, string Value)[] properties)
{
    /// <summary>LangVersion, where it is set; otherwise the compiler's own default.</summary>
    public CSharpParseOptions ParseOptions =>
        properties.FirstOrDefault(property => property.Name == "LangVersion").Value is { } value
            && LanguageVersionFacts.TryParse(value, out var version)
            ? CSharpParseOptions.Default.WithLanguageVersion(version)
            : CSharpParseOptions.Default;

    public AnalyzerOptions Options =>
        new(
            [],
            new Provider(
                properties.ToDictionary(
                    property => $"build_property.{property.Name}", property => property.Value, StringComparer.OrdinalIgnoreCase)));

    private sealed class Provider(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
