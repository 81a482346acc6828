using System.Text.RegularExpressions;

namespace Generated.Neuron.Tests.Widths;

/// <summary>The methods of the JIT's own listing of a run.</summary>
internal static partial class JitListing
{
    /// <summary>
    /// Groups: <c>layer</c>, the class if it is one of the library's kernels of layers, and <c>kernel</c> if that is its nested kernel;
    /// <c>name</c>, the method; <c>code</c>.
    /// </summary>
    public static IEnumerable<Match> Methods(string listing) => Method().Matches(listing);

    [GeneratedRegex(
        @"; Assembly listing for method (?:Generated\.Neuron\.Layers\.(?<layer>\w+)(?<kernel>\+Kernel)?|[^\n]*Kernels)[^\n:]*:"
            + @"(?<name>\w+)[\[(][^\n]*\n(?<code>.*?); Total bytes of code",
        RegexOptions.Singleline)]
    private static partial Regex Method();
}
