using System.Diagnostics;
using Generated.Neuron.Tests.Documents;
using Generated.Neuron.Tests.Generator;
using Generated.Neuron.Weights;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Weights;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_file_is_made_or_replaced_and_nothing_is_left_beside_it()
    {
        var path = _files.Place("file");
        AtomicFile.Write(path, stream => stream.Write([1, 2]));
        Assert.Equal([1, 2], File.ReadAllBytes(path));
        AtomicFile.Write(path, stream => stream.Write([3]));
        Assert.Equal([3], File.ReadAllBytes(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void Until_all_is_written_the_old_file_is_there()
    {
        var path = _files.Write("file", [1, 2]);
        AtomicFile.Write(path, stream =>
        {
            stream.Write([3, 4, 5]);
            stream.Flush();
            Assert.Equal([1, 2], File.ReadAllBytes(path));
        });
        Assert.Equal([3, 4, 5], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = _files.Write("file", [1, 2]);
        var failed = Assert.Throws<IOException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write([3]);
            throw new IOException("No space left on device");
        }));
        Assert.Equal($"{path} cannot be written: No space left on device. What was there before is unchanged.", failed.Message);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, _ => throw new InvalidOperationException()));
        Assert.Equal([1, 2], File.ReadAllBytes(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void What_killed_processes_left_is_deleted_and_nothing_else()
    {
        string[] others =
        [
            "file", "file.tmp", "file.x.tmp", $"file.{Guid.NewGuid():N}", $"other.{Guid.NewGuid():N}.tmp", $"file.b.{Guid.NewGuid():N}.tmp",
        ];
        foreach (var name in others.Append($"file.{Guid.NewGuid():N}.tmp").Append($"file.{Guid.NewGuid():N}.tmp"))
        {
            _files.Write(name, [1]);
        }

        AtomicFile.DeleteLeftovers(_files.Place("file"));
        Assert.Equal(
            others.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(_files.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>The file system itself says that it is full: 64 KB of memory, mounted for one command.</summary>
    [NeedsSmallDiskFact]
    public void A_full_disk_leaves_the_old_file_and_says_so()
    {
        var saved = new MatrixNetwork(Topology.Parse("16-16 (Relu; MeanSquaredError)"), seed: 1);
        using var disk = new SmallDisk(_files.Place("disk"));
        var path = Path.Combine(disk.Folder, "network.safetensors");
        saved.Save(path);
        var before = File.ReadAllBytes(path);

        // 1.6 MB.
        var large = new MatrixNetwork(Topology.Parse("1000-400 (Relu; MeanSquaredError)"), seed: 2);
        foreach (var extension in new[] { "safetensors", "npz" })
        {
            var message = Assert.Throws<IOException>(() => large.Save(Path.ChangeExtension(path, extension))).Message;
            Assert.StartsWith(
                $"{Path.ChangeExtension(path, extension)} cannot be written: No space left on device", message, StringComparison.Ordinal);
            Assert.DoesNotContain(".tmp", message, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(disk.Folder));
    }

    /// <summary>A program that only saves, killed wherever it is: the file is whole, whichever of the two networks it is of.</summary>
    [Fact]
    public void A_process_that_dies_while_it_saves_leaves_a_whole_file()
    {
        using var folder = new ProgramFolder();
        var program = new GeneratorRun(OutputKind.ConsoleApplication, ProjectDocument.ImplicitUsings, """
            using Generated.Neuron;

            var topology = Topology.Parse("300-300 (Relu; MeanSquaredError)");
            MatrixNetwork[] networks = [new(topology, seed: 1), new(topology, seed: 2)];
            for (var i = 0; ; i++)
            {
                networks[i % 2].Save("network.safetensors");
                if (i == 0)
                {
                    Console.WriteLine("saving");
                }
            }
            """);
        var topology = Topology.Parse("300-300 (Relu; MeanSquaredError)");
        float[][] saved =
        [
            new MatrixNetwork(topology, seed: 1).Parameters.ToArray(), new MatrixNetwork(topology, seed: 2).Parameters.ToArray(),
        ];
        for (var trial = 0; trial < 5; trial++)
        {
            using var process = folder.Start(program);
            Assert.Equal("saving", process.StandardOutput.ReadLine());
            Thread.Sleep(50 + 13 * trial);
            process.Kill();
            process.WaitForExit();
            var loaded = MatrixNetwork.FromFile(folder.Place("network.safetensors")).Parameters.ToArray();
            Assert.Contains(saved, network => network.AsSpan().SequenceEqual(loaded));
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_or_a_folder_in_the_files_place_is_said()
    {
        var nowhere = _files.Place("nowhere/file");
        Assert.StartsWith(
            $"{nowhere} cannot be written: Could not find a part of the path",
            Assert.Throws<IOException>(() => AtomicFile.Write(nowhere, _ => { })).Message,
            StringComparison.Ordinal);
        Directory.CreateDirectory(_files.Place("folder"));
        Assert.StartsWith(
            $"{_files.Place("folder")} cannot be written: ",
            Assert.Throws<IOException>(() => AtomicFile.Write(_files.Place("folder"), _ => { })).Message,
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_files.Folder));
        Assert.Throws<ArgumentException>("path", () => AtomicFile.Write("", _ => { }));
    }

    [Fact]
    public void A_link_stays_a_link_and_permissions_stay_what_they_are()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = _files.Write("file", [1]);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead;
        File.SetUnixFileMode(path, Mode);
        File.CreateSymbolicLink(_files.Place("link"), path);
        AtomicFile.Write(_files.Place("link"), stream => stream.Write([2]));
        Assert.Equal(path, new FileInfo(_files.Place("link")).LinkTarget);
        Assert.Equal([2], File.ReadAllBytes(path));
        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    /// <summary>64 KB in memory as a folder.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public SmallDisk(string folder)
        {
            Folder = Directory.CreateDirectory(folder).FullName;
            Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", Folder));
        }

        public string Folder { get; }

        public void Dispose() => Assert.Equal(0, Run("umount", Folder));

        public static int Run(string program, params string[] arguments)
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    /// <summary>Mounting takes root, and a container may not allow it to root either.</summary>
    private sealed class NeedsSmallDiskFactAttribute : FactAttribute
    {
        public NeedsSmallDiskFactAttribute()
        {
            var folder = Directory.CreateTempSubdirectory("neuron-disk-");
            try
            {
                new SmallDisk(folder.FullName).Dispose();
            }
            catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or Xunit.Sdk.XunitException)
            {
                Skip = "A file system of 64 KB cannot be mounted here: that takes root, and a container that allows it.";
            }
            finally
            {
                folder.Delete();
            }
        }
    }
}
