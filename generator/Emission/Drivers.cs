using Generated.Neuron.Generator.Planning;

namespace Generated.Neuron.Generator.Emission;

/// <summary>The frame of Forward, Cost and Backward, the same for every plan: what comes in, and what the mean is taken over.</summary>
internal static class Drivers
{
    public static void Forward(CodeWriter w, Action body) =>
        Driver(w, "void Forward", "ref readonly float p, ReadOnlySpan<float> inputs, Span<float> outputs, int rows", body);

    public static void Cost(CodeWriter w, NetworkPlan plan, Action body) =>
        Driver(w, "float Cost", "ref readonly float p, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int rows", () =>
        {
            body();
            w.Line();
            w.Line($"return rows == 0 ? 0 : (float)(cost / {Elements(plan)});");
        });

    public static void Backward(CodeWriter w, NetworkPlan plan, Action body) =>
        Driver(w, "float Backward", "ref readonly float p, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> chosen, Span<float> gradients, Span<float> inputGradients, int rows", () =>
        {
            // The factor of every gradient: the mean's 1 / m, and the 2 of a square's derivative.
            var numerator = plan.Spec.Loss == Loss.MeanSquaredError ? "2.0" : "1.0";
            w.Line($"var scale = rows == 0 ? 0 : (float)({numerator} / {Elements(plan)});");
            body();
            w.Line();
            w.Line($"return rows == 0 ? 0 : (float)(cost / {Elements(plan)});");
        });

    /// <summary>What the mean is taken over: all elements; for cross entropy, rows.</summary>
    private static string Elements(NetworkPlan plan) => plan.Spec.Loss == Loss.CrossEntropy || plan.Spec.OutputCount == 1 ? "rows" : "((double)rows * OutputCount)";

    private static void Driver(CodeWriter w, string signature, string parameters, Action body)
    {
        w.Line();
        w.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (w.Block($"public static {signature}({parameters})"))
        {
            body();
        }
    }
}
