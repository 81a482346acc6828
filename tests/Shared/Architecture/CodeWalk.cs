using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Generated.Neuron.Tests.Architecture;

/// <summary>
/// Every method that a method may call, within the project's own assemblies: from its IL, lambdas and state machines included. What an
/// interface leaves open is a method without code.
/// </summary>
internal static class CodeWalk
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>
    /// The shortest way of calls from <paramref name="start"/> to a method that <paramref name="isFound"/> is true of; empty if there is
    /// none.
    /// </summary>
    public static IReadOnlyList<MethodBase> Way(MethodBase start, Func<MethodBase, bool> isFound)
    {
        var (callers, open) = (new Dictionary<MethodBase, MethodBase?> { [start] = null }, new Queue<MethodBase>([start]));
        while (open.TryDequeue(out var method))
        {
            foreach (var called in Called(method).Where(called => !callers.ContainsKey(called)))
            {
                callers[called] = method;
                if (isFound(called))
                {
                    var way = new List<MethodBase>();
                    for (MethodBase? step = called; step is not null; step = callers[step])
                    {
                        way.Insert(0, step);
                    }

                    return way;
                }

                if (IsOurs(called))
                {
                    open.Enqueue(called);
                }
            }
        }

        return [];
    }

    /// <summary>The IL of a method as its instructions: each with its code and its operand's place.</summary>
    public static IEnumerable<(OpCode Code, int Operand)> Instructions(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var first = code[at++];
            var op = OpCodesByValue[first == 0xFE ? 0xFE00 | code[at++] : first];
            yield return (op, at);
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static bool IsOurs(MethodBase method) =>
        method.Module.Assembly.GetName().Name!.StartsWith("Generated.Neuron", StringComparison.Ordinal);

    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
        {
            foreach (var part in machine.GetMethods(All))
            {
                yield return part;
            }
        }

        // What the fields of a test's type begin with may be lambdas that its methods call.
        if (method.DeclaringType is { TypeInitializer: { } initializer, Assembly: var assembly } && assembly == typeof(CodeWalk).Assembly)
        {
            yield return initializer;
        }

        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        Type[] ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (var (op, operand) in Instructions(code))
        {
            if (op.OperandType == OperandType.InlineMethod
                && method.Module.ResolveMethod(BitConverter.ToInt32(code, operand), ofType, ofMethod) is { } called)
            {
                yield return Definition(called);
            }
        }
    }

    /// <summary>Without its type arguments, so that all of them are one.</summary>
    private static MethodBase Definition(MethodBase method) => method.DeclaringType is { IsConstructedGenericType: true } type
        ? type.GetGenericTypeDefinition().GetMethods(All).Concat<MethodBase>(type.GetGenericTypeDefinition().GetConstructors(All))
            .FirstOrDefault(one => one.MetadataToken == method.MetadataToken) ?? method
        : method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : method;
}
