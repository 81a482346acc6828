open System
open Generated.Neuron

let trained = MatrixNetwork(Topology.Parse "2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", 1)
Trainer(trained, Adam(LearningRate = 0.02), Epochs = 5, BatchSize = 32).Fit(Dataset.Moons(500, 0.1, 1)) |> ignore
trained.Save "moons.safetensors"

// As the page of the warning has it.
let network = MatrixNetwork.FromFile "moons.safetensors"
let outputs = Array.zeroCreate<float32> network.Topology.OutputCount
network.Forward(ReadOnlySpan [| 0.5f; 0.25f |], Span outputs)
printfn $"{network.Topology} at (0.5, 0.25): {outputs[0]:F3}"
