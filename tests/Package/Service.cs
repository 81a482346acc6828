using System.Diagnostics;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;

namespace Generated.Neuron.PackageTests;

/// <summary>A web service of a user that runs until it is disposed, on a free port of this machine.</summary>
public sealed partial class Service : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;

    private Service(Process process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address };
    }

    public static async Task<Service> Start(string folder, string program)
    {
        var start = new ProcessStartInfo(program, ["--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } found)
            {
                // Nobody reads on; a full pipe would stop the service.
                _ = process.StandardOutput.ReadToEndAsync();
                return new Service(process, new Uri(found.Groups["address"].Value));
            }
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"{program} ended with {process.ExitCode} before it listened.");
    }

    public Task<HttpResponseMessage> Post(string path, string json) =>
        _client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, MediaTypeNames.Application.Json));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("Now listening on: (?<address>http://[^ ]+)")]
    private static partial Regex Listening();
}
