namespace Generated.Neuron.Tests.Layers;

internal readonly struct N0 : INumber
{
    public static int Value => 0;
}

internal readonly struct N1 : INumber
{
    public static int Value => 1;
}

internal readonly struct N2 : INumber
{
    public static int Value => 2;
}

internal readonly struct N3 : INumber
{
    public static int Value => 3;
}

internal readonly struct N4 : INumber
{
    public static int Value => 4;
}

internal readonly struct N5 : INumber
{
    public static int Value => 5;
}

internal readonly struct N6 : INumber
{
    public static int Value => 6;
}

internal readonly struct N7 : INumber
{
    public static int Value => 7;
}

internal readonly struct N8 : INumber
{
    public static int Value => 8;
}

internal readonly struct N9 : INumber
{
    public static int Value => 9;
}

internal readonly struct N10 : INumber
{
    public static int Value => 10;
}

internal readonly struct N11 : INumber
{
    public static int Value => 11;
}

internal readonly struct N12 : INumber
{
    public static int Value => 12;
}

internal readonly struct N13 : INumber
{
    public static int Value => 13;
}

internal readonly struct N17 : INumber
{
    public static int Value => 17;
}

internal readonly struct N29 : INumber
{
    public static int Value => 29;
}

internal readonly struct N33 : INumber
{
    public static int Value => 33;
}

internal readonly struct N40 : INumber
{
    public static int Value => 40;
}

internal readonly struct N64 : INumber
{
    public static int Value => 64;
}

internal readonly struct N70 : INumber
{
    public static int Value => 70;
}

internal readonly struct N130 : INumber
{
    public static int Value => 130;
}
