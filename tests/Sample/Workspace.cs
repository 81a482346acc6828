using Generated.Neuron.Sample;

namespace Generated.Neuron.Tests.Sample;

/// <summary>What a run of the sample left behind.</summary>
internal sealed record SampleResult(int ExitCode, string Output, string Error);

/// <summary>Runs the sample in process, with its output redirected, in a folder of its own.</summary>
public sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neuron-sample-");

    /// <summary>A folder for results that does not exist yet.</summary>
    public string Results => Place("results");

    public string Place(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(Place(name), content);
        return Place(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The times in its table are not waited for: among other tests, the JIT is never finished.</summary>
    internal static Task<SampleResult> Run(string[] args, CancellationToken cancellation = default) =>
        Run(args, TimeSpan.Zero, cancellation);

    internal static async Task<SampleResult> Run(string[] args, TimeSpan patience, CancellationToken cancellation = default)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = await SampleCommand.RunAsync(args, output, error, live: false, patience, cancellation);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>As <see cref="Run(string[], CancellationToken)"/>, with the results in <see cref="Results"/>.</summary>
    internal Task<SampleResult> RunHere(params string[] args) => Run([.. args, "--output", Results]);
}
