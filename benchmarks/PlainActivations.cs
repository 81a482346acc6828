using System.Reflection;
using static Generated.Neuron.Benchmarks.PlainFormulas;

namespace Generated.Neuron.Benchmarks;

/// <summary>One row each, under the name of its <see cref="Activation"/>.</summary>
internal static class PlainActivations
{
    /// <summary>The type of that name.</summary>
    public static Type TypeOf(Activation name) => typeof(PlainActivations).GetNestedType(name.ToString(), BindingFlags.NonPublic)
        ?? throw new ArgumentException($"There is no plain formula for {name}; add it to PlainActivations.", nameof(name));

    internal readonly struct Identity : IPlainActivation
    {
        public static float Forward(float z) => z;

        public static float Derivative(float z, float a, float d) => d;
    }

    internal readonly struct Relu : IPlainActivation
    {
        public static float Forward(float z) => z > 0 ? z : 0;

        public static float Derivative(float z, float a, float d) => z > 0 ? d : 0;
    }

    internal readonly struct LeakyRelu : IPlainActivation
    {
        public static float Forward(float z) => z > 0 ? z : 0.01f * z;

        public static float Derivative(float z, float a, float d) => z > 0 ? d : 0.01f * d;
    }

    internal readonly struct Elu : IPlainActivation
    {
        public static float Forward(float z) => z > 0 ? z : MathF.Exp(z) - 1;

        public static float Derivative(float z, float a, float d) => z > 0 ? d : d * (a + 1);
    }

    internal readonly struct Selu : IPlainActivation
    {
        public static float Forward(float z) => z > 0 ? 1.0507010f * z : 1.7580993f * (MathF.Exp(z) - 1);

        public static float Derivative(float z, float a, float d) => z > 0 ? 1.0507010f * d : d * (a + 1.7580993f);
    }

    internal readonly struct Gelu : IPlainActivation
    {
        public static float Forward(float z) => z * Normal(z);

        public static float Derivative(float z, float a, float d) => d * (Normal(z) + z * 0.39894228f * MathF.Exp(-z * z / 2));
    }

    internal readonly struct Silu : IPlainActivation
    {
        public static float Forward(float z) => z * Sigmoid(z);

        public static float Derivative(float z, float a, float d) => d * (Sigmoid(z) + z * Sigmoid(z) * Sigmoid(-z));
    }

    internal readonly struct Mish : IPlainActivation
    {
        public static float Forward(float z) => z * MathF.Tanh(Softplus(z));

        public static float Derivative(float z, float a, float d) =>
            d * (MathF.Tanh(Softplus(z)) + z * Sigmoid(z) * (1 - Square(MathF.Tanh(Softplus(z)))));
    }

    internal readonly struct Tanh : IPlainActivation
    {
        public static float Forward(float z) => MathF.Tanh(z);

        public static float Derivative(float z, float a, float d) => d * (1 - a * a);
    }

    internal readonly struct Sigmoid : IPlainActivation
    {
        public static float Forward(float z) => PlainFormulas.Sigmoid(z);

        public static float Derivative(float z, float a, float d) => d * (a - a * a);
    }

    internal readonly struct Softplus : IPlainActivation
    {
        public static float Forward(float z) => PlainFormulas.Softplus(z);

        public static float Derivative(float z, float a, float d) => d * Sigmoid(z);
    }

    internal readonly struct Softsign : IPlainActivation
    {
        public static float Forward(float z) => z / (1 + MathF.Abs(z));

        public static float Derivative(float z, float a, float d) => d * Square(1 - MathF.Abs(a));
    }

    internal readonly struct HardSigmoid : IPlainActivation
    {
        public static float Forward(float z) => Math.Clamp(z + 3, 0, 6) / 6;

        public static float Derivative(float z, float a, float d) => z is > -3 and < 3 ? d / 6 : 0;
    }

    internal readonly struct HardSwish : IPlainActivation
    {
        public static float Forward(float z) => z * Math.Clamp(z + 3, 0, 6) / 6;

        public static float Derivative(float z, float a, float d) => z <= -3 ? 0 : z >= 3 ? d : d * (z / 3 + 0.5f);
    }
}
