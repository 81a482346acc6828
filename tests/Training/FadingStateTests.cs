using System.Collections;
using System.Reflection;

namespace Generated.Neuron.Tests.Training;

/// <summary>What an optimizer remembers once gradients are exactly 0, for every optimizer that there is.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class FadingStateTests
{
    public static TheoryData<string> Optimizers =>
    [
        .. typeof(IOptimizer).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IOptimizer)))
            .Select(type => type.FullName!),
    ];

    /// <summary>Subnormal numbers stay for good, because 0.9 times the smallest rounds to itself, and make each step slower.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void State_fades_to_zero_and_not_into_subnormal_numbers(string typeName)
    {
        var optimizer = Create(typeof(IOptimizer).Assembly.GetType(typeName)!);
        float[] parameters = new float[37], gradients = new float[37];
        for (var k = 0; k < gradients.Length; k++)
        {
            gradients[k] = MathF.Pow(10, -k % 19) * (k % 2 == 0 ? 1 : -1);
        }

        for (var step = 0; step < 10; step++)
        {
            optimizer.Step(parameters, gradients);
        }

        Assert.Contains(State(optimizer), value => float.IsNormal(value));
        Array.Clear(gradients);
        for (var step = 0; step < 200_000; step++)
        {
            optimizer.Step(parameters, gradients);
        }

        Assert.DoesNotContain(State(optimizer), float.IsSubnormal);
    }

    /// <summary>With every option that makes it remember more.</summary>
    private static IOptimizer Create(Type type)
    {
        var optimizer = (IOptimizer)Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (property.PropertyType == typeof(bool))
            {
                property.SetValue(optimizer, true);
            }
            else if (property.Name == "Momentum")
            {
                property.SetValue(optimizer, 0.9);
            }
        }

        return optimizer;
    }

    /// <summary>All numbers in all arrays that it reaches.</summary>
    private static List<float> State(object? owner)
    {
        if (owner is float[] numbers)
        {
            return [.. numbers];
        }

        if (owner is null || owner.GetType() is { IsPrimitive: true } or { IsPointer: true } || owner is string or Delegate)
        {
            return [];
        }

        return owner is IEnumerable many
            ? [.. many.Cast<object?>().SelectMany(State)]
            : [.. owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
                .SelectMany(field => State(field.GetValue(owner)))];
    }
}
