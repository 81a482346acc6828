using Generated.Neuron.Generator.Model;
using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>Members that any object may have: a copy and a line of text. If a class has its own, that one is kept.</summary>
internal static class ObjectMembers
{
    public static void Emit(CodeWriter writer, NetworkSpec network, Program program, string generated)
    {
        var own = network.Type.Own;
        if (!own.HasFlag(OwnMembers.Clone))
        {
            writer.Line($$"""

                /// <summary>A copy with its own parameters: a target network, a member of a population, the best so far.</summary>
                {{generated}}
                public {{network.Type.Name}} Clone()
                {
                    {{network.Type.Name}} copy = ({{network.Type.Name}})base.MemberwiseClone();
                    copy._parameters = _parameters.Copy();
                    return copy;
                }
                """);
        }

        if (!own.HasFlag(OwnMembers.ToString))
        {
            var count = Text.Count(program.ParameterCount);
            writer.Line($$"""

                /// <summary>The network in one line.</summary>
                {{generated}}
                public override string ToString() => $"{{network.Type.Name.TrimStart('@')}} {Topology}, {{count}} parameters";
                """);
        }
    }
}
