using System;
using Generated.Neuron;

[assembly: CLSCompliant(true)]

namespace Strict
{
    /// <summary>A small network, written out.</summary>
    [Network(2, 8, 1)]
    public sealed partial class Small
    {
    }

    [Network(24, 64, 10, Hidden = Activation.Tanh, Loss = Loss.CrossEntropy)]
    public sealed partial class @large
    {
    }
}
