namespace Generated.Neuron.Tests.Golden;

[Trait(nameof(Needs), Needs.Vectors)]
public sealed class GeneratedGoldenTests() : GoldenTests(static topology => GoldenCompilation.Create(topology));

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class Generated512GoldenTests() : GoldenTests(static topology => GoldenCompilation.Create(topology, 512));

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class Generated256GoldenTests() : GoldenTests(static topology => GoldenCompilation.Create(topology, 256));

[Trait(nameof(Needs), Needs.AnyVectors)]
public sealed class Generated128GoldenTests() : GoldenTests(static topology => GoldenCompilation.Create(topology, 128));
