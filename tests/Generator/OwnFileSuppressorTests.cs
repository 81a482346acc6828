namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// Warnings about what the generator wrote, in a project whose warnings are errors: by the SDK's compiler, as a build runs it.
/// </summary>
[Trait(nameof(Needs), nameof(Needs.Processes))]
public sealed class OwnFileSuppressorTests
{
    private const string Source = """
        #pragma warning disable CS3016
        [assembly: System.CLSCompliant(true)]
        public class Model { [System.Obsolete("old")] public Model() { } }
        [System.CLSCompliant(true)]
        [Generated.Neuron.Network(2, 3, 1)] public partial class Compliant : Model;
        """;

    [Fact]
    public void What_a_user_could_not_mend_is_no_error() => Assert.Empty(Errors(Source));

    [Fact]
    public void It_is_one_without_the_suppressor() => Assert.Equal(
        ["CS0618", "CS3001"],
        Errors(Source, "-nowarn:NRNS_CLS_CS3001,NRNS_OBSOLETE_CS0618").Select(error => error.Split(' ')[1]).Distinct().Order());

    [Fact]
    public void What_a_user_wrote_stays_an_error() => Assert.Equal(
        ["6 CS0618"],
        Errors(Source + "\npublic class Own : Model { public Own() : base() { } }").Distinct());

    private static IReadOnlyList<string> Errors(string source, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "Source.cs");
            File.WriteAllText(file, source);
            return CommandLineCompiler.Errors(file, ["-warnaserror+", .. options]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
