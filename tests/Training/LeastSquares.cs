namespace Generated.Neuron.Tests.Training;

/// <summary>
/// Rows y ≈ w₁x₁ + … + wₖxₖ + b, their closed form in float64, and how near a network of one linear layer can come to it.
/// </summary>
/// <param name="inputs"><c>[rows][k]</c>; the network sees them rounded to float32.</param>
/// <param name="targets"><c>[rows]</c></param>
internal sealed class LeastSquares(double[][] inputs, double[] targets)
{
    private readonly double[][] _rows = [.. inputs.Select(row => (double[])[.. row, 1])];

    private int Unknowns => _rows[0].Length;

    public Dataset Data => new(
        inputs.SelectMany(row => row).Select(value => (float)value).ToArray(),
        targets.Select(value => (float)value).ToArray(),
        targets.Length);

    /// <summary>w₁, …, wₖ and b by the normal equations.</summary>
    public double[] Solution => Solve([.. Enumerable.Range(0, Unknowns).Select(j => _rows.Zip(targets, (row, y) => row[j] * y).Sum())]);

    /// <summary>
    /// Each parameter's error. A row's residual is rounded k + 3 times (inputs, products that are added, weights, target), each time by
    /// 2⁻²⁴ of Σ|wx| at most. The fit takes that for an error e of the targets, which moves parameter j by (XᵀX)⁻¹Xᵀe.
    /// </summary>
    public double[] Reach(double[] solution)
    {
        var e = (Unknowns + 2) * Math.ScaleB(1, -24) * _rows.Max(row => row.Zip(solution, (x, w) => Math.Abs(w * x)).Sum());
        var sums = new double[Unknowns];
        foreach (var row in _rows)
        {
            var moved = Solve([.. row]);
            for (var j = 0; j < Unknowns; j++)
            {
                sums[j] += Math.Abs(moved[j]) * e;
            }
        }

        return sums;
    }

    /// <summary>(XᵀX)⁻¹ times a vector: Gauss's elimination with pivots.</summary>
    private double[] Solve(double[] b)
    {
        var n = b.Length;
        var a = new double[n, n];
        foreach (var row in _rows)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    a[i, j] += row[i] * row[j];
                }
            }
        }

        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(a[row, column]));
            for (var k = 0; k < n; k++)
            {
                (a[column, k], a[pivot, k]) = (a[pivot, k], a[column, k]);
            }

            (b[column], b[pivot]) = (b[pivot], b[column]);
            for (var row = column + 1; row < n; row++)
            {
                var share = a[row, column] / a[column, column];
                for (var k = column; k < n; k++)
                {
                    a[row, k] -= share * a[column, k];
                }

                b[row] -= share * b[column];
            }
        }

        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++)
            {
                b[row] -= a[row, k] * b[k];
            }

            b[row] /= a[row, row];
        }

        return b;
    }
}
