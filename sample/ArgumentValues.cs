using System.CommandLine.Parsing;
using System.Globalization;
using Generated.Neuron.Sample.Sets;

namespace Generated.Neuron.Sample;

/// <summary>Turns the words of the command line into values, or says in one line what they should be.</summary>
internal static class ArgumentValues
{
    public static string? Set(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (SampleSets.Names.Contains(text))
        {
            return text;
        }

        argument.AddError(text.StartsWith('-')
            ? $"There is no option {text}."
            : $"There is no set '{text}'. The sets are {string.Join(", ", SampleSets.Names)}; for your own file use --data FILE.");
        return null;
    }

    public static Recipe? NamedRecipe(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        var recipe = Recipe.All.FirstOrDefault(recipe => recipe.Name == text);
        if (recipe is null)
        {
            argument.AddError($"{Option(argument)} must be {string.Join(" or ", Recipe.All.Select(known => known.Name))}; got '{text}'.");
        }

        return recipe;
    }

    public static int? Whole(ArgumentResult argument, int least, int most)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        argument.AddError($"{Option(argument)} must be a whole number from {least} to {most}; got '{text}'.");
        return null;
    }

    public static float? Rate(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number > 0 && float.IsFinite(number))
        {
            return number;
        }

        argument.AddError($"{Option(argument)} must be a number above 0, such as 0.01; got '{text}'.");
        return null;
    }

    private static string Option(ArgumentResult argument) => ((OptionResult)argument.Parent!).Option.Name;
}
