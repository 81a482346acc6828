using System.Collections.Immutable;
using Generated.Neuron.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Generated.Neuron.Generator.Parsing;

/// <summary>
/// The parser's result for an attribute: a network, perhaps with warnings, or what is wrong with it. Neither if the compiler
/// itself already complains.
/// </summary>
internal readonly record struct ParsedNetwork(NetworkSpec? Spec, ImmutableArray<Diagnostic> Mistakes);
