namespace Generated.Neuron.Tables;

/// <summary>The names that the text of an encoding is made of.</summary>
internal static class EncodingMember
{
    public const string Version = "version", Width = "width", Missing = "missing", Inputs = "inputs", Ignored = "ignored";

    public const string Targets = "targets";

    public const string Name = "name", Kind = "kind", Words = "words", Unseen = "unseen", Unit = "unit", Decimal = "decimal";

    public const string Thousands = "thousands", Fill = "fill", Indicator = "indicator", Mean = "mean", Deviation = "deviation";

    public const string True = "true", False = "false", Format = "format", Culture = "culture", Parts = "parts", Classes = "classes";

    /// <summary>The kinds of columns.</summary>
    public const string Ordered = "ordered", Number = "number", Boolean = "boolean", Date = "date";

    /// <summary>What <see cref="Unseen"/> may be.</summary>
    public static readonly (UnseenRule Rule, string Name)[] UnseenRules =
        [(UnseenRule.Error, "error"), (UnseenRule.Zeros, "zeros"), (UnseenRule.Rare, "rare")];
}
