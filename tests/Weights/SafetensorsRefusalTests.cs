using System.Text;

namespace Generated.Neuron.Tests.Weights;

/// <summary>Every way in which a safetensors file can be wrong, and what the user reads then.</summary>
public sealed class SafetensorsRefusalTests
{
    private const string Weight = """{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}""";

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_that_ends_in_its_first_number(int length) => Refused($"byte {length}: the file ends", new byte[length]);

    [Theory]
    [InlineData(ulong.MaxValue, "the header claims to have 18446744073709551615 bytes")]
    [InlineData(1UL << 63, "more than the 16000000 that are read")]
    [InlineData(16_000_001UL, "more than the 16000000 that are read")]
    [InlineData(16_000_000UL, "the header claims to have 16000000 bytes, but 2 follow")]
    [InlineData(3UL, "the header claims to have 3 bytes, but 2 follow")]
    [InlineData(0UL, "byte 8: the header does not start with '{'")]
    [InlineData(1UL, "expected '\"' in the header, found its end")]
    public void A_header_of_another_length(ulong length, string message) =>
        Refused(message, TestFiles.Safetensors(length, "{}"u8.ToArray(), []));

    [Theory]
    [InlineData("", "does not start with '{'")]
    [InlineData("[]", "does not start with '{'")]
    [InlineData(" {}", "does not start with '{'")]
    [InlineData("{} x", "continues after its last '}'")]
    [InlineData("{\"a\"}", "byte 12: expected ':' in the header, found '}'")]
    [InlineData("{\"a\":[[[[[[[[[[", "expected '{' in the header, found '['")]
    [InlineData("{\"a\":{\"shape\":[[1]]}}", "in the header, found '['")]
    [InlineData("{\"a\":{\"shape\":[-1]}}", "in the header, found '-'")]
    [InlineData("{\"a\":{\"shape\":[1.5]}}", "expected ']' in the header, found '.'")]
    [InlineData(
        "{\"a\":{\"shape\":[9223372036854775808]}}",
        "expected a whole number from 0 to 2^63 − 1 in the header, found '9223372036854775808'")]
    [InlineData("{\"a\":{\"shape\":[1,]}}", "in the header, found ']'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"more\":{}}}", "tensor 'a' has the field 'more'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "names in tensor 'a' the field 'dtype' twice")]
    [InlineData("{\"a\":{}}", "tensor 'a' needs the fields dtype, shape and data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}}", "the last with two numbers")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "expected '\"' in the header, found '1'")]
    [InlineData("{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}", "names the metadata 'a' twice")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "names a tensor '__metadata__' twice")]
    [InlineData("{\"a", "the header ends inside a name")]
    [InlineData("{\"a\\", "the header ends inside a name")]
    [InlineData("{\"\\x\":", "the escape '\\x', which JSON does not have")]
    [InlineData("{\"\\u12g4\":", "the escape '\\u'")]
    [InlineData("{\"a\nb\":", "holds '\\u000a', which JSON has as \\u000a")]
    [InlineData("{\"__metadata__\":{\"topology\":\"2-8\"}}", "metadata 'topology': '2-8' is not a topology")]
    [InlineData("{}", "holds the weights of 0 layers")]
    public void A_header_that_is_not_what_it_should_be(string header, string message) => Refused(message, TestFiles.Safetensors(header));

    [Fact]
    public void A_header_of_the_same_tensor_twice() =>
        Refused("names a tensor 'weight' twice", TestFiles.Safetensors($$"""{"weight":{{Weight}},"weight":{{Weight}} }""", 8));

    [Fact]
    public void A_header_that_is_not_UTF_8() =>
        Refused("a name in the header is not UTF-8", TestFiles.Safetensors(6, [.. "{\""u8, 0xC3, 0x28, .. "\":"u8], []));

    /// <summary>A recursive reader would end the process here.</summary>
    [Fact]
    public void A_header_nested_half_a_million_times() =>
        Refused("in the header, found '['", TestFiles.Safetensors("{\"a\":{\"shape\":" + new string('[', 500_000)));

    [Theory]
    [InlineData("F32", "[1,2]", "[8,0]", 8, "lies at 8 to 0 of the 8 bytes after the header")]
    [InlineData("F32", "[1,2]", "[0,9223372036854775807]", 8, "lies at 0 to 9223372036854775807")]
    [InlineData("F32", "[1,2]", "[4,12]", 8, "lies at 4 to 12 of the 8 bytes")]
    [InlineData("F32", "[1,3]", "[0,8]", 8, "has 8 bytes, but its shape [1 × 3] of F32 takes 12")]
    [InlineData("F64", "[1,2]", "[0,8]", 8, "has 8 bytes, but its shape [1 × 2] of F64 takes 16")]
    [InlineData(
        "F32", "[4294967296,4294967296]", "[0,0]", 0, "has the shape [4294967296 × 4294967296], which is more than a file can hold")]
    [InlineData("F32", "[0,4294967296]", "[0,0]", 0, "which is more than a file can hold")]
    [InlineData("F32", "[65536,65536]", "[0,0]", 0, "which is more than a file can hold")]
    [InlineData("F31", "[1,2]", "[0,8]", 8, "has the dtype 'F31', which is not one of F64, F32")]
    [InlineData("I32", "[1,2]", "[0,8]", 8, "holds 'I32', but weights and biases are floating-point numbers; save it as float32")]
    [InlineData("F32", "[1,2]", "[0,8]", 9, "the last tensor ends, but the file continues to byte")]
    [InlineData("F32", "[1,2]", "[1,9]", 9, "and gaps are not allowed")]
    [InlineData("F32", "[2]", "[0,8]", 8, "has the shape [2] and no biases, as the slopes of PReLU or an RMS norm have")]
    [InlineData("F32", "[0,2]", "[0,0]", 0, "has the shape [0 × 2], but the weights")]
    public void A_tensor_that_cannot_be(string type, string shape, string offsets, int bytes, string message) =>
        Refused(
            message, TestFiles.Safetensors($$"""{"weight":{"dtype":"{{type}}","shape":{{shape}},"data_offsets":{{offsets}} } }""", bytes));

    [Fact]
    public void Tensors_that_share_bytes() =>
        Refused(
            "inside the previous tensor",
            TestFiles.Safetensors($$"""{"0.weight":{{Weight}},"1.weight":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8] } }""", 8));

    [Theory]
    [InlineData(float.NaN, "tensor '0.weight': number 1 is NaN as float32")]
    [InlineData(float.PositiveInfinity, "number 1 is Infinity")]
    public void Numbers_that_are_not_finite(float number, string message) =>
        Refused(message, TestFiles.Safetensors(("0.weight", [1, 2], [0, number])));

    [Theory]
    [InlineData("PK\u0003\u0004aaaaaaaaaaaa", "is a zip archive, as NumPy's files are; give it the extension .npz")]
    [InlineData(
        "\u0080\u0002}q\u0000X\u0008\u0000\u0000\u0000",
        "is a pickle, which may run code when it is loaded and is never read; in Python: from safetensors.torch import save_file")]
    [InlineData("\u0089HDF\r\n\u001a\n", "is a Keras or HDF5 file; in Python: numpy.savez")]
    [InlineData("\u0093NUMPY\u0001\u0000", "is a single NumPy array; in Python: numpy.savez")]
    public void A_file_of_another_kind_under_this_name(string content, string message) =>
        Refused(message, Encoding.Latin1.GetBytes(content));

    /// <summary>
    /// A file of PyTorch 1.13's torch.save, a zip archive around a pickle, and one of its old form, under each name that is read.
    /// </summary>
    [Theory]
    [InlineData("state_dict.pt")]
    [InlineData("state_dict-legacy.pt")]
    public void A_file_of_PyTorch_is_never_read_whatever_its_name(string file)
    {
        var content = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Weights", "data", file));
        Assert.All(
            new Action<INetwork, Stream>[] { Safetensors.Load, Npz.Load, Onnx.Load },
            load => TestFiles.AssertRefused(
                "byte 0: is a pickle, which may run code when it is loaded and is never read; in Python: from safetensors.torch import "
                    + "save_file; save_file(model.state_dict(), \"model.safetensors\")",
                content,
                load));
    }

    /// <summary>0x280 bytes of header: the first two bytes are those of a pickle, and mean nothing by themselves.</summary>
    [Fact]
    public void A_header_length_that_looks_like_a_pickle_is_none()
    {
        var header = """{"weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""".PadRight(0x280);
        var network = new MatrixNetwork(Topology.Parse("2-1 (Sigmoid; BinaryCrossEntropy)"));
        Safetensors.Load(network, new MemoryStream(TestFiles.Safetensors(header, 8)));
    }

    [Theory]
    [InlineData("model.pt", "save_file(model.state_dict(), \"model.safetensors\")")]
    [InlineData("model.PTH", "save_file(model.state_dict(), \"model.safetensors\")")]
    [InlineData("model.h5", "numpy.savez")]
    [InlineData("model.keras", "numpy.savez")]
    [InlineData("model.pkl", "intercepts_")]
    public void A_file_that_is_never_read_by_its_name(string path, string message)
    {
        var refused = Assert.Throws<ModelFileException>(() => new MatrixNetwork(TestFiles.Moons).Load(path));
        Assert.StartsWith($"{path}, extension ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Throws<ModelFileException>(() => MatrixNetwork.FromFile(path));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_said()
    {
        using var files = new TestFiles();
        Directory.CreateDirectory(files.Place("folder.npz"));
        Assert.StartsWith(
            $"{files.Place("folder.npz")} cannot be read: ",
            Assert.Throws<IOException>(() => new MatrixNetwork(TestFiles.Moons).Load(files.Place("folder.npz"))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Only as much is taken as a file of the network can have.</summary>
    [Fact]
    public void A_stream_without_an_end_fills_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<ModelFileException>(() => Safetensors.Load(new MatrixNetwork(TestFiles.Moons), new EndlessStream()));
        Assert.Contains(
            "the file continues, but a file of more than 20,000,528 bytes is not read here", refused.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
    }

    /// <summary>Names from a file are cut, and nothing in them reaches the terminal.</summary>
    [Fact]
    public void A_name_of_megabytes_and_control_characters()
    {
        var network = new MatrixNetwork(TestFiles.Moons);
        var name = "\u001b[2J" + new string('x', 900_000);
        var refused = Assert.Throws<ModelFileException>(() =>
            Safetensors.Load(network, new MemoryStream(TestFiles.Safetensors((name, [1], [0])))));
        Assert.StartsWith(@"the stream, tensor '\u001b[2Jxxx", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.Message.Length < 500, refused.Message);
    }

    private static void Refused(string message, byte[] content) => TestFiles.AssertRefused(message, content, Safetensors.Load);

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int ReadByte() => 0;

        public override int Read(Span<byte> buffer)
        {
            buffer.Clear();
            return buffer.Length;
        }
    }
}
