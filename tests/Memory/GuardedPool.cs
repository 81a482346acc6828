using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Neuron.Tests.Memory;

/// <summary>
/// Spans between two pages that may be neither read nor written: at the end of their own pages or at their beginning, so that one number
/// beside them ends the process. What is written on the other side, within their pages, is seen by <see cref="Check"/>. For Linux.
/// </summary>
internal sealed class GuardedPool : IDisposable
{
    private const int Page = 4096;
    private const byte Untouched = 0xA5;

    private readonly Dictionary<int, Stack<nint>> _free = [];
    private readonly List<Place> _used = [];
    private readonly List<(nint Address, nuint Length)> _all = [];
    private bool _atEnd;

    /// <summary>Takes all spans back, and says where the next ones lie.</summary>
    public void Reset(bool atEnd)
    {
        foreach (var place in _used)
        {
            _free[place.Pages].Push(place.Address);
        }

        _used.Clear();
        _atEnd = atEnd;
    }

    /// <summary>So many numbers, all 0.</summary>
    public Span<T> Take<T>(int count)
        where T : unmanaged
    {
        var bytes = count * Unsafe.SizeOf<T>();
        var pages = (bytes / Page) + 1;
        if (!_free.TryGetValue(pages, out var free))
        {
            _free[pages] = free = new Stack<nint>();
        }

        if (!free.TryPop(out var address))
        {
            address = Map(pages);
        }

        var all = Bytes(address, pages * Page);
        all.Fill(Untouched);
        var place = new Place(address, pages, _atEnd ? all.Length - bytes : 0, bytes);
        _used.Add(place);
        var taken = all.Slice(place.Start, bytes);
        taken.Clear();
        return MemoryMarshal.Cast<byte, T>(taken);
    }

    public Span<float> Copy(float[] numbers)
    {
        var copy = Take<float>(numbers.Length);
        numbers.CopyTo(copy);
        return copy;
    }

    /// <summary>Nothing beside the spans has been written.</summary>
    public void Check(string what)
    {
        foreach (var place in _used)
        {
            var all = Bytes(place.Address, place.Pages * Page);
            Assert.False(
                all[..place.Start].ContainsAnyExcept(Untouched) || all[(place.Start + place.Length)..].ContainsAnyExcept(Untouched),
                $"{what}: written beside a span of {place.Length} bytes");
        }
    }

    public void Dispose()
    {
        foreach (var (address, length) in _all)
        {
            _ = munmap(address, length);
        }
    }

    /// <summary>Pages between two that are protected.</summary>
    private nint Map(int pages)
    {
        const int ReadAndWrite = 3, PrivateAndAnonymous = 0x22;
        var length = (nuint)((pages + 2) * Page);
        var address = mmap(0, length, 0, PrivateAndAnonymous, -1, 0);
        Assert.NotEqual(-1, address);
        _all.Add((address, length));
        Assert.Equal(0, mprotect(address + Page, (nuint)(pages * Page), ReadAndWrite));
        return address + Page;
    }

    private static Span<byte> Bytes(nint address, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), address), length);

    [DllImport("libc")]
    private static extern nint mmap(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc")]
    private static extern int mprotect(nint address, nuint length, int protection);

    [DllImport("libc")]
    private static extern int munmap(nint address, nuint length);

    private readonly record struct Place(nint Address, int Pages, int Start, int Length);
}
