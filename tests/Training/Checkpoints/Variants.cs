using System.Reflection;

namespace Generated.Neuron.Tests.Training.Checkpoints;

/// <summary>Every optimizer and schedule that there is, found by reflection, as it is made and with every option on.</summary>
internal static class Variants
{
    /// <summary>The names of all public types that implement an interface.</summary>
    public static IEnumerable<string> Of<T>() => typeof(T).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(T)))
        .Select(type => type.Name);

    /// <summary>One of them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">Whether every option that makes it remember more is on.</param>
    /// <param name="changed">A property that gets another value than it would have.</param>
    public static T Create<T>(string name, bool options, string? changed = null)
    {
        var type = typeof(T).Assembly.GetType($"Generated.Neuron.{name}")!;
        var made = (T)Activator.CreateInstance(type)!;
        foreach (var property in Settings(name, typeof(T)))
        {
            if (options && property.PropertyType == typeof(bool))
            {
                property.SetValue(made, true);
            }
            else if (options && property.Name is "Momentum" or "Factor")
            {
                property.SetValue(made, 0.75);
            }

            if (property.Name == changed)
            {
                property.SetValue(made, Another(property.GetValue(made)!));
            }
        }

        return made;
    }

    /// <summary>What can be set once.</summary>
    public static IEnumerable<PropertyInfo> Settings(string name, Type kind) =>
        kind.Assembly.GetType($"Generated.Neuron.{name}")!
            .GetProperties()
            .Where(property => property.CanWrite && property.Name != "LearningRate");

    /// <summary>A value that is allowed and is not this one.</summary>
    private static object Another(object value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        long number => number + 1,
        double number when number >= 1 => number + 1,
        double number => number / 2 + 0.25,
        _ => throw new NotSupportedException($"Say how a setting of {value.GetType()} changes."),
    };
}
