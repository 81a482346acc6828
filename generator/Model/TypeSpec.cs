namespace Generated.Neuron.Generator.Model;

/// <summary>The user's class: its location, its name, and everything that decides how the generated part is written.</summary>
/// <param name="Namespace">Empty for the global namespace; every part escaped.</param>
/// <param name="Containers">The headers of the containing types, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Name">The class's name as it is written in code, escaped if necessary.</param>
/// <param name="FileName">The name of the generated file without its ending: unique in the compilation, fit for every file system.</param>
/// <param name="HidesNames">
/// Whether a short name that the generated file uses means something else there, so that it uses full names.
/// </param>
/// <param name="IsDocumented">Whether the user documents the class, so that the generated part must not.</param>
/// <param name="LeavesCls">Whether the class must be marked as not CLS-compliant, because its assembly is marked as compliant.</param>
/// <param name="Constructors">Which constructors are written, and how.</param>
/// <param name="Own">Which of the members that a class may have itself it has.</param>
internal sealed record TypeSpec(
    string Namespace, EquatableArray<string> Containers, string Name, string FileName, bool HidesNames, bool IsDocumented, bool LeavesCls,
    ConstructorSpec Constructors, OwnMembers Own = OwnMembers.None);

/// <summary>Members that are written unless the class, or a base class, has its own.</summary>
[Flags]
internal enum OwnMembers
{
    None = 0,
    Clone = 1,
    ToString = 2,
}

/// <summary>What the generated constructors must know about the user's.</summary>
/// <param name="WritesParameterless">Whether the user has none without parameters, so that one is written.</param>
/// <param name="InitializesField">
/// Whether a constructor of the user's does not call a generated one: the parameters then get their first weights where the field is
/// declared.
/// </param>
/// <param name="SetsRequiredMembers">Whether the base's constructor sets its required members, which those that call it must declare
/// too.</param>
internal sealed record ConstructorSpec(bool WritesParameterless, bool InitializesField, bool SetsRequiredMembers);
