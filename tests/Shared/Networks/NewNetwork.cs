using System.Reflection;

namespace Generated.Neuron.Tests.Networks;

/// <summary>An instance of a generated class that is known by its type alone.</summary>
internal static class NewNetwork
{
    /// <param name="type">The class of a network.</param>
    /// <param name="seed">Its constructor's argument.</param>
    public static INetwork Of(Type type, int seed) =>
        (INetwork)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public, null, [seed], null)!;
}
