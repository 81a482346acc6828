using System.Diagnostics;

namespace Generated.Neuron.Tests.Widths;

/// <summary>What a program printed in a process of its own, and the JIT's listing of its kernels.</summary>
internal sealed record ListedProcess(string Output, string Listing)
{
    /// <param name="program">The name of a program beside the tests.</param>
    /// <param name="setting">Of the runtime, such as <c>DOTNET_EnableAVX512=0</c>; null for none.</param>
    /// <param name="arguments">The program's.</param>
    public static ListedProcess Run(string program, string? setting, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.asm");
        try
        {
            var host = Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
            var start = new ProcessStartInfo(host, ["exec", Path.Combine(AppContext.BaseDirectory, $"{program}.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment =
                {
                    ["DOTNET_JitDisasm"] = "*Kernels*:* *Generated.Neuron.Layers.*:*",
                    ["DOTNET_JitStdOutFile"] = file,
                    ["DOTNET_JitDisasmDiffable"] = "1",
                },
            };

            // The tests themselves may run under such a setting; the program runs under this one alone.
            foreach (var inherited in start.Environment.Keys.Where(name =>
                name.StartsWith("DOTNET_Enable", StringComparison.OrdinalIgnoreCase) || name == "DOTNET_PreferredVectorBitWidth")
                .ToArray())
            {
                start.Environment.Remove(inherited);
            }

            if (setting?.Split('=') is [var variable, var value])
            {
                start.Environment[variable] = value;
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.Result);
            return new ListedProcess(output, File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
