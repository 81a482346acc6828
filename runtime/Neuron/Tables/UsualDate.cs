namespace Generated.Neuron.Tables;

/// <summary>The dates that are detected: a day of one of eight patterns, with a time of ISO 8601 after it or without.</summary>
internal sealed class UsualDate
{
    /// <summary>After one of the <see cref="Days"/>: a time may be there.</summary>
    public const string Time = " HH:mm";

    /// <summary>After one of the <see cref="Days"/>: a time must be there, with its UTC offset.</summary>
    public const string TimeWithOffset = " HH:mmK";

    /// <summary>A lone d or M is one digit or two.</summary>
    public static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy/MM/dd", "d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy", "yyyyMMdd"];

    private readonly string _day;
    private readonly bool _mayHaveTime;

    private UsualDate(string day, bool mayHaveTime, bool hasOffset) => (_day, _mayHaveTime, HasOffset) = (day, mayHaveTime, hasOffset);

    /// <summary>Whether a time with its UTC offset must be there.</summary>
    public bool HasOffset { get; }

    /// <summary>The pattern as one of these; null if it is another one.</summary>
    public static UsualDate? Find(string pattern)
    {
        var day = Array.Find(Days, usual => pattern.StartsWith(usual, StringComparison.Ordinal));
        return (day is null ? null : pattern[day.Length..]) switch
        {
            "" => new(day!, mayHaveTime: false, hasOffset: false),
            Time => new(day!, mayHaveTime: true, hasOffset: false),
            TimeWithOffset => new(day!, mayHaveTime: true, hasOffset: true),
            _ => null,
        };
    }

    /// <summary>A trimmed field, in UTC if there is an offset.</summary>
    public bool TryParse(ReadOnlySpan<char> text, out DateTime date) => TryDay(ref text, _day, out date) && TryTime(text, ref date);

    /// <summary>Reads a day as a pattern has it and leaves what follows.</summary>
    private static bool TryDay(ref ReadOnlySpan<char> text, string pattern, out DateTime date)
    {
        int year = 0, month = 0, day = 0;
        date = default;
        for (var i = 0; i < pattern.Length;)
        {
            var letter = pattern[i];
            var count = 1;
            while (i + count < pattern.Length && pattern[i + count] == letter)
            {
                count++;
            }

            i += count;
            if (letter is not ('y' or 'M' or 'd'))
            {
                if (text.IsEmpty || text[0] != letter)
                {
                    return false;
                }

                text = text[1..];
                continue;
            }

            if (!TryDigits(ref text, count, Math.Max(2, count), out var number))
            {
                return false;
            }

            (year, month, day) = letter == 'y' ? (number, month, day) : letter == 'M' ? (year, number, day) : (year, month, number);
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day);
        return true;
    }

    /// <summary><c>(?:[T ]HH:mm(?::ss(?:\.f{1,7})?)?(?:Z|[+-]HH:?mm)?)?</c>, with an offset or without.</summary>
    private bool TryTime(ReadOnlySpan<char> text, ref DateTime date)
    {
        if (text.IsEmpty)
        {
            return !HasOffset;
        }

        if (!_mayHaveTime || text[0] is not ('T' or ' '))
        {
            return false;
        }

        text = text[1..];
        if (!TryDigits(ref text, 2, 2, out var hour) || hour > 23 || !Take(ref text, ':')
            || !TryDigits(ref text, 2, 2, out var minute) || minute > 59)
        {
            return false;
        }

        date = date.AddTicks(hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute);
        if (Take(ref text, ':'))
        {
            if (!TryDigits(ref text, 2, 2, out var second) || second > 59)
            {
                return false;
            }

            date = date.AddTicks(second * TimeSpan.TicksPerSecond);
            if (Take(ref text, '.'))
            {
                var before = text.Length;
                if (!TryDigits(ref text, 1, 7, out var fraction))
                {
                    return false;
                }

                for (var digits = before - text.Length; digits < 7; digits++)
                {
                    fraction *= 10;
                }

                date = date.AddTicks(fraction);
            }
        }

        return HasOffset ? TryOffset(text, ref date) : text.IsEmpty;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, ref DateTime date)
    {
        if (text is "Z")
        {
            return true;
        }

        if (text.IsEmpty || text[0] is not ('+' or '-'))
        {
            return false;
        }

        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (!TryDigits(ref text, 2, 2, out var hours) || hours > 14)
        {
            return false;
        }

        Take(ref text, ':');
        if (!TryDigits(ref text, 2, 2, out var minutes) || minutes > 59 || !text.IsEmpty)
        {
            return false;
        }

        // The offset can lead past the calendar's first or last day.
        var ticks = date.Ticks - sign * (hours * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute);
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        date = new DateTime(ticks);
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char character)
    {
        if (text.IsEmpty || text[0] != character)
        {
            return false;
        }

        text = text[1..];
        return true;
    }

    private static bool TryDigits(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        (var count, number) = (0, 0);
        while (count < most && count < text.Length && char.IsAsciiDigit(text[count]))
        {
            number = 10 * number + (text[count++] - '0');
        }

        text = text[count..];
        return count >= least;
    }
}
