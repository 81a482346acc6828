using System.Diagnostics;
using Generated.Neuron.Files;
using Generated.Neuron.Tests.Documents;
using Generated.Neuron.Tests.Generator;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Tests.Weights;

[Trait(nameof(Needs), Needs.Processes)]
[Trait(nameof(Needs), Needs.AnyVectors)]
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
            "file", "file.tmp", $"file.{Guid.NewGuid():N}.tmp", $"{Guid.NewGuid():N}.tmp", Leftover("other"), $"x{Leftover("file")}",
            $"{Leftover("file")}.tmp", Leftover("file").Replace("-", "--", StringComparison.Ordinal),
        ];
        foreach (var name in others.Append(Leftover("file")).Append(Leftover("file")))
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

    /// <summary>The name of a temporary file of that file, as one that is being written shows it.</summary>
    private string Leftover(string name)
    {
        var before = Directory.EnumerateFiles(_files.Folder).ToHashSet();
        var temporary = "";
        AtomicFile.Write(
            _files.Place(name),
            _ => temporary = Path.GetFileName(Directory.EnumerateFiles(_files.Folder).Single(file => !before.Contains(file))));
        if (!before.Contains(_files.Place(name)))
        {
            File.Delete(_files.Place(name));
        }

        return temporary;
    }

    /// <summary>A file system allows 255 bytes: of one, two, three or four a letter.</summary>
    [Theory]
    [InlineData("a", 217)]
    [InlineData("a", 218)]
    [InlineData("a", 226)]
    [InlineData("a", 251)]
    [InlineData("ü", 125)]
    [InlineData("網", 83)]
    [InlineData("🧠", 62)]
    public void Whatever_name_a_file_may_have_it_can_be_written_with(string letter, int count)
    {
        var path = _files.Place(string.Concat(Enumerable.Repeat(letter, count)) + ".npz");
        File.WriteAllText(path, "can be written");
        var (saved, topology) = (new float[4], Topology.Parse("2-1 (Identity; MeanSquaredError)"));
        new MatrixNetwork(topology, seed: 1).Save(path);
        new MatrixNetwork(topology, seed: 1).Parameters.CopyTo(saved);
        Assert.Equal(saved.AsSpan(0, 3), MatrixNetwork.FromFile(path).Parameters);

        // An optimizer's state and a checkpoint go the same way.
        var state = Path.ChangeExtension(path, "opt");
        new Adam().Save(state);
        Assert.True(File.Exists(state));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(_files.Folder).Count());
    }

    [Fact]
    public void A_checkpoint_may_have_the_longest_name()
    {
        var path = _files.Place(new string('c', 255));
        var data = new Dataset(new float[] { 1, 2 }, new float[] { 1, 2 }, rows: 2);
        var network = new MatrixNetwork(Topology.Parse("1-1 (Identity; MeanSquaredError)"), seed: 1);
        new Trainer(network, new Sgd { LearningRate = 0.1 }) { Epochs = 2, CheckpointPath = path }.Fit(data);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void The_name_in_an_error_is_the_files_or_its_folders_never_the_temporary_ones()
    {
        File.WriteAllText(_files.Place("file"), "no folder");
        foreach (var (path, reason) in new[]
        {
            (_files.Place("nowhere/file"), $"The folder {_files.Place("nowhere")} does not exist; create it first."),
            (_files.Place("no/where/file"), $"The folder {_files.Place("no/where")} does not exist; create it first."),
            (_files.Place("file/file"), $"{_files.Place("file")} is a file, not a folder."),
        })
        {
            Assert.Equal(
                $"{path} cannot be written: {reason} What was there before is unchanged.",
                Assert.Throws<IOException>(() => AtomicFile.Write(path, _ => { })).Message);
        }

        var tooLong = _files.Place(new string('a', 256));
        var message = Assert.Throws<IOException>(() => AtomicFile.Write(tooLong, _ => { })).Message;
        Assert.StartsWith($"{tooLong} cannot be written: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", message, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(_files.Folder));
    }

    [Fact]
    public void A_folder_in_the_files_place_or_no_name_is_an_error()
    {
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
