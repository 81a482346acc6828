using System.Globalization;
using Generated.Neuron.Tables;

namespace Generated.Neuron.Tests.Tables;

/// <summary>Dates as files have them, in UTC if they have an offset.</summary>
public sealed class DateFormatTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", "2024-02-29", "2024-02-29T00:00:00")]
    [InlineData("yyyy/MM/dd", "2024/02/29", "2024-02-29T00:00:00")]
    [InlineData("d.M.yyyy", "1.2.2024", "2024-02-01T00:00:00")]
    [InlineData("d.M.yyyy", " 01.02.2024 ", "2024-02-01T00:00:00")]
    [InlineData("d/M/yyyy", "31/01/2024", "2024-01-31T00:00:00")]
    [InlineData("M/d/yyyy", "01/31/2024", "2024-01-31T00:00:00")]
    [InlineData("d-M-yyyy", "31-1-2024", "2024-01-31T00:00:00")]
    [InlineData("M-d-yyyy", "1-31-2024", "2024-01-31T00:00:00")]
    [InlineData("yyyyMMdd", "20240131", "2024-01-31T00:00:00")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31", "2024-01-31T00:00:00")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31T06:07", "2024-01-31T06:07:00")]
    [InlineData("d.M.yyyy HH:mm", "31.1.2024 23:59:58.25", "2024-01-31T23:59:58.25")]
    [InlineData("yyyy-MM-dd HH:mmK", "2024-01-31T23:30:00-05:00", "2024-02-01T04:30:00")]
    [InlineData("yyyy-MM-dd HH:mmK", "2024-01-31 23:30+0100", "2024-01-31T22:30:00")]
    [InlineData("yyyy-MM-dd HH:mmK", "2024-01-31 23:30Z", "2024-01-31T23:30:00")]
    [InlineData("dd.MM.yy", "31.01.68", "2068-01-31T00:00:00")]
    [InlineData("dd.MM.yy", "31.01.69", "1969-01-31T00:00:00")]
    [InlineData("dd-MMM-yyyy", "31-Jan-2024", "2024-01-31T00:00:00")]
    [InlineData("d MMMM yyyy", "1 February 2024", "2024-02-01T00:00:00")]
    [InlineData("dd/MM/yyyy HH:mm:ss zzz", "31/01/2024 12:00:00 +02:00", "2024-01-31T10:00:00")]
    public void A_date_in_its_format_is_read(string pattern, string text, string expected)
    {
        Assert.Null(DateFormat.Mistake(pattern, null));
        Assert.True(new DateFormat(pattern).TryParse(text, out var date));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), date);
    }

    [Theory]
    [InlineData("yyyy-MM-dd", "2023-02-29")]
    [InlineData("yyyy-MM-dd", "0000-01-01")]
    [InlineData("yyyy-MM-dd", "2024-1-31")]
    [InlineData("yyyy-MM-dd", "2024-01-31T06:00")]
    [InlineData("yyyy-MM-dd", "31.01.2024")]
    [InlineData("d.M.yyyy", "1.13.2024")]
    [InlineData("d.M.yyyy", "001.1.2024")]
    [InlineData("d.M.yyyy", "1.1.24")]
    [InlineData("d.M.yyyy", "1.1.20245")]
    [InlineData("yyyyMMdd", "2024013")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31 24:00")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31 06:60")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31 6:00")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31 06:00Z")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31 06:00:00.")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-31 06:00:00.12345678")]
    [InlineData("yyyy-MM-dd HH:mmK", "2024-01-31 06:00")]
    [InlineData("yyyy-MM-dd HH:mmK", "2024-01-31")]
    [InlineData("yyyy-MM-dd HH:mmK", "2024-01-31 06:00+15:00")]
    [InlineData("yyyy-MM-dd HH:mmK", "0001-01-01 00:00+01:00")]
    [InlineData("yyyy-MM-dd HH:mmK", "9999-12-31 23:59-01:00")]
    [InlineData("dd.MM.yy", "31.01.2024")]
    [InlineData("dd-MMM-yyyy", "31-Okt-2024")]
    public void Another_one_is_refused(string pattern, string text) => Assert.False(new DateFormat(pattern).TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("y")]
    [InlineData("HH:mm")] // .NET would take the day from the clock
    [InlineData("dd.MM.")] // and the year
    [InlineData("dd.MM.'yyyy'")]
    [InlineData("yyyy-MM-dd %")]
    public void A_pattern_that_needs_the_clock_or_is_none_is_refused(string pattern) => Assert.NotNull(DateFormat.Mistake(pattern, null));

    /// <summary>This process has no culture but the invariant one, as many servers.</summary>
    [Fact]
    public void Names_of_months_that_the_program_lacks_are_an_error_that_says_what_to_build()
    {
        var encoding = TableFixtures.With(new DateEncoding("built", new("dd MMM yyyy", "de-DE"), DateParts.Days, null, false, 0, 1));
        var refused = Assert.Throws<ArgumentException>(() => encoding.Encode(new() { ["built"] = "31 Okt 2024" }));
        Assert.Contains("InvariantGlobalization", refused.Message, StringComparison.Ordinal);
        Assert.Equal([0f], encoding.Encode(new() { ["built"] = new DateOnly(1970, 1, 1) }));
    }
}
