namespace Generated.Neuron.PackageTests;

/// <summary>A user's program in its folder.</summary>
public sealed class App(string folder, string version)
{
    public string Folder => folder;

    /// <summary>
    /// The dotnet command, as the user would type it; the program's project reads the version of the packages from the environment.
    /// </summary>
    public Task<Command> Dotnet(params string[] arguments) => Command.Run(folder, "dotnet", arguments, ("NeuronVersion", version));

    /// <summary>The dotnet command on a machine of another culture.</summary>
    public Task<Command> DotnetIn(string language, params string[] arguments) =>
        Command.Run(
            folder, "dotnet", arguments, ("NeuronVersion", version), ("LANG", language), ("LC_ALL", language),
                ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"));

    /// <summary>A program of its folder.</summary>
    public Task<Command> Run(string program, params string[] arguments) => Command.Run(folder, program, arguments);

    public string PathOf(string file) => Path.Combine(folder, file);
}
