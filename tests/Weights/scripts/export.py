#!/usr/bin/env python3
"""Writes models as Python's users have them, with what they predict, for the tests of the readers.

    /usr/bin/python3 tests/Weights/scripts/export.py tests/Weights/data

Takes NumPy, and PyTorch and scikit-learn where they are installed (Debian: python3-numpy, python3-torch, python3-sklearn). The
committed files are of NumPy 1.24, PyTorch 1.13 and scikit-learn 1.2.
"""

import json
import os
import sys

import numpy

import plain_safetensors

FOLDER = sys.argv[1]
CASES = []


def case(file, topology, inputs, outputs):
    CASES.append({"file": file, "topology": topology, "inputs": numpy.asarray(inputs, "<f8").ravel().tolist(), "outputs": numpy.asarray(outputs, "<f8").ravel().tolist()})


def path(name):
    return os.path.join(FOLDER, name)


def relu(z):
    return numpy.maximum(z, 0)


def sigmoid(z):
    return 1 / (1 + numpy.exp(-z))


def from_numpy():
    random = numpy.random.default_rng(1)
    w1, b1, w2, b2 = (random.standard_normal(shape).astype("<f4") for shape in ((2, 8), (8,), (8, 3), (3,)))
    x = random.standard_normal((5, 2)).astype("<f4")
    topology = "2-8-3 (Relu, Sigmoid; BinaryCrossEntropy)"

    def predict(*parameters):
        a, b, c, d = (p.astype("<f8") for p in parameters)
        return sigmoid(relu(x.astype("<f8") @ a + b) @ c + d)

    # As Keras's get_weights has it: inputs by outputs.
    numpy.savez(path("numpy-kernels.npz"), **{"0.kernel": w1, "0.bias": b1, "1.kernel": w2, "1.bias": b2})
    case("numpy-kernels.npz", topology, x, predict(w1, b1, w2, b2))
    numpy.savez_compressed(path("numpy-compressed.npz"), w1, b1, w2, b2)
    case("numpy-compressed.npz", topology, x, predict(w1, b1, w2, b2))

    # Columns first, the most significant byte first, and half precision.
    half = w2.astype(">f2")
    numpy.savez(path("numpy-orders.npz"), w1=numpy.asfortranarray(w1.T), b1=b1.astype(">f8"), w2=half.T, b2=b2.reshape(1, 3), topology=topology)
    case("numpy-orders.npz", topology, x, predict(w1, b1, half, b2))


def from_torch():
    import torch

    torch.manual_seed(1)
    names = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.float64: "F64"}

    def save(file, model, topology, metadata=None):
        state = {}
        for name, tensor in model.state_dict().items():
            raw = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
            state[name] = (names[tensor.dtype], tensor.shape, raw.numpy().tobytes())
        plain_safetensors.save(path(file), state, metadata)
        with torch.no_grad():
            x = torch.randn(5, next(model.parameters()).shape[1], dtype=torch.float64)
            case(file, topology, x.numpy(), model.double()(x.float().double()).numpy())

    def sequential():
        return torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1), torch.nn.Sigmoid())

    moons = "2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)"
    save("torch.safetensors", sequential(), moons, {"format": "pt", "topology": moons})
    save("torch-bfloat16.safetensors", sequential().to(torch.bfloat16), moons)
    save("torch-half.safetensors", sequential().to(torch.float16), moons)
    save("torch-double.safetensors", sequential().to(torch.float64), moons)

    # What nobody should read.
    state = torch.nn.Linear(2, 1).state_dict()
    torch.save(state, path("state_dict.pt"))
    torch.save(state, path("state_dict-legacy.pt"), _use_new_zipfile_serialization=False)

    class Named(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.input, self.hidden, self.output = torch.nn.Linear(3, 5), torch.nn.Linear(5, 5), torch.nn.Linear(5, 4, bias=False)

        def forward(self, x):
            return torch.softmax(self.output(torch.tanh(self.hidden(torch.tanh(self.input(x))))), 1)

    save("torch-named.safetensors", Named(), "3-5-5-4 (Tanh, Tanh, Softmax; CrossEntropy)")


def from_sklearn():
    from sklearn.datasets import make_moons
    from sklearn.neural_network import MLPClassifier

    x, y = make_moons(200, noise=0.2, random_state=1)
    model = MLPClassifier((8,), random_state=1, max_iter=2000).fit(x, y)
    numpy.savez(
        path("sklearn.npz"),
        **{f"coefs_{i}": w for i, w in enumerate(model.coefs_)},
        **{f"intercepts_{i}": b for i, b in enumerate(model.intercepts_)},
    )
    x = x[:5].astype("<f4")
    case("sklearn.npz", "2-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", x, model.predict_proba(x.astype("<f8"))[:, 1])


from_numpy()
for export in (from_torch, from_sklearn):
    try:
        export()
    except ImportError as missing:
        print(f"left out: {missing}")

with open(path("models.json"), "w") as file:
    json.dump(CASES, file, indent=1)
    file.write("\n")
