using System.Text;

namespace Generated.Neuron.Tests.Snapshots;

/// <summary>The snapshot helper itself, on files in a folder of its own.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshots").FullName;

    private string TestFile => Path.Combine(_folder, "SomeTests.cs");

    private string Copy(string state) => Path.Combine(_folder, $"SomeTests.Some_test#Net.g.{state}.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_new_file_fails_and_is_received_in_Verifys_format()
    {
        Assert.Contains("is new", Failure("class Net\n{\n}\n"), StringComparison.Ordinal);
        Assert.Equal(
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("//HintName: Net.g.cs\nclass Net\n{\n}")], File.ReadAllBytes(Copy("received")));
    }

    [Fact]
    public void An_accepted_file_passes_and_leaves_nothing_received()
    {
        Failure("class Net;\n");
        File.Move(Copy("received"), Copy("verified"));
        Verify("class Net;\n");
        Failure("class Changed;\n");
        Verify("class Net;\n");
        Assert.Equal([Copy("verified")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_changed_file_fails_with_the_line()
    {
        Failure("class Net\n{\n    int a;\n}\n");
        File.Move(Copy("received"), Copy("verified"));
        var message = Failure("class Net\n{\n    int b;\n}\n");
        Assert.Contains("line 4", message, StringComparison.Ordinal);
        Assert.Contains("− ", message, StringComparison.Ordinal);
        Assert.Contains("int b;", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_of_a_file_that_is_generated_no_longer_fails()
    {
        Failure("class Net;\n");
        File.Move(Copy("received"), Copy("verified"));
        File.WriteAllText(Path.Combine(_folder, "SomeTests.Some_test#Gone.g.verified.cs"), "");
        Assert.Contains("Gone.g.verified.cs", Failure("class Net;\n"), StringComparison.Ordinal);
    }

    private void Verify(string text) =>
        Snapshot.Verify(new Dictionary<string, string> { ["Net.g.cs"] = text }, TestFile, "Some_test");

    private string Failure(string text) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Verify(text)).Message;
}
