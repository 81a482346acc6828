using System.Reflection;

namespace Generated.Neuron.Tests.Generator;

/// <summary>Clone, ToString, and the marks of what is generated.</summary>
[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class ObjectMemberTests
{
    private const string Using = "using Generated.Neuron;\n";

    [Fact]
    public void A_clone_has_the_class_the_fields_and_its_own_parameters()
    {
        const string declaration = "[Network(2, 8, 1)] public partial class Net { public string Name = \"\"; } public class Derived : Net;";
        var assembly = new GeneratorRun(Using + declaration).Load();
        foreach (var name in new[] { "Net", "Derived" })
        {
            var original = (dynamic)Activator.CreateInstance(assembly.GetType(name)!)!;
            original.Name = "mine";
            var clone = original.Clone();
            Assert.Equal((Type)original.GetType(), (Type)clone.GetType());
            Assert.Equal("mine", (string)clone.Name);
            var (parameters, copies) = ((INetwork)original, (INetwork)clone);
            Assert.Equal(parameters.Parameters.ToArray(), copies.Parameters.ToArray());
            copies.Parameters.Fill(1);
            Assert.DoesNotContain(1f, parameters.Parameters.ToArray());
            float[] x = [0.5f, -0.5f], outputs = [0, 0];
            copies.Forward(x, outputs.AsSpan(0, 1));
            parameters.Parameters.Fill(1);
            parameters.Forward(x, outputs.AsSpan(1, 1));
            Assert.Equal(outputs[0], outputs[1]);
        }
    }

    [Theory]
    [InlineData("2, 8, 1", "Net 2-8-1 (Relu, Sigmoid; BinaryCrossEntropy), 33 parameters")]
    [InlineData(
        "784, 128, 10, Loss = Loss.CrossEntropy, Unroll = Unroll.Never",
        "Net 784-128-10 (Relu, Softmax; CrossEntropy), 101,770 parameters")]
    public void A_network_is_one_readable_line(string attribute, string line)
    {
        var type = new GeneratorRun($"{Using}[Network({attribute})] public partial class Net;").Load().GetType("Net")!;
        Assert.Equal(line, Activator.CreateInstance(type)!.ToString());
    }

    /// <summary>The user's own members, in the class or in a base, stay the only ones.</summary>
    [Theory]
    [InlineData(
        "[Network(2, 8, 1)] public partial class Net { public object Clone() => this; public override string ToString() => \"\"; }")]
    [InlineData("[Network(2, 8, 1)] public partial class Net : System.ICloneable { public object Clone() => new Net(1); }")]
    [InlineData("[Network(2, 8, 1)] public partial class Net { public int Clone => 1; public new int ToString => 2; }")]
    [InlineData("[Network(2, 8, 1)] public partial class Net { public class Clone; public static string ToString(int i) => $\"{i}\"; }")]
    [InlineData("[Network(2, 8, 1)] public partial class Net { public T Clone<T>(T t) => t; public Net Clone(int seed) => new(seed); }")]
    [InlineData("[Network(2, 8, 1)] public partial class Clone;")]
    [InlineData("public class Model { public sealed override string ToString() => \"\"; public virtual Model Clone() => this; } "
        + "[Network(2, 8, 1)] public partial class Net : Model;")]
    [InlineData("public abstract class Model { public abstract object Clone(); } "
        + "[Network(2, 8, 1)] public partial class Net : Model { public override object Clone() => new Net(3); }")]
    [InlineData("public class Model { private int Clone() => 1; public int One => Clone(); } "
        + "[Network(2, 8, 1)] public partial class Net : Model;")]
    [InlineData("public class Model { public class Net; } [Network(2, 8, 1)] public partial class Net : Model;")]
    [InlineData("[Network(2, 8, 1)] public partial class @class;")]
    public async Task Members_of_the_same_names_do_not_clash(string declaration)
    {
        var run = new GeneratorRun(Using + declaration);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Empty(await run.AnalyzerDiagnostics());
        Assert.Equal(2, run.Sources.Count);
    }

    /// <summary>Of a user's class only the generated members, of which fields hold no code to be covered.</summary>
    [Theory]
    [InlineData("public partial class Net { public int Mine() => 1; }")]
    [InlineData("public partial class Net { public Net(string name) => _ = name; }")]
    [InlineData("public partial class Net { class Span; class GeneratedCodeAttribute; class ExcludeFromCodeCoverage; }")]
    public void What_is_generated_is_marked_and_what_is_not_is_not(string declaration)
    {
        const string loops = "24, 64, 10, Loss = Loss.CrossEntropy, Unroll = Unroll.Never";
        foreach (var attribute in new[] { "2, 8, 1", "12, 8, 2, Dropout = 0.5", loops })
        {
            var run = new GeneratorRun($"{Using}[Network({attribute})] {declaration}");
            const BindingFlags all =
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            var type = run.Load().GetType("Net")!;
            Assert.False(IsMarked(type));
            string[] own = ["Mine", "Span", "GeneratedCodeAttribute", "ExcludeFromCodeCoverage"];
            var members = type.GetMembers(all).Where(member => member is not FieldInfo && member is not MethodInfo { IsSpecialName: true });
            Assert.All(members, member => Assert.Equal(
                !own.Contains(member.Name) && (member as ConstructorInfo)?.GetParameters() is not [{ ParameterType.Name: "String" }],
                IsMarked(member)));
            var kernels = type.Assembly.GetTypes().Single(other => other.Namespace == "Generated.Neuron.Emitted" && !other.IsNested);
            Assert.True(IsMarked(kernels));
        }
    }

    private static bool IsMarked(MemberInfo member)
    {
        var names = member.GetCustomAttributesData().Select(attribute => attribute.AttributeType.Name).ToArray();
        Assert.Equal(names.Contains("GeneratedCodeAttribute"), names.Contains("ExcludeFromCodeCoverageAttribute"));
        return names.Contains("GeneratedCodeAttribute");
    }
}
