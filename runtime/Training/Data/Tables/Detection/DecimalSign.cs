namespace Generated.Neuron;

/// <summary>The decimal sign of a file: given by a culture, or taken from the columns that allow only one.</summary>
/// <param name="Sign">Null if nothing decides.</param>
/// <param name="Doubt">The message if two columns disagree.</param>
internal readonly record struct DecimalSign(char? Sign, string? Doubt)
{
    /// <summary>Whether two columns disagree.</summary>
    public bool IsInDoubt => Doubt is not null;

    /// <summary>The vote of the columns.</summary>
    /// <param name="votes">The name of each column and the sign that it needs, if it does.</param>
    public static DecimalSign Of(IEnumerable<(string Name, char? Sign)> votes)
    {
        var decided = votes.Where(vote => vote.Sign is not null).ToList();
        var (point, comma) = (decided.Find(vote => vote.Sign == '.'), decided.Find(vote => vote.Sign == ','));
        return point.Sign is null || comma.Sign is null
            ? new DecimalSign(decided.FirstOrDefault().Sign, null)
            : new DecimalSign(
                null,
                $"the column {CsvMessage.Shown(point.Name)} has decimal points and {CsvMessage.Shown(comma.Name)} decimal commas; "
                    + "give Culture, or ignore one or name it as a WordColumn");
    }
}
