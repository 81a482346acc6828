using System.Text.Json;

namespace Generated.Neuron.Tests.Golden;

/// <summary>The optimizers beside PyTorch's, whose numbers <c>optimizers.py</c> wrote in float64.</summary>
[Trait(nameof(Needs), Needs.Vectors)]
public sealed class OptimizerGoldenTests
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    private static readonly OptimizerFile Golden = JsonSerializer.Deserialize<OptimizerFile>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "optimizers.json")), Options)!;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Cases.Length)];

    [Theory, MemberData(nameof(Cases))]
    public void Steps_are_those_of_PyTorch(int index)
    {
        var golden = Golden.Cases[index];
        var type = typeof(IOptimizer).Assembly.GetType($"Generated.Neuron.{golden.Optimizer}")!;
        var optimizer = (IOptimizer)Activator.CreateInstance(type)!;
        foreach (var (name, value) in golden.Settings)
        {
            type.GetProperty(name)!.SetValue(optimizer, value.ValueKind is JsonValueKind.True ? true : value.GetDouble());
        }

        var parameters = Golden.Start.ToArray();
        for (var step = 1; step <= Golden.Gradients.Length; step++)
        {
            optimizer.Step(parameters, Golden.Gradients[step - 1]);
            if (golden.Snapshots.TryGetValue(step, out var expected))
            {
                // A step rounds each parameter, of up to 4, by 2⁻²³ at most, and adds about as much by its own arithmetic; the
                // centered form loses two digits more to a difference of squares.
                var each = golden.Settings.ContainsKey("Centered") ? 2e-6 : 4e-7;
                AssertClose(expected, parameters, (step + 1) * each, $"{golden.Optimizer}, step {step}");
            }
        }
    }

    [Fact]
    public void Every_optimizer_that_takes_single_gradients_has_golden_numbers() => Assert.Equal(
        typeof(IOptimizer).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(IOptimizer)) && !type.IsInterface)
            .Where(type => !type.IsAssignableTo(typeof(IFullBatchOptimizer)))
            .Select(type => type.Name).Order(StringComparer.Ordinal),
        Golden.Cases.Select(golden => golden.Optimizer).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Three directions a step, so that the memory and the search go on from step to step.</summary>
    [Fact]
    public void Lbfgs_with_a_search_takes_the_steps_of_PyTorch()
    {
        var optimizer = new Lbfgs { MaxIterations = 3, HistorySize = 3 };
        var parameters = Valley.Start;
        var gradients = new float[parameters.Length];
        for (var step = 0; step < Golden.Lbfgs.StrongWolfe.Length; step++)
        {
            optimizer.Step(parameters, Valley.Evaluate(parameters, gradients), gradients, g => Valley.Evaluate(parameters, g));

            // Rounding a parameter of up to 2 by 1.2e-7 turns the gradient by up to 35 times as much, the largest eigenvalue of the
            // Hessian at the minimum, which a quasi-Newton direction divides by up to the smallest, 0.44: 1e-5, and each step adds its own.
            AssertClose(Golden.Lbfgs.StrongWolfe[step], parameters, (step + 1) * 1e-5, $"step {step + 1}");
        }
    }

    [Fact]
    public void Lbfgs_without_a_search_takes_the_steps_of_PyTorch()
    {
        var optimizer = new Lbfgs { LearningRate = 0.1, HistorySize = 3 };
        var parameters = Valley.Start;
        var gradients = new float[parameters.Length];
        for (var step = 0; step < Golden.Lbfgs.FixedStep.Length; step++)
        {
            Valley.Evaluate(parameters, gradients);
            optimizer.Step(parameters, gradients);

            // A step rounds the parameters by 1.2e-7, and as its length is a tenth of the direction, it adds less by the direction.
            AssertClose(Golden.Lbfgs.FixedStep[step], parameters, (step + 1) * 2.4e-7, $"step {step + 1}");
        }
    }

    [Fact]
    public void Lbfgs_with_the_defaults_comes_to_the_minimum_of_PyTorch()
    {
        var optimizer = new Lbfgs();
        var parameters = Valley.Start;
        var gradients = new float[parameters.Length];
        for (var step = 0; step < Golden.Lbfgs.Defaults.Length; step++)
        {
            optimizer.Step(parameters, Valley.Evaluate(parameters, gradients), gradients, g => Valley.Evaluate(parameters, g));

            // The first step ends on its way, after 20 directions, where rounding has led the two apart. A later one ends where
            // gᵀH⁻¹g = dᵀHd is below 1e-9; the smallest eigenvalue of H at 1, 1, 1, 1, 1 is 0.44, which makes |d| at most 4.8e-5.
            if (step > 0)
            {
                AssertClose(Golden.Lbfgs.Defaults[step], parameters, 4.8e-5, $"step {step + 1}");
            }
        }
    }

    private static void AssertClose(double[] expected, float[] actual, double tolerance, string what)
    {
        for (var k = 0; k < expected.Length; k++)
        {
            Assert.True(
                Math.Abs(expected[k] - actual[k]) <= tolerance,
                $"{what}: parameter {k} is {actual[k]}, but PyTorch has {expected[k]}.");
        }
    }

    /// <summary>The function of <c>optimizers.py</c>: Σ 2(pₖ₊₁ − pₖ²)² + (1 − pₖ)².</summary>
    private static class Valley
    {
        public static float[] Start => [-1, 0.5f, 1.5f, -0.25f, 0.75f];

        public static float Evaluate(float[] p, Span<float> gradients)
        {
            var (cost, slopes) = (0.0, new double[p.Length]);
            for (var k = 0; k + 1 < p.Length; k++)
            {
                var (x, wall) = ((double)p[k], p[k + 1] - (double)p[k] * p[k]);
                cost += 2 * wall * wall + (1 - x) * (1 - x);
                slopes[k] += -8 * wall * x - 2 * (1 - x);
                slopes[k + 1] += 4 * wall;
            }

            for (var k = 0; k < p.Length; k++)
            {
                gradients[k] = (float)slopes[k];
            }

            return (float)cost;
        }
    }

    private sealed record OptimizerFile(float[] Start, float[][] Gradients, OptimizerCase[] Cases, LbfgsSteps Lbfgs);

    private sealed record OptimizerCase(string Optimizer, Dictionary<string, JsonElement> Settings, Dictionary<int, double[]> Snapshots);

    private sealed record LbfgsSteps(double[][] StrongWolfe, double[][] FixedStep, double[][] Defaults);
}
