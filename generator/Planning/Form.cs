namespace Generated.Neuron.Generator.Planning;

/// <summary>Whether a network is written out, and why.</summary>
/// <param name="IsWrittenOut">Whether its passes are written out as far as they pay; otherwise all are loops.</param>
/// <param name="Reduced">Why a network is loops that was to be written out; null if it is as asked for.</param>
internal sealed record Form(bool IsWrittenOut, string? Reduced);
