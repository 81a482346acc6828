using Generated.Neuron.Tables;

namespace Generated.Neuron;

/// <summary>Fits the encoding of a table to its training rows, which are all rows of the table that it sees.</summary>
/// <param name="table">The table.</param>
/// <param name="rows">The training rows.</param>
/// <param name="options">What is stated about the columns.</param>
internal sealed class EncodingFit(TableText table, int[] rows, CsvOptions options)
{
    /// <summary>An input that correlates with the target as much as this is likely to be computed from it.</summary>
    private const double Leaks = 0.999;

    /// <summary>Fewer rows correlate by chance.</summary>
    private const int FewestRows = 10;

    private readonly Dictionary<string, string> _ignored = [];
    private readonly Dictionary<string, int> _missing = [];
    private readonly Dictionary<string, string> _remarks = [];
    private readonly Dictionary<string, string> _members = [];
    private readonly List<string> _notes = [];

    /// <summary>The encoding.</summary>
    /// <exception cref="InvalidDataException">Something is in doubt; the message names the place and the remedy.</exception>
    public TableEncoding Fit()
    {
        if (rows.Length == 0)
        {
            throw table.Invalid(null, null, "there are no rows to fit an encoding to");
        }

        var columns = TableColumns.Find(table, options);
        var signs = Signs(columns);
        var fit = new ColumnFit(table, rows, signs, options.Culture?.Name is { Length: > 0 } culture ? culture : null);
        var targetFit = new TargetFit(table, rows, options, signs, fit);
        TargetEncoding[] targets = [.. columns.Targets.Select(targetFit.Fit)];
        var encodings = new List<ColumnEncoding>();
        foreach (var (column, spec) in columns.Inputs)
        {
            var fitted = fit.Fit(column, spec);
            Note(table.Names[column], fitted);
            if (fitted.Encoding is { } encoding)
            {
                encodings.Add(encoding);
                NoteLeak(fitted, columns.Targets.Length == 1 ? targetFit.Numbers : null);
            }
        }

        foreach (var (column, reason) in columns.Ignored)
        {
            _ignored.TryAdd(table.Names[column], reason);
        }

        if (encodings.Count == 0)
        {
            var reasons = _ignored.Take(4).Select(pair => $"{CsvMessage.Shown(pair.Key)} is ignored ({pair.Value})");
            throw table.Invalid(null, null, $"no column is left for the inputs; {string.Join(", ", reasons)}");
        }

        _notes.AddRange(targetFit.Notes);
        if (rows.Length == 1)
        {
            _notes.Add("There is only one row, so no number varies.");
        }

        return Encoding(encodings, targets);
    }

    private TableEncoding Encoding(List<ColumnEncoding> encodings, TargetEncoding[] targets)
    {
        var used = encodings.Select(column => column.Name).Concat(targets.Select(target => target.Name)).ToHashSet();
        try
        {
            return new TableEncoding(
                encodings,
                table.Names.Where(name => _ignored.ContainsKey(name) && !used.Contains(name)).Distinct(),
                targets,
                table.Missing,
                new TableReport
                {
                    Rows = rows.Length,
                    Missing = _missing,
                    Ignored = _ignored,
                    Remarks = _remarks,
                    Members = _members,
                    Notes = _notes,
                });
        }
        catch (EncodingFault fault)
        {
            throw table.Invalid(null, null, $"the columns do not make an encoding: {fault.Place} {fault.Problem}");
        }
    }

    /// <summary>A culture's decimal sign, or the one that the columns need if they are to be numbers.</summary>
    private DecimalSign Signs(TableColumns columns)
    {
        if (options.Culture is { } culture)
        {
            return culture.NumberFormat.NumberDecimalSeparator is "." or ","
                ? new DecimalSign(culture.NumberFormat.NumberDecimalSeparator[0], null)
                : throw table.Invalid(
                    null, null, $"the culture {culture.Name} has another decimal sign than . and ,; name another Culture");
        }

        var voters = columns.Inputs.Where(input => input.Spec is DetectedColumn or NumberColumn).Select(input => input.Column)
            .Concat(options.ClassLabels == true || options.Classes.Count > 0 ? [] : columns.Targets);
        return DecimalSign.Of([.. voters.Select(column => (table.Names[column], ColumnDetection.Evidence(table.Column(column), rows)))]);
    }

    private void Note(string name, FittedColumn fitted)
    {
        if (fitted.Ignored is { } reason)
        {
            _ignored.TryAdd(name, reason);
            return;
        }

        if (fitted.Missing > 0)
        {
            _missing[name] = fitted.Missing;
        }

        if (fitted.Remark is { } remark)
        {
            _remarks[name] = remark;
        }

        if (fitted.Members is { } members)
        {
            _members[name] = members;
        }

        _notes.AddRange(fitted.Notes.Select(note => $"{CsvMessage.Shown(name)}: {note}."));
    }

    private void NoteLeak(FittedColumn fitted, double[]? targets)
    {
        if (targets is null || fitted.Numbers is not { Length: >= FewestRows } numbers)
        {
            return;
        }

        var fill = fitted.Encoding switch
        {
            NumberEncoding number => number.Fill,
            BooleanEncoding boolean => boolean.Fill,
            DateEncoding date => date.Fill,
            _ => null,
        };
        var correlation = Moments.Correlation(numbers, fill, targets);
        if (Math.Abs(correlation) >= Leaks)
        {
            _notes.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{CsvMessage.Shown(fitted.Encoding!.Name)} correlates with the target ({correlation:0.0000}): if it is not known before "
                    + $"the target is, ignore it."));
        }
    }
}
