namespace Generated.Neuron;

/// <summary>The role of each column of a file.</summary>
internal sealed class CsvColumns
{
    /// <summary>The role of a column of inputs; a column of targets has its place among them, from 0.</summary>
    public const int Input = -1;

    /// <summary>The role of a column that is skipped.</summary>
    public const int Ignored = -2;

    private readonly int[] _roles;

    private CsvColumns(int[] roles, int targets)
    {
        (_roles, TargetCount) = (roles, targets);
        InputCount = roles.Count(role => role == Input);
    }

    /// <summary>All columns.</summary>
    public int Count => _roles.Length;

    /// <summary>The columns of inputs.</summary>
    public int InputCount { get; }

    /// <summary>The columns of targets.</summary>
    public int TargetCount { get; }

    /// <summary>The role of a column.</summary>
    public int this[int column] => _roles[column];

    /// <summary>Gives each column its role, or says why that is not possible.</summary>
    /// <param name="options">What the user asks for.</param>
    /// <param name="names">Those of the header; empty without one.</param>
    /// <param name="count">The number of columns.</param>
    /// <param name="problem">What is wrong and what to do; null with a result.</param>
    public static CsvColumns? Find(CsvOptions options, IReadOnlyList<string> names, int count, out string? problem)
    {
        var roles = new int[count];
        Array.Fill(roles, Input);
        var targets = options.Targets ?? [^1];
        for (var target = 0; target < targets.Count; target++)
        {
            problem = Assign(roles, names, targets[target], nameof(CsvOptions.Targets), target);
            if (problem is not null)
            {
                return null;
            }
        }

        foreach (var column in options.Ignore)
        {
            problem = Assign(roles, names, column, nameof(CsvOptions.Ignore), Ignored);
            if (problem is not null)
            {
                return null;
            }
        }

        var columns = new CsvColumns(roles, targets.Count);
        problem = columns.InputCount > 0
            ? null
            : $"expected at least {count + 1} columns, found {count}; a row is inputs and targets, with a comma, a semicolon or a "
                + "tab between two, or name another Separator";
        return problem is null ? columns : null;
    }

    /// <summary>The place of a column that is named as an input.</summary>
    /// <param name="names">Those of the header.</param>
    /// <param name="input">The column.</param>
    /// <param name="invalid">The exception for what is wrong with it.</param>
    public int Place(IReadOnlyList<string> names, InputColumn input, Func<string, Exception> invalid)
    {
        ArgumentNullException.ThrowIfNull(input);
        var roles = new int[Count];
        Array.Fill(roles, Input);
        if (Assign(roles, names, input.Column, nameof(CsvOptions.Inputs), 0) is { } problem)
        {
            throw invalid(problem);
        }

        var place = Array.IndexOf(roles, 0);
        return _roles[place] == Input
            ? place
            : throw invalid(
                $"column {place + 1} is named in Inputs and in {(_roles[place] == Ignored ? "Ignore" : "Targets")}; name it once");
    }

    private static string? Assign(int[] roles, IReadOnlyList<string> names, CsvColumn wanted, string option, int role)
    {
        int place;
        if (wanted.Name is { } name)
        {
            var places = Enumerable.Range(0, names.Count).Where(i => names[i] == name).Take(2).ToArray();
            if (places.Length != 1)
            {
                return places.Length == 0
                    ? $"{option} names {CsvMessage.Shown(name)}, but the columns are {CsvMessage.Shown(names, mostCharacters: 120)}"
                    : $"columns {places[0] + 1} and {places[1] + 1} are both named {CsvMessage.Shown(name)}; give "
                        + $"{option} the place instead, such as {places[0]}";
            }

            place = places[0];
        }
        else
        {
            place = wanted.Place!.Value.GetOffset(roles.Length);
        }

        if (place < 0 || place >= roles.Length)
        {
            return $"{option} names column {wanted} (the first is 0), but the file has {Words.Count(roles.Length, "column")}";
        }

        if (roles[place] != Input)
        {
            return $"column {place + 1} is named twice in Targets and Ignore; name it once";
        }

        roles[place] = role;
        return null;
    }
}
