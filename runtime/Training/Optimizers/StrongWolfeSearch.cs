namespace Generated.Neuron;

/// <summary>
/// A length t along a direction d at which the cost has fallen, f(t) ≤ f₀ + c₁tf₀′, and its slope is flat, |f′(t)| ≤ c₂|f₀′|
/// (Nocedal and Wright, algorithms 3.5 and 3.6): first it goes outward until two lengths bracket such a length, then it interpolates
/// between them with cubics. The steps and limits are PyTorch's; a cost that is not finite counts as too high, and the middle is tried
/// next.
/// </summary>
/// <remarks>
/// If two costs differ by no more than their rounding, they do not show which is lower, but their slopes still do. The change is then
/// taken from the parabola through the slopes, t(f₀′ + f′(t)) / 2, which turns the first condition into the approximate one of Hager
/// and Zhang, f′(t) ≤ (2c₁ − 1)f₀′ (“A new conjugate gradient method with guaranteed descent and an efficient line search”, SIAM J.
/// Optim. 16, 2005). Without it, the distance to a minimum cannot get smaller than the square root of float32's precision.
/// </remarks>
/// <param name="parameters">How many parameters there are.</param>
internal sealed class StrongWolfeSearch(int parameters)
{
    private const double SufficientDecrease = 1e-4;
    private const double FlatSlope = 0.9;
    private const int MostEvaluations = 25;

    /// <summary>
    /// The relative difference up to which two costs count as equal: Hager and Zhang's ε, eight units in float32's last place.
    /// </summary>
    private const double Resolution = 1e-6;

    private readonly float[] _start = new float[parameters];
    private Point _from = new(parameters);
    private Point _low = new(parameters);
    private Point _high = new(parameters);
    private Point _trial = new(parameters);

    /// <summary>How many parameters there are.</summary>
    public int Count => parameters;

    /// <summary>How much the last search changed the cost; 0 or less.</summary>
    public double Change { get; private set; }

    /// <summary>The gradient at the present parameters.</summary>
    public ReadOnlySpan<float> Gradients => _from.Gradients;

    /// <summary>The length that the last search found; 0 if no length had a lower cost.</summary>
    public double Length { get; private set; }

    /// <summary>Where the first search starts.</summary>
    public void Begin(double cost, ReadOnlySpan<float> gradients)
    {
        _from.Cost = cost;
        gradients.CopyTo(_from.Gradients);
    }

    /// <summary>Moves the parameters along a direction; <see cref="Gradients"/> are those at the new parameters.</summary>
    /// <param name="at">The parameters.</param>
    /// <param name="direction">d</param>
    /// <param name="length">The first t to try.</param>
    /// <param name="slope">f₀′ = gᵀd, below 0.</param>
    /// <param name="least">Two lengths count as equal if no parameter differs by more than this.</param>
    /// <param name="evaluate">The cost and its gradient at the parameters.</param>
    /// <returns>How often the cost was evaluated.</returns>
    public int Run(Span<float> at, ReadOnlySpan<float> direction, double length, double slope, double least, CostAndGradient evaluate)
    {
        at.CopyTo(_start);
        (_from.Length, _from.Change, _from.Slope) = (0, 0, slope);
        var evaluations = 1;
        Evaluate(_trial, length, at, direction, evaluate);
        var found = Bracket(at, direction, evaluate, ref evaluations);
        if (!found)
        {
            Narrow(at, direction, least, evaluate, ref evaluations);
        }

        (Length, Change) = (_low.Length, _low.Change);
        Place(at, Length, direction);
        (_from, _low) = (_low, _from);
        return evaluations;
    }

    /// <summary>
    /// Goes outward until two lengths bracket a good one, or the lower of the two is good itself; returns whether it is.
    /// </summary>
    private bool Bracket(Span<float> at, ReadOnlySpan<float> direction, CostAndGradient evaluate, ref int evaluations)
    {
        _from.CopyTo(_low);
        for (var turn = 0; turn < MostEvaluations; turn++)
        {
            if (IsTooHigh(_trial) || (turn > 1 && _trial.Change >= _low.Change))
            {
                (_high, _trial) = (_trial, _high);
                OrderByChange();
                return false;
            }

            if (IsFlat(_trial))
            {
                (_low, _trial) = (_trial, _low);
                return true;
            }

            if (_trial.Slope >= 0)
            {
                (_high, _trial) = (_trial, _high);
                OrderByChange();
                return false;
            }

            var (nearest, farthest) = (_trial.Length + 0.01 * (_trial.Length - _low.Length), 10 * _trial.Length);
            var next = Point.Minimum(_low, _trial, nearest, farthest);
            (_low, _trial) = (_trial, _low);
            Evaluate(_trial, next, at, direction, evaluate);
            evaluations++;
        }

        // Downhill all the way: take the last length, if it is no worse than the start.
        if (_trial.Change <= 0)
        {
            (_low, _trial) = (_trial, _low);
        }
        else
        {
            _from.CopyTo(_low);
        }

        return true;
    }

    /// <summary>Tries lengths between the two, each replacing one of them, until one is good or both are equal.</summary>
    private void Narrow(Span<float> at, ReadOnlySpan<float> direction, double least, CostAndGradient evaluate, ref int evaluations)
    {
        var farthest = Sums.Largest(direction);
        var near = false;
        while (evaluations <= MostEvaluations && Math.Abs(_high.Length - _low.Length) * farthest >= least)
        {
            var (left, right) = (Math.Min(_low.Length, _high.Length), Math.Max(_low.Length, _high.Length));
            var next = Point.Minimum(_low, _high, left, right);

            // A length close to an end is accepted once; the second time in succession it is moved a tenth away from the end.
            var margin = 0.1 * (right - left);
            var isNear = Math.Min(right - next, next - left) < margin;
            if (isNear && (near || next >= right || next <= left))
            {
                next = Math.Abs(next - right) < Math.Abs(next - left) ? right - margin : left + margin;
                isNear = false;
            }

            near = isNear;
            Evaluate(_trial, next, at, direction, evaluate);
            evaluations++;
            if (IsTooHigh(_trial) || _trial.Change >= _low.Change)
            {
                (_high, _trial) = (_trial, _high);
                OrderByChange();
                continue;
            }

            var isGood = IsFlat(_trial);
            if (!isGood && _trial.Slope * (_high.Length - _low.Length) >= 0)
            {
                (_high, _low) = (_low, _high);
            }

            (_low, _trial) = (_trial, _low);
            if (isGood)
            {
                return;
            }
        }
    }

    private bool IsTooHigh(Point point) => !(point.Change <= SufficientDecrease * point.Length * _from.Slope);

    private bool IsFlat(Point point) => Math.Abs(point.Slope) <= -FlatSlope * _from.Slope;

    private void OrderByChange()
    {
        if (!(_low.Change <= _high.Change))
        {
            (_low, _high) = (_high, _low);
        }
    }

    private void Evaluate(Point point, double length, Span<float> at, ReadOnlySpan<float> direction, CostAndGradient evaluate)
    {
        Place(at, length, direction);
        point.Length = length;
        point.Cost = evaluate(point.Gradients);
        point.Slope = Sums.Product(point.Gradients, direction);
        if (!double.IsFinite(point.Cost) || !double.IsFinite(point.Slope))
        {
            (point.Change, point.Slope) = (double.PositiveInfinity, 0);
            return;
        }

        point.Change = point.Cost - _from.Cost;
        var resolution = Resolution * Math.Abs(_from.Cost);
        if (Math.Abs(point.Change) <= resolution)
        {
            point.Change = Math.Clamp(length * (_from.Slope + point.Slope) / 2, -resolution, resolution);
        }
    }

    private void Place(Span<float> at, double length, ReadOnlySpan<float> direction)
    {
        _start.CopyTo(at);
        Sums.Move(at, length, direction);
    }

    /// <summary>A length along the direction, and the cost there.</summary>
    private sealed class Point(int parameters)
    {
        public float[] Gradients { get; } = new float[parameters];

        public double Length { get; set; }

        /// <summary>As it was evaluated.</summary>
        public double Cost { get; set; }

        /// <summary>How much higher than at the start of the search.</summary>
        public double Change { get; set; }

        public double Slope { get; set; }

        public void CopyTo(Point other)
        {
            Gradients.CopyTo(other.Gradients, 0);
            (other.Length, other.Cost, other.Change, other.Slope) = (Length, Cost, Change, Slope);
        }

        /// <summary>
        /// The minimum of the cubic through two points and their slopes, within bounds; their middle if it has no minimum
        /// (Nocedal and Wright, formula 3.59).
        /// </summary>
        public static double Minimum(Point a, Point b, double least, double most)
        {
            var (left, right) = a.Length <= b.Length ? (a, b) : (b, a);
            var d1 = left.Slope + right.Slope - 3 * (left.Change - right.Change) / (left.Length - right.Length);
            var square = d1 * d1 - left.Slope * right.Slope;
            if (!(square >= 0) || !double.IsFinite(square))
            {
                return (least + most) / 2;
            }

            var d2 = Math.Sqrt(square);
            var place = right.Length - (right.Length - left.Length) * ((right.Slope + d2 - d1) / (right.Slope - left.Slope + 2 * d2));
            return double.IsNaN(place) ? (least + most) / 2 : Math.Clamp(place, least, most);
        }
    }
}
