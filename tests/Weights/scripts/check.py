#!/usr/bin/env python3
"""Reads what the library saved, and predicts: FOLDER has saved.safetensors, saved.npz and saved.json with inputs and outputs.

Prints a line for each way of reading; ends with an error where a prediction differs.
"""

import json
import os
import sys

import plain_safetensors

FOLDER = sys.argv[1]


def path(name):
    return os.path.join(FOLDER, name)


with open(path("saved.json")) as file:
    SAVED = json.load(file)
TOPOLOGY = SAVED["topology"]
metadata, tensors = plain_safetensors.load(path("saved.safetensors"))
assert metadata["topology"] == TOPOLOGY and metadata["format"] == "pt", metadata
print(f"plain script reads {sorted(tensors)}")


def compare(what, outputs):
    # float32 here, float32 there, sums in another order.
    worst = max(abs(a - b) for a, b in zip(outputs, SAVED["outputs"]))
    assert len(outputs) == len(SAVED["outputs"]) and worst < 1e-6, (what, worst)
    print(f"{what} agrees")


try:
    import numpy
except ImportError:
    sys.exit("NumPy is not installed")

with numpy.load(path("saved.npz")) as archive:
    assert str(archive["topology"]) == TOPOLOGY
    assert sorted(archive.files) == sorted([*tensors, "topology"])
    for name, (dtype, shape, content) in tensors.items():
        assert dtype == "F32" and archive[name].dtype == numpy.float32 and archive[name].shape == shape
        assert archive[name].tobytes() == content
    x = numpy.array(SAVED["inputs"], numpy.float32).reshape(-1, 2)
    hidden = numpy.maximum(x @ archive["0.weight"].T + archive["0.bias"], 0)
    compare("NumPy", (1 / (1 + numpy.exp(-(hidden @ archive["2.weight"].T + archive["2.bias"])))).ravel().tolist())

try:
    import torch
except ImportError:
    print("PyTorch is not installed")
    sys.exit()

model = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 1), torch.nn.Sigmoid())
state = {name: torch.from_numpy(numpy.frombuffer(content, "<f4").reshape(shape).copy()) for name, (dtype, shape, content) in tensors.items()}
model.load_state_dict(state, strict=True)
with torch.no_grad():
    compare("PyTorch", model(torch.tensor(SAVED["inputs"]).reshape(-1, 2)).flatten().tolist())

try:
    from safetensors.torch import load_file
except ImportError:
    print("the safetensors library is not installed")
    sys.exit()

assert all(torch.equal(tensor, state[name]) for name, tensor in load_file(path("saved.safetensors")).items())
print("the safetensors library agrees")
