using System.Diagnostics;
using System.Text.RegularExpressions;
using Generated.Neuron.Tests.Generator;
using Generated.Neuron.Tests.Weights;

namespace Generated.Neuron.Tests.Documents;

/// <summary>
/// A folder in which a document's programs run one after the other, as a reader would run them: it starts with the data sets.
/// </summary>
internal sealed partial class ProgramFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neuron-documents-");

    public ProgramFolder()
    {
        File.Copy(ProjectDocument.Path("sample/data/moons.csv"), Place("moons.csv"));
        File.Copy(ProjectDocument.Path("sample/data/iris.csv"), Place("iris.csv"));
        File.Copy(ProjectDocument.Path("sample/data/flats.csv"), Place("flats.csv"));
        foreach (var library in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Library().IsMatch(Path.GetFileName(file))))
        {
            File.Copy(library, Place(Path.GetFileName(library)));
        }

        File.WriteAllText(Place("program.runtimeconfig.json"), """
            {
              "runtimeOptions": {
                "tfm": "net10.0",
                "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
                "configProperties": { "System.Globalization.Invariant": true }
              }
            }
            """);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What a C# program prints.</summary>
    public string Run(GeneratorRun program)
    {
        Save(program);
        var (exitCode, output, error) = Run("dotnet", "exec", Place("program.dll"));
        Assert.True(exitCode == 0, error);
        return output;
    }

    /// <summary>Saves a C# program to be started by <see cref="StartAgain"/>.</summary>
    public void Save(GeneratorRun program) => program.Save(Place("program.dll"));

    /// <summary>Starts a C# program and lets it run.</summary>
    public Process Start(GeneratorRun program)
    {
        Save(program);
        return StartAgain();
    }

    /// <summary>Starts the program that was saved last.</summary>
    public Process StartAgain(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Place("program.dll"), .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>What a Python program prints, or null and why where it needs what is not installed.</summary>
    public string? RunPython(string program, out string reason)
    {
        reason = "Python with NumPy is not installed";
        if (NeedsPythonFactAttribute.Python is not { } python)
        {
            return null;
        }

        // After what is installed: if the safetensors library is missing, a few lines of ours replace it.
        var standIn = Path.Combine(AppContext.BaseDirectory, "Weights", "scripts", "stand-in").Replace("\\", "/", StringComparison.Ordinal);
        File.WriteAllText(Place("program.py"), $"import sys\nsys.path.append(\"{standIn}\")\n{program}");
        var (exitCode, output, error) = Run(python, "-B", Place("program.py"));
        reason = Missing().Match(error).Value;
        Assert.True(exitCode == 0 || reason.Length > 0, error);
        return exitCode == 0 ? output : null;
    }

    public string Place(string name) => Path.Combine(_folder.FullName, name);

    private (int ExitCode, string Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    [GeneratedRegex(@"^(Generated\.Neuron(\.Training|\.Weights)?|System\.Numerics\.Tensors)\.dll$")]
    private static partial Regex Library();

    [GeneratedRegex("No module named '.*'")]
    private static partial Regex Missing();
}
