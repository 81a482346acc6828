extern alias generator;

using System.Reflection;
using System.Text;
using generator::Generated.Neuron.Generator.Model;

namespace Generated.Neuron.Tests.Generator;

/// <summary>The names of what is generated: of files and of members.</summary>
public sealed class NameTests
{
    private const string Long = "LongNamespaceOfALargeCompanyWithManyDepartments";

    private static readonly string[] Declarations =
    [
        "[Network(2, 1)] public partial class MoonNet;",
        "[Network(2, 1)] public partial class Moonnet;",
        "[Network(2, 1)] public partial class moonNet;",
        "namespace App { [Network(2, 1)] public partial class Net; }",
        "namespace APP { [Network(2, 1)] public partial class Net; }",
        "public partial class Outer<T> { [Network(2, 1)] public partial class Net; }",
        "public partial class Outer { [Network(2, 1)] public partial class Net; }",
        "public partial class Outer_1 { [Network(2, 1)] public partial class Net; }",
        "namespace Outer_2 { [Network(2, 1)] public partial class Net; }",
        "public partial class Outer<T, U> { public partial class Inner<V> { [Network(2, 1)] public partial class Net; } }",
        "namespace Netz { [Network(2, 1)] public partial class Größe; [Network(2, 1)] public partial class GRÖSSE; "
        + "[Network(2, 1)] public partial class 網路; }",
        $"namespace {Long}.{Long}.{Long}.{Long}.{Long} {{ public static partial class Outer {{ [Network(2, 1)] public partial class "
        + "LongName; [Network(2, 1)] public partial class LongNames; } }",
        $"namespace 網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路網路 {{ [Network(2, 1)] public partial class Net; }}",
    ];

    [Fact]
    public void Files_have_names_that_differ_in_more_than_case_and_fit_every_file_system()
    {
        var run = new GeneratorRun($"using Generated.Neuron;\n{string.Join('\n', Declarations)}");
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.Sources.Keys, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 140));
        Assert.Equal(16 + 1, run.Sources.Count);
    }

    [Fact]
    public void A_network_more_or_less_changes_the_name_of_no_other_file()
    {
        var alone = Declarations.SelectMany(declaration => new GeneratorRun($"using Generated.Neuron;\n{declaration}").Sources.Keys)
            .ToHashSet(StringComparer.Ordinal);
        var together = new GeneratorRun($"using Generated.Neuron;\n{string.Join('\n', Declarations)}").Sources.Keys;
        Assert.Equal(alone.Order(StringComparer.Ordinal), together.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_of_generated_names_is_what_is_generated()
    {
        var type = new GeneratorRun("using Generated.Neuron; [Network(3, 4, 1)] public partial class Net;").Load().GetType("Net")!;
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        Assert.Equal(
            GeneratedNames.Members.Order(StringComparer.Ordinal),
            type.GetMembers(all)
                .Where(member => member is FieldInfo or PropertyInfo or EventInfo or Type)
                .Select(member => member.Name)
                .Where(name => !IsOfInterfaceAlone(name))
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            GeneratedNames.Methods(3).Concat(GeneratedNames.Optional).Order(StringComparer.Ordinal),
            type.GetMethods(all).Where(method => !method.IsSpecialName).Select(Signature).Order(StringComparer.Ordinal));
        Assert.Equal([".ctor()", GeneratedNames.Constructor], type.GetConstructors(all).Select(Signature).Order(StringComparer.Ordinal));
        Assert.All(
            type.GetMethods(all).Where(method => method.IsSpecialName && !IsOfInterfaceAlone(method.Name)),
            accessor => Assert.True(GeneratedNames.IsTaken(Signature(accessor), 3)));
    }

    /// <summary>Whether a name can clash with none of the user's: that of a member of an interface, implemented explicitly.</summary>
    private static bool IsOfInterfaceAlone(string name) => name.Contains('.', StringComparison.Ordinal);

    private static string Signature(MethodBase method) =>
        $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)))})";

    private static string Name(Type type) => type == typeof(int) ? "int"
        : type == typeof(float) ? "float"
        : type.IsGenericType ? $"{type.Namespace}.{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.FullName!;
}
