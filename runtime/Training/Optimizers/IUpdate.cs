namespace Generated.Neuron;

/// <summary>The arithmetic of one optimizer for a vector of parameters: the same in each lane, lanes never mix.</summary>
/// <remarks>Only additions, multiplications, divisions, square roots and choices, so every vector width gives the same bits.</remarks>
internal interface IUpdate
{
    /// <summary>How many numbers are remembered for a parameter, 0 to 3.</summary>
    static abstract int StateCount { get; }

    /// <summary>The new parameters.</summary>
    /// <param name="parameters">The present ones.</param>
    /// <param name="gradients">Their gradient.</param>
    /// <param name="first">The first remembered number, 0 at first, updated; unused where nothing is remembered.</param>
    /// <param name="second">The second one, likewise.</param>
    /// <param name="third">The third one, likewise.</param>
    TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes>;
}
