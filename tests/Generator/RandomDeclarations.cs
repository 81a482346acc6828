using System.Text;

namespace Generated.Neuron.Tests.Generator;

/// <summary>
/// Files that a user might write: networks in all kinds of places, with names that mean something else in C# or in generated code, with
/// members, bases, constructors and arguments right and wrong.
/// </summary>
internal sealed class RandomDeclarations(ulong seed)
{
    public const int NetworksOfFile = 12;

    /// <summary>
    /// Names that a type, a namespace, a container or a type parameter may have, each of which has once broken generated code somewhere.
    /// </summary>
    private static readonly string[] Names =
    [
        "Net", "MoonNet", "Moonnet", "@moon", "@record", "@file", "@required", "@scoped", "@field", "@value", "@await", "@dynamic",
        "@nameof", "@notnull",
        "@unmanaged", "@partial", "@where", "@yield", "@global", "@args", "@class", "@event", "@nuint", "@init", "@with", "@managed",
        "@allows", "@extension",
        "Span", "ReadOnlySpan", "ArgumentException", "Math", "MathF", "Unsafe", "MemoryMarshal", "Vector256", "Vector512", "Vector",
        "Array", "Object",
        "String", "Single", "Int32", "Void", "Attribute", "GeneratedCode", "GeneratedCodeAttribute", "CLSCompliant", "MethodImpl",
        "MethodImplAttribute",
        "MethodImplOptions", "SetsRequiredMembers", "Network", "Activation", "Loss", "Shards", "Simd512", "ISimd", "SimdMath", "TSimd",
        "TVector", "Passes",
        "Kernels", "Memory", "Emitted", "Neuron", "Ünïcode", "Größe", "網路", "_", "__", "A1", "W1", "Global",
    ];

    private static readonly string[] Members =
    [
        "", "", "", "public int Mine { get; set; }", "private class Span; private class ReadOnlySpan<T>;",
        "public struct ArgumentException;",
        "private int Passes; public int Kernels => Passes; public int CheckTraining() => Passes = 1;",
        "public void Forward(float[] x, float[] y) { }",
        "public void Forward(System.ReadOnlySpan<float> x) { }",
        "public void Forward(System.ReadOnlySpan<double> x, System.Span<double> y) { }",
        "public float Predict(double a) => 0;", "public int InputCount => 2;", "public int Topology;", "public float Cost { get; set; }",
        "private int _parameters; public int P => _parameters;", "public void get_Topology() { }",
        "private void set_Parameters(System.Span<float> value) { }", "public required string Owner { get; set; }",
        "public void set_Topology(int value) { }", "public class Forward;",
        "public float Cost(System.ReadOnlySpan<float> a, System.ReadOnlySpan<float> b) => 0;",
        "public static readonly {0} Default = new(1);",
        "public event System.Action? Backward; public void Raise() => Backward?.Invoke();",
        "public static int seed, inputs, outputs, targets, gradients;",
        "public int this[int i] => i;", "public static implicit operator int({0} n) => 1;", "public override string ToString() => \"net\";",
        "~{0}() { }", "static {0}() { }",
    ];

    private static readonly string[] Constructors =
    [
        "", "", "", "public {0}(string name) {{ _ = name; }}", "public {0}() {{ }}", "public {0}(int seed) {{ }}",
        "private {0}(float x) : this(7) {{ }}",
        "public {0}(int seed, string name = \"\") {{ _ = name; }}", "protected {0}(params int[] many) : this(1) {{ }}",
        "internal {0}() : this(3) {{ }}",
    ];

    private static readonly (string Declaration, string Use)[] Bases =
    [
        ("", ""), ("", ""), ("", ""), ("public class {0} {{ }}", ""), ("public class {0} {{ protected {0}() {{ }} }}", ""),
        ("public class {0} {{ private {0}() {{ }} }}", ""),
        ("public class {0} {{ public {0}(int needed) {{ }} }}", ""), ("public class {0} {{ public {0}(int optional = 1) {{ }} }}", ""),
        ("public class {0} {{ [System.Obsolete(\"old\")] public {0}() {{ }} }}", ""),
        ("public class {0} {{ [System.Obsolete(\"old\", true)] public {0}() {{ }} }}", ""),
        ("public class {0} {{ public required string Name {{ get; set; }} }}", ""),
        ("public class {0} {{ [System.Obsolete(\"old\", true)] public {0}() {{ }} public {0}(int other = 0) {{ }} }}", ""),
        ("public class {0} {{ public required string Name {{ get; set; }} "
            + "[System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public {0}() => Name = \"\"; }}", ""),
        ("public class {0} {{ public class Span; public class ReadOnlySpan; }}", ""),
        ("public class {0} {{ protected int _parameters; private int Topology {{ get; }} = 1; public int T => Topology; }}", ""),
        ("public class {0} {{ public int ParameterCount => 1; }}", ""),
        ("public class {0} {{ protected int Kernels; public void Shards() => Kernels = 1; }}", ""),
        ("public abstract class {0} {{ public abstract float Cost(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y); }}", ""),
        ("public class {0}<T> {{ public T? Value {{ get; set; }} }}", "<int>"),
        ("public interface {0} {{ int InputCount => 3; void Forward(System.ReadOnlySpan<float> x, System.Span<float> y); }}", ""),
    ];

    private static readonly string[] Containers =
    [
        "public partial class {0}", "public static partial class {0}", "public partial struct {0}", "public partial record {0}",
        "public partial record struct {0}",
        "public partial interface {0}", "public partial class {0}<T, @class>", "public partial class {0}<Span, TSimd, @moon>",
        "public partial interface {0}<in T, out TVector>",
        "public partial record class {0}(int Size)", "public partial interface {0} : Poly.INested",
        "public readonly ref partial struct {0}", "public class {0}", "file partial class {0}",
        "internal abstract partial class {0}<T> where T : class",
    ];

    private static readonly string[] Modifiers =
    [
        "public", "internal", "public sealed", "", "public unsafe", "public static", "public abstract", "file", "[System.Obsolete] public",
        "[System.CLSCompliant(false)] internal",
        "[System.CodeDom.Compiler.GeneratedCode(\"mine\", \"1\")] public", "/// <summary>Mine.</summary>\npublic",
    ];

    private static readonly string[] Options =
    [
        "", "", "", ", Hidden = Activation.Tanh", ", Loss = Loss.CrossEntropy", ", Loss = Loss.MeanSquaredError, Output = Activation.Tanh",
        ", Output = Activation.Relu",
        ", Activations = [Activation.Relu, Activation.Sigmoid]", ", Activations = new Activation[] { Activation.Tahn, Activation.Sigmoid }",
        ", Activations = null",
        ", Activations = [.. new Activation[0]]", ", Unroll = Unroll.Never", ", Unroll = Unroll.Always", ", Unroll = (Unroll)9",
        ", MaxVectorWidth = 256", ", MaxVectorWidth = 3",
        ", Initialization = Initialization.Orthogonal", ", Initialization = (Initialization)70",
        ", Loss = (Loss)77", ", Hidden = Activation.Softmax", ", Hidden = default", ", Loss = default(Loss)", ", Nothing = 1",
        ", Hidden = Activation.Sigmoid, Activations = []",
    ];

    private static readonly string[] WrongSizes =
    [
        "2", "", "0, 1", "-1, 2", "2, 5000, 1", "null!", "default(int[])!", "\"2\", 1", "2, Missing.Size", "[2, .. new[] { 1 }]", "2.5f, 1",
        "new int[0]", "[]",
    ];

    private static readonly string[] Globals =
    [
        "", "", "", "global using Poly;", "global using static Poly.Statics;", "global using Math = System.String;",
        "global using Span = System.Int32;",
        "using Topology = System.String;", "global using Kernels = System.String;", "global using Shards = Poly;",
        "[assembly: System.CLSCompliant(true)]", "using ReadOnlySpan = System.Int32;",
    ];

    private const string Poly = """
        namespace Poly
        {
            public static class Extensions
            {
                public static System.Span<T> AsSpan<T>(this T[] a, int start, int length) => new(a, start, length);
                public static int Slice(this System.Span<float> a, int start, int length) => start;
            }
            public interface INested { public class Span; public struct ReadOnlySpan<T>; public class ArgumentException; }
            public static class Statics { public static class Math; public static class Span; public static int Min(int a, int b) => a; }
            public static class Vector512; public static class Unsafe; public struct Span<T>;
            public class SimdMath; public class ArgumentException;
        }
        """;

    private SplitMix64 _random = new(seed);
    private List<string> _spaces = [];
    private string _name = "";

    /// <summary>One file.</summary>
    public string Next()
    {
        var file = new StringBuilder();
        var globals = Enumerable.Range(0, 2)
            .Select(_ => Any(Globals))
            .Distinct()
            .OrderBy(line =>
                line.StartsWith("global", StringComparison.Ordinal) ? 0 : line.StartsWith("using", StringComparison.Ordinal) ? 1 : 2)
            .ToArray();
        foreach (var line in globals.Where(line => !line.StartsWith('[')))
        {
            file.AppendLine(line);
        }

        file.AppendLine("using Generated.Neuron;");
        foreach (var line in globals.Where(line => line.StartsWith('[')))
        {
            file.AppendLine(line);
        }

        file.AppendLine(Poly);
        if (Chance(10))
        {
            file.AppendLine(
                Any(["class @var;", "struct @nint;", "namespace nint { class Inside; }", "enum Span;", "class Math;", "class Topology;"]));
        }

        for (var i = 0; i < NetworksOfFile; i++)
        {
            Network(file, i);
        }

        return file.ToString();
    }

    private void Network(StringBuilder file, int index)
    {
        // Each in a namespace of its own; every second one may be the one before it but for the case of a letter.
        var again = index % 2 == 1 && Chance(2);
        var spaces = again ? ["space" + _spaces[0]["Space".Length..], .. _spaces[1..]] : new List<string> { $"Space{index}" };
        while (!again && Chance(3))
        {
            spaces.Add(Any(Names));
        }

        _spaces = spaces;

        file.Append("namespace ").Append(string.Join('.', spaces)).AppendLine("\n{");
        var containers = Chance(3)
            ? Enumerable.Range(0, 1 + _random.NextInt32(2))
                .Select(i => string.Format(null, Any(Containers), Chance(2) ? Any(Names) : $"Outer{i}"))
                .ToArray()
            : [];
        var name = _name = again ? _name : Any(Names);
        var (declaration, use) = Any(Bases);
        var parent = $"Model{index}";
        if (declaration.Length > 0)
        {
            file.AppendLine(string.Format(null, declaration, parent));
        }

        if (Chance(4))
        {
            file.AppendLine($"public class {Any(Names)}<TAny, TOther, TThird, TFourth>;");
        }

        foreach (var container in containers)
        {
            file.AppendLine(container).AppendLine("{");
        }

        var sizes = Chance(6)
            ? Any(WrongSizes)
            : string.Join(", ", Enumerable.Range(0, 2 + _random.NextInt32(2)).Select(_ => 1 + _random.NextInt32(Chance(5) ? 40 : 9)));
        var options = Chance(2) ? Any(Options) : "";
        var modifier = Chance(2) ? Any(Modifiers) : "public";
        file.AppendLine($"// network {index}");
        file.AppendLine($"[Network({(sizes.Length == 0 ? options.TrimStart(',', ' ') : sizes + options)})]");
        var partial = Chance(25) ? "" : "partial ";
        var parameters = $"{(Chance(30) ? "<T>" : "")}{(Chance(25) ? "(int primary)" : "")}";
        file.AppendLine($"{modifier} {partial}class {name}{parameters}{(declaration.Length > 0 ? $" : {parent}{use}" : "")}");
        file.AppendLine("{");
        file.AppendLine(Any(Members).Replace("{0}", name, StringComparison.Ordinal));
        file.AppendLine(string.Format(null, Any(Constructors), name));
        file.AppendLine("}");
        file.AppendLine(new string('}', containers.Length + 1));
    }

    private bool Chance(int one) => _random.NextInt32(one) == 0;

    private T Any<T>(IReadOnlyList<T> list) => list[_random.NextInt32(list.Count)];
}
