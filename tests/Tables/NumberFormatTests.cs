using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>Numbers as files have them: what is read, and above all what is not.</summary>
public sealed class NumberFormatTests
{
    [Theory]
    [InlineData('.', null, null, "1.5", 1.5)]
    [InlineData('.', null, null, " -2e3\t", -2000)]
    [InlineData('.', null, null, "\u00A0+.5\u202F", 0.5)]
    [InlineData('.', null, null, "5.", 5)]
    [InlineData(',', null, null, "71,5", 71.5)]
    [InlineData(',', '.', null, "1.234,5", 1234.5)]
    [InlineData(',', '.', null, "12.345.678", 12345678)]
    [InlineData(',', '.', null, "1234,5", 1234.5)]
    [InlineData('.', ',', null, "-1,234", -1234)]
    [InlineData('.', ' ', null, "1\u202F234\u00A0567 890.25", 1234567890.25)]
    [InlineData('.', '\'', null, "1’234'567", 1234567)]
    [InlineData('.', null, "%", "12 %", 12)]
    [InlineData('.', null, "%", "12%", 12)]
    [InlineData('.', null, "%", "12", 12)]
    [InlineData('.', null, "€", "€ 15.5", 15.5)]
    [InlineData('.', null, "€", "15.5\u00A0€", 15.5)]
    [InlineData(',', '.', "m²", "1.071,5 m²", 1071.5)]
    [InlineData('.', null, "e3", "1e3", 1000)] // an exponent, although the unit is written like one
    [InlineData('.', null, null, "123456789012345678901234567890", 1.2345678901234568e29)]
    [InlineData('.', null, null, "0.1000000000000000055511151231257827021181583404541015625", 0.1)]
    public void A_number_in_its_format_is_read(char sign, char? thousands, string? unit, string text, double expected)
    {
        Assert.True(new NumberFormat(sign, thousands, unit).TryParse(text, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData(',', null, null, "71.5")]
    [InlineData('.', null, null, "71,5")]
    [InlineData(',', '.', null, "71.5")] // not 715
    [InlineData(',', '.', null, "1.2345")]
    [InlineData(',', '.', null, "1234.567")]
    [InlineData(',', '.', null, "1.234.56")]
    [InlineData(',', '.', null, ".234")]
    [InlineData(',', '.', null, "1.234,")]
    [InlineData(',', '.', null, "1.234e3")]
    [InlineData('.', ',', null, "1 234")]
    [InlineData('.', ' ', null, "1  234")]
    [InlineData('.', ' ', null, "1 ,")]
    [InlineData('.', null, null, "1 234")]
    [InlineData('.', null, null, "")]
    [InlineData('.', null, null, ".")]
    [InlineData('.', null, null, "+")]
    [InlineData('.', null, null, "1e")]
    [InlineData('.', null, null, "1e+")]
    [InlineData('.', null, null, "e5")]
    [InlineData('.', null, null, "--1")]
    [InlineData('.', null, null, "1.2.3")]
    [InlineData('.', null, null, "0x10")]
    [InlineData('.', null, null, "inf")]
    [InlineData('.', null, null, "Infinity")]
    [InlineData('.', null, null, "NaN")]
    [InlineData('.', null, null, "1e999")]
    [InlineData('.', null, null, "12 %")]
    [InlineData('.', null, null, "(12)")]
    [InlineData('.', null, null, "١٢")] // Arabic digits
    [InlineData('.', null, null, "1\0")]
    [InlineData('.', null, "m", "12 ft")]
    [InlineData('.', null, "m", "m 12 m")]
    [InlineData('.', null, "m", "m")]
    public void Another_notation_is_refused(char sign, char? thousands, string? unit, string text) =>
        Assert.False(new NumberFormat(sign, thousands, unit).TryParse(text, out _));

    [Fact]
    public void A_refusal_says_what_the_training_file_had()
    {
        Assert.Equal(
            "'71.5' is not a number such as 71,5; the training file had decimal commas and no separators of thousands, and a number itself "
                + "(71.5 instead of \"71.5\") has no format",
            new NumberFormat(',').Mistake("71.5"));
        Assert.Equal("'x' is not a number such as 1.234,5 m²", new NumberFormat(',', '.', "m²").Mistake("x"));
    }
}
