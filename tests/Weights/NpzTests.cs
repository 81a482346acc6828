using System.IO.Compression;
using System.Text;

namespace Generated.Neuron.Tests.Weights;

public sealed class NpzTests : IDisposable
{
    private readonly TestFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void What_is_saved_is_as_NumPy_has_it()
    {
        using var stream = new MemoryStream();
        Npz.Save(new MatrixNetwork(TestFiles.Moons, seed: 1), stream);
        using var archive = new ZipArchive(stream);
        Assert.Equal(
            ["0.weight.npy", "0.bias.npy", "2.weight.npy", "2.bias.npy", "topology.npy"], archive.Entries.Select(entry => entry.FullName));
        using var entry = archive.Entries[0].Open();
        var array = new byte[128 + 4 * 16];
        entry.ReadExactly(array);
        Assert.Equal(-1, entry.ReadByte());
        Assert.Equal(
            "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (8, 2), }".PadRight(127) + "\n",
            Encoding.Latin1.GetString(array, 0, 128));
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Stored_and_deflated_arrays_are_read(CompressionLevel compression)
    {
        var content = TestFiles.Zip(
            compression,
            ("0.weight.npy", TestFiles.Npy("<f4", "(8, 2)", TestFiles.Bytes(TestFiles.Count(16)))),
            ("0.bias.npy", TestFiles.Npy("<f4", "(8,)", TestFiles.Bytes(TestFiles.Count(8, 16)))),
            ("2.weight.npy", TestFiles.Npy("<f4", "(1, 8)", TestFiles.Bytes(TestFiles.Count(8, 24)))),
            ("2.bias.npy", TestFiles.Npy("<f4", "(1,)", TestFiles.Bytes(32))));
        var network = new MatrixNetwork(TestFiles.Moons);
        Npz.Load(network, new MemoryStream(content));
        Assert.Equal([0f, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15], network.Parameters[..16].ToArray());
        Assert.Equal(TestFiles.Count(17, 16), network.Parameters[16..].ToArray());
    }

    /// <summary>Twelve numbers as a 2 × 3 × 2 array: what NumPy's a[i, j, k] is, in each way that NumPy may store it.</summary>
    [Theory]
    [InlineData("<f2", false)]
    [InlineData(">f2", false)]
    [InlineData("<f4", true)]
    [InlineData(">f4", false)]
    [InlineData("<f8", true)]
    [InlineData(">f8", true)]
    public void Every_type_byte_order_and_index_order_gives_the_same_numbers(string type, bool fortran)
    {
        var data = new List<byte>();
        for (var stored = 0; stored < 12; stored++)
        {
            var number = fortran ? stored % 2 * 6 + stored / 2 % 3 * 2 + stored / 6 : stored;
            var bytes = type[2] switch
            {
                '2' => BitConverter.GetBytes((Half)number),
                '4' => BitConverter.GetBytes((float)number),
                _ => BitConverter.GetBytes((double)number),
            };
            data.AddRange(type[0] == '>' ? bytes.Reverse() : bytes);
        }

        var file = Npz.Read(new MemoryStream(TestFiles.Npz(TestFiles.Npy(type, "(2, 3, 2)", [.. data], fortran))));
        Assert.Equal(TestFiles.Count(12), file["0.weight"].ToArray());
        Assert.Equal($"0.weight {type} [2 × 3 × 2]", file.ToString());
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (), }")]
    [InlineData("{\"shape\":(),\"fortran_order\":False,\"descr\":\"<f4\"}   \n")]
    public void The_head_is_read_in_any_order_and_spacing(string dict) =>
        Assert.Equal([5], Npz.Read(new MemoryStream(TestFiles.Npz(TestFiles.Npy(dict, TestFiles.Bytes(5)))))["0.weight"].ToArray());

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Versions_2_and_3_have_a_longer_length(byte version)
    {
        var dict = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\n";
        byte[] array =
        [
            0x93, .. "NUMPY"u8, version, 0, (byte)dict.Length, 0, 0, 0, .. Encoding.ASCII.GetBytes(dict), .. TestFiles.Bytes(7),
        ];
        Assert.Equal([7], Npz.Read(new MemoryStream(TestFiles.Npz(array)))["0.weight"].ToArray());
    }

    /// <summary>Written to a pipe, an archive has its lengths after the data.</summary>
    [Fact]
    public void An_archive_whose_lengths_stand_behind_the_data_is_read()
    {
        var network = new MatrixNetwork(TestFiles.Moons, seed: 1);
        using var pipe = new Pipe();
        using (var archive = new ZipArchive(pipe, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, shape) in new[] { ("0.weight", "(8, 2)"), ("0.bias", "(8,)"), ("2.weight", "(1, 8)"), ("2.bias", "(1,)") })
            {
                using var stream = archive.CreateEntry($"{name}.npy").Open();
                var count = shape is "(8, 2)" ? 16 : shape is "(1,)" ? 1 : 8;
                stream.Write(TestFiles.Npy("<f4", shape, TestFiles.Bytes(TestFiles.Count(count))));
            }
        }

        Npz.Load(network, new MemoryStream(pipe.Content.ToArray()));
        Assert.Equal(TestFiles.Count(8), network.Biases(1).ToArray());
    }

    [Fact]
    public void The_topology_is_a_text_beside_the_arrays()
    {
        var network = new MatrixNetwork(TestFiles.Moons, seed: 1);
        network.Save(_files.Place("moons.npz"));
        var file = Npz.Read(_files.Place("moons.npz"));
        Assert.Equal(network.Topology.ToString(), file.Metadata["topology"]);
        Assert.Equal(network.Weights(1)[3, 1], file["0.weight"].ToArray()[3 * 2 + 1]);
    }

    /// <summary>Zeros deflate to a thousandth; a small network of them is one all the same.</summary>
    [Fact]
    public void A_network_of_zeros_is_read_deflated()
    {
        var content = TestFiles.Zip(
            CompressionLevel.SmallestSize, ("0.weight.npy", TestFiles.Npy("<f4", "(300, 400)", new byte[4 * 300 * 400])));
        Assert.True(content.Length < 4 * 300 * 400 / 500);
        var network = new MatrixNetwork(Topology.Parse("400-300 (Relu; MeanSquaredError)"), seed: 1);
        Npz.Load(network, new MemoryStream(content));
        Assert.False(network.Parameters.ContainsAnyExcept(0));
    }

    /// <summary>A stream that only goes forward.</summary>
    private sealed class Pipe : Stream
    {
        public MemoryStream Content { get; } = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Content.Write(buffer, offset, count);
    }
}
