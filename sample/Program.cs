using Generated.Neuron.Sample;

Console.WriteLine(new MoonClassifier().Predict(0.5f, 1f));
