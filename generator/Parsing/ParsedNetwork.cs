using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// What the parser made of an attribute: a network, perhaps with warnings, or what is wrong with it. Neither where the compiler
/// itself already complains.
/// </summary>
internal readonly record struct ParsedNetwork(NetworkSpec? Spec, ImmutableArray<Diagnostic> Mistakes);
