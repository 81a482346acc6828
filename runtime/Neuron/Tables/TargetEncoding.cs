namespace Generated.Neuron.Tables;

/// <summary>How a column of targets becomes what a network is trained on. Equal by content.</summary>
/// <param name="Name">The column's name.</param>
internal abstract record TargetEncoding(string Name);

/// <summary>A number, scaled.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Format">How text is read; its unit is also that of predictions and errors.</param>
/// <param name="Mean">Subtracted from the number.</param>
/// <param name="Deviation">What the difference is divided by.</param>
internal sealed record NumberTarget(string Name, NumberFormat Format, double Mean, double Deviation) : TargetEncoding(Name)
{
    public string? Unit => Format.Unit;
}

/// <summary>One of two or more classes. Two are one target, 0 or 1; more are a 1 among zeros.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Classes">Class 0 first.</param>
internal sealed record ClassTarget(string Name, WordList Classes) : TargetEncoding(Name);
