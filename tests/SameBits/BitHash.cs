using System.Runtime.InteropServices;

namespace Generated.Neuron.SameBits;

/// <summary>
/// 64 bits that stand for all bits of many numbers, signs of zeros included: FNV-1a, a word of 32 bits at a time, finished as
/// SplitMix64 finishes. It needs no library of the system, which a program for another processor under an emulator does not have.
/// </summary>
internal struct BitHash()
{
    // The offset basis and the prime of FNV-1a with 64 bits.
    private ulong _state = 14695981039346656037;

    public void Append(ReadOnlySpan<float> numbers)
    {
        foreach (var word in MemoryMarshal.Cast<float, uint>(numbers))
        {
            _state = (_state ^ word) * 1099511628211;
        }
    }

    public readonly ulong Value
    {
        get
        {
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
