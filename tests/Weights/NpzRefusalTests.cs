using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Generated.Neuron.Tests.Weights;

/// <summary>Every way in which a NumPy archive can be wrong, and what the user reads then.</summary>
public sealed class NpzRefusalTests
{
    private static readonly byte[] Right = TestFiles.Npz(TestFiles.Npy("<f4", "(1, 2)", TestFiles.Bytes(1, 2)));

    /// <summary>Offsets into the archive of one stored entry: local header, directory entry, end record.</summary>
    private static readonly int Central = Right.AsSpan().IndexOf("PK\u0001\u0002"u8), End = Right.AsSpan().IndexOf("PK\u0005\u0006"u8);

    [Theory]
    [InlineData("", "byte 0: no zip archive ends here")]
    [InlineData("PK\u0003\u0004", "no zip archive ends here: the file is damaged, truncated or has trailing bytes")]
    [InlineData("\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4'", "is a single NumPy array; in Python: numpy.savez")]
    [InlineData("\u0080\u0004\u0095\u0010\u0000\u0000\u0000\u0000\u0001", "is a pickle")]
    public void A_file_that_is_no_archive(string content, string message) => Refused(message, Encoding.Latin1.GetBytes(content));

    [Fact]
    public void An_archive_with_something_before_or_after_it()
    {
        Refused("no zip archive ends here", [.. Right, 0]);
        Refused("the archive's directory claims to have", [0, .. Right]);
        Refused("no zip archive ends here", Right[..^1]);
    }

    [Theory]
    [InlineData(10, 0xFFFF, "zip64")]
    [InlineData(10, 2, "the archive's directory claims to have")]
    [InlineData(4, 1, "the archive's directory claims to have")]
    public void An_end_that_says_something_else(int field, int value, string message) => Refused(message, With(End + field, value));

    [Theory]
    [InlineData(0, 0, "an entry of the archive's directory is expected here")]
    [InlineData(8, 1, "is encrypted")]
    [InlineData(10, 12, "has another name, method or length at byte 0")]
    [InlineData(20, 0xFFFF, "claims to have 65535 bytes from byte")]
    [InlineData(24, 0xFFFF, "is stored, but said to have 65535 bytes instead of")]
    [InlineData(28, 0xFFFF, "is longer than the directory")]
    [InlineData(42, 7, "is said to start at byte 7, where no entry starts")]
    [InlineData(46, 'x' | ('.' << 8), "has another name, method or length")]
    [InlineData(16, 0x1234, "has another checksum than in the archive's directory")]
    public void A_directory_that_says_something_else(int field, int value, string message) =>
        Refused(message, With(Central + field, value));

    [Fact]
    public void A_method_that_is_not_read()
    {
        var content = With(Central + 10, 12);
        content[8] = 12;
        Refused("is compressed by method 12, but only stored and deflated entries are read", content);
    }

    [Theory]
    [InlineData("../0.weight.npy", "leads out of its folder")]
    [InlineData("a/../../0.weight.npy", "leads out of its folder")]
    [InlineData("/0.weight.npy", "leads out of its folder")]
    [InlineData("C:\\0.weight.npy", "leads out of its folder")]
    [InlineData("0.weight", "is not a NumPy array, whose name ends with .npy")]
    [InlineData(
        "archive/data.pkl", "is a pickle, which may run code when it is loaded and is never read; in Python: from safetensors.torch")]
    [InlineData("model.weights.h5", "is a Keras or HDF5 file")]
    [InlineData("running_mean.npy", "belongs to a batch norm, and these tensors do not say which layer it follows; export")]
    public void A_name_that_has_no_business_there(string name, string message) =>
        Refused(message, TestFiles.Zip(CompressionLevel.NoCompression, (name, TestFiles.Npy("<f4", "(1, 2)", TestFiles.Bytes(1, 2)))));

    /// <summary>NumPy takes the last.</summary>
    [Fact]
    public void A_name_that_is_there_twice()
    {
        var array = TestFiles.Npy("<f4", "(1, 2)", TestFiles.Bytes(1, 2));
        Refused(
            "entry '0.weight.npy': is there twice",
            TestFiles.Zip(CompressionLevel.NoCompression, ("0.weight.npy", array), ("0.weight.npy", array)));
    }

    [Theory]
    [InlineData("<f4", "(1, 3)", "has 8 bytes after its header, but its shape [1 × 3] of <f4 takes 12")]
    [InlineData("<f8", "(1, 2)", "takes 16")]
    [InlineData("<f4", "(4294967296, 4294967296)", "which is more than a file can hold")]
    [InlineData("<f4", "(0, 9223372036854775807)", "which is more than a file can hold")]
    [InlineData("<f4", "(9223372036854775808,)", "has a shape that is not a tuple")]
    [InlineData("<f4", "(-1, 2)", "has a shape that is not a tuple")]
    [InlineData("<f4", "[1, 2]", "has no '('")]
    [InlineData("<f4", "(1, 2", "has a shape that is not a tuple")]
    [InlineData("<f4", "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2)", "a tuple of at most 32 whole numbers")]
    [InlineData("<i8", "(1, 1)", "holds '<i8', but weights and biases are floating-point numbers")]
    [InlineData("|O", "(1,)", "holds Python objects, which are pickles that may run code")]
    [InlineData("<f99999999999", "(1,)", "has the type '<f99999999999', which is not read")]
    [InlineData("<f4\0", "(1,)", @"has the type '<f4\u0000', which is not read")]
    [InlineData("<c8", "(1,)", "which is not read; save it as float32")]
    [InlineData("<U2", "(2,)", "has 8 bytes after its header")]
    public void An_array_that_cannot_be(string type, string shape, string message) =>
        Refused(message, TestFiles.Npz(TestFiles.Npy(type, shape, TestFiles.Bytes(1, 2))));

    [Theory]
    [InlineData("", "has no '{'")]
    [InlineData("{", "has no text at character")]
    [InlineData("{}", "is not made of descr, fortran_order and shape alone")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', }", "names 'descr' twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': None, 'shape': (1, 2), }", "neither True nor False")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }", "has fields of its own type")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), 'more': 1}", "has the key 'more'")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), } + exit()", "is not made of descr, fortran_order and shape alone")]
    public void A_head_that_is_not_what_it_should_be(string dict, string message) =>
        Refused(message, TestFiles.Npz(TestFiles.Npy(dict, TestFiles.Bytes(1, 2))));

    [Fact]
    public void A_start_that_is_not_NumPys()
    {
        var array = TestFiles.Npy("<f4", "(1, 2)", TestFiles.Bytes(1, 2));
        Refused("does not start with \\x93NUMPY", TestFiles.Npz([.. "PK"u8, .. array[2..]]));
        Refused("is of version 4.0 of NumPy's format", TestFiles.Npz([.. array[..6], 4, .. array[7..]]));
        Refused("is of version 1.1 of NumPy's format", TestFiles.Npz([.. array[..7], 1, .. array[8..]]));
        Refused(
            "has a header of 65535 bytes, more than the 10000 that are read", TestFiles.Npz([.. array[..8], 0xFF, 0xFF, .. array[10..]]));
        Refused("shorter than the archive's directory and its own header say", TestFiles.Npz(array[..30]));
        Refused("shorter than the archive's directory and its own header say", TestFiles.Npz([]));
    }

    [Theory]
    [InlineData("<U1", 0xD800u, "holds the number 55296, which is not a character")]
    [InlineData(">U1", 0x110000u, "holds the number 4352, which")]
    [InlineData("<U1", 0x110000u, "holds the number 1114112, which is not a character")]
    public void A_text_that_is_none(string type, uint code, string message)
    {
        var bytes = BitConverter.GetBytes(code);
        if (type[0] == '>' && code == 0x110000)
        {
            // 0x00001100 from the other end: a character, and no topology.
            Refused("is not a topology", TestFiles.Zip(CompressionLevel.NoCompression, ("topology.npy", TestFiles.Npy(type, "()", bytes))));
            return;
        }

        Refused(message, TestFiles.Zip(CompressionLevel.NoCompression, ("topology.npy", TestFiles.Npy(type, "()", bytes))));
    }

    [Fact]
    public void Data_that_cannot_be_inflated()
    {
        var content = TestFiles.Zip(
            CompressionLevel.SmallestSize, ("0.weight.npy", TestFiles.Npy("<f4", "(64, 2)", TestFiles.Bytes(TestFiles.Count(128)))));
        content.AsSpan(60, 40).Fill(0xFF);
        Refused("entry '0.weight.npy': ", content);
    }

    /// <summary>Two hundred kilobytes that NumPy makes two hundred million of, with a head that says so and one that does not.</summary>
    [Fact]
    public void A_bomb_is_refused_before_it_is_inflated()
    {
        const int Bytes = 200_000_000;
        var honest = TestFiles.Zip(CompressionLevel.SmallestSize, ("0.weight.npy", TestFiles.Npy("<f4", "(1, 50000000)", new byte[Bytes])));
        Assert.InRange(honest.Length, 150_000, 250_000);
        var lying = TestFiles.Zip(CompressionLevel.SmallestSize, ("0.weight.npy", TestFiles.Npy("<f4", "(1, 2)", new byte[Bytes])));
        foreach (var (content, message) in new[]
        {
            (honest, "bytes when inflated, more than the"),
            (lying, "has 200000000 bytes after its header, but its shape [1 × 2] of <f4 takes 8"),
        })
        {
            Refused(message, content);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<ModelFileException>(() => Npz.Read(new MemoryStream(content)));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        }
    }

    /// <summary>A file of 300 KB may inflate to 46 MB, but no file of the given network has more than 16.</summary>
    [Fact]
    public void More_than_the_network_can_take_is_not_inflated()
    {
        const int Numbers = 5_000_000;
        var noise = new byte[250_000];
        new Random(1).NextBytes(noise);
        var content = TestFiles.Zip(
            CompressionLevel.SmallestSize,
            ("0.weight.npy", TestFiles.Npy("<f4", $"(1, {Numbers})", new byte[4 * Numbers])),
            ("noise.npy", TestFiles.Npy("|u1", $"({noise.Length},)", noise)));
        Refused("bytes when inflated, more than the 20000528 that are read", content);
        Assert.Equal(Numbers, Npz.Read(new MemoryStream(content))["0.weight"].Shape[1]);
    }

    [Fact]
    public void A_length_that_deflate_cannot_reach_is_refused()
    {
        var content = TestFiles.Zip(
            CompressionLevel.SmallestSize, ("0.weight.npy", TestFiles.Npy("<f4", "(1, 3000000)", TestFiles.Bytes(1, 2))));
        var central = content.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(central + 24), 12_000_000);
        Refused("is said to be 12000000 bytes when inflated, more than its", content);
    }

    [Fact]
    public void Entries_that_share_bytes_or_leave_a_hole()
    {
        var array = TestFiles.Npy("<f4", "(1, 2)", TestFiles.Bytes(1, 2));
        var two = TestFiles.Zip(CompressionLevel.NoCompression, ("0.weight.npy", array), ("1.weight.npy", array));
        var second = two.AsSpan().LastIndexOf("PK\u0003\u0004"u8);
        var central = two.AsSpan().IndexOf("PK\u0001\u0002"u8);

        // The first entry grows into the second, which is a valid array of another shape.
        var shared = two.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(
            shared.AsSpan(central + 20), BinaryPrimitives.ReadInt32LittleEndian(two.AsSpan(central + 20)) + 4);
        BinaryPrimitives.WriteInt32LittleEndian(
            shared.AsSpan(central + 24), BinaryPrimitives.ReadInt32LittleEndian(two.AsSpan(central + 24)) + 4);
        Refused($"entry '1.weight.npy': starts at byte {second}, but what is before it ends at {second + 4}", shared);

        var hole = two.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(
            hole.AsSpan(central + 20), BinaryPrimitives.ReadInt32LittleEndian(two.AsSpan(central + 20)) - 4);
        BinaryPrimitives.WriteInt32LittleEndian(
            hole.AsSpan(central + 24), BinaryPrimitives.ReadInt32LittleEndian(two.AsSpan(central + 24)) - 4);
        Refused($"entry '1.weight.npy': starts at byte {second}, but what is before it ends at {second - 4}", hole);
    }

    private static byte[] With(int offset, int value)
    {
        var content = Right.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(offset), (ushort)value);
        return content;
    }

    private static void Refused(string message, byte[] content) => TestFiles.AssertRefused(message, content, Npz.Load);
}
