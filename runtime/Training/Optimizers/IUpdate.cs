namespace Generated.Neuron;

/// <summary>The arithmetic of one optimizer for a vector of parameters: the same in each lane, and lanes never mix.</summary>
/// <remarks>Only additions, multiplications, divisions, square roots and choices, so every vector width gives the same bits.</remarks>
internal interface IUpdate
{
    /// <summary>How many numbers of state a parameter has, 0 to 3.</summary>
    static abstract int StateCount { get; }

    /// <summary>The new parameters.</summary>
    /// <param name="parameters">The present ones.</param>
    /// <param name="gradients">Their gradient.</param>
    /// <param name="first">The first number of state, initially 0, updated; unused if there is no state.</param>
    /// <param name="second">The second number of state.</param>
    /// <param name="third">The third number of state.</param>
    TLanes Apply<TLanes>(TLanes parameters, TLanes gradients, ref TLanes first, ref TLanes second, ref TLanes third)
        where TLanes : struct, ILanes<TLanes>;
}
