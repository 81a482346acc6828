#!/usr/bin/env python3
"""Writes residual.json beside this file: networks with residual connections and their gradients by PyTorch, in float64.

    python3 tests/Golden/residual.py

Written with PyTorch 1.13.1 (Debian's python3-torch). Inputs and parameters are numbers that float32 holds exactly.
"""

import json
import os
import re

import torch
from torch.nn import functional

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
ROWS = 7
TOPOLOGIES = [
    "3-3+1-2 (Tanh, Identity; MeanSquaredError)",
    "4-6-6+1-3 (Silu, Silu, Identity; Huber)",
    "2-5-5-5+2-1 (Relu, Tanh, Relu, Sigmoid; BinaryCrossEntropy)",
    "3-4-3+2 (Gelu, Softmax; CrossEntropy)",
    "3-3+1 (Sigmoid; BinaryCrossEntropy)",
    "2-8-8+1-8+2-8+1-1 (Softplus, LeakyRelu, Mish, Selu, Identity; MeanAbsoluteError)",
    "5-5+1-5+2-5+3 (Elu, Sigmoid, Identity; MeanSquaredError)",
    "4-4-4+1-4+3-2 (HardSwish, Softsign, HardSigmoid, Tanh; Huber)",
    "6-9-6+2-9-6+2-4 (Silu, Identity, Silu, Identity, Softmax; CrossEntropy)",
    "8-16-16-16+2-4 (Silu, Silu, Silu, Identity; Huber)",
    "1-1+1-1+2-1+1 (Tanh, Relu, Identity; MeanSquaredError)",
]
ACTIVATIONS = {
    "Identity": lambda z: z, "Relu": functional.relu, "LeakyRelu": functional.leaky_relu, "Elu": functional.elu,
    "Selu": functional.selu, "Gelu": functional.gelu, "Silu": functional.silu, "Mish": functional.mish, "Tanh": torch.tanh,
    "Sigmoid": torch.sigmoid, "Softplus": functional.softplus, "Softsign": functional.softsign,
    "HardSigmoid": functional.hardsigmoid, "HardSwish": functional.hardswish, "Softmax": lambda z: functional.softmax(z, -1),
}


def exact(tensor):
    """Rounded to numbers that float32 holds."""
    return tensor.float().double()


def case(text):
    widths, activations, loss = re.fullmatch(r"(\S+) \((.*); (\w+)\)", text).groups()
    widths = [[int(number) for number in part.split("+")] for part in widths.split("-")]
    activations = activations.split(", ")
    count = len(activations)
    weights = [exact(torch.randn(o[0], i[0]) / i[0] ** 0.5).requires_grad_() for i, o in zip(widths, widths[1:])]
    biases = [exact(torch.randn(o[0]) / 4).requires_grad_() for o in widths[1:]]
    x = exact(torch.randn(ROWS, widths[0][0])).requires_grad_()
    taken = [x]
    for layer in range(count):
        z = functional.linear(taken[layer], weights[layer], biases[layer])
        reach = widths[layer + 1][1:]
        skip = taken[layer + 1 - reach[0]] if reach else 0
        if layer < count - 1:
            taken.append(ACTIVATIONS[activations[layer]](z) + skip)
        else:
            z = z + skip
            output = ACTIVATIONS[activations[layer]](z)
    outputs = widths[-1][0]
    if loss == "CrossEntropy":
        labels = torch.randint(outputs, (ROWS,))
        y, cost = functional.one_hot(labels, outputs).double(), functional.cross_entropy(z, labels)
    elif loss == "BinaryCrossEntropy":
        y = torch.randint(2, (ROWS, outputs)).double()
        cost = functional.binary_cross_entropy_with_logits(z, y)
    else:
        y = exact(torch.randn(ROWS, outputs))
        cost = {"MeanSquaredError": functional.mse_loss, "MeanAbsoluteError": functional.l1_loss, "Huber": functional.huber_loss}[loss](output, y)
    cost.backward()

    def flat(weights, biases):
        """As the library lays parameters out: of each layer the weights [inputs x outputs], then the biases."""
        return torch.cat([part.flatten() for w, b in zip(weights, biases) for part in (w.T, b)])

    def numbers(tensor):
        # 9 digits give back every float32.
        return [float(f"{number:.9g}") for number in tensor.detach().flatten().tolist()]

    def doubles(tensor):
        return [float(f"{number:.10g}") for number in tensor.detach().flatten().tolist()]

    return {
        "topology": text,
        "parameters": numbers(flat(weights, biases)),
        "inputs": numbers(x),
        "targets": numbers(y),
        "outputs": doubles(output),
        "cost": float(f"{cost.item():.12g}"),
        "gradients": doubles(flat([w.grad for w in weights], [b.grad for b in biases])),
        "input_gradients": doubles(x.grad),
    }


document = json.dumps({"cases": [case(text) for text in TOPOLOGIES]}, indent=1)
# One list a line is readable, one number a line is not.
document = document.replace("\n    ", " ").replace("\n   ]", " ]")
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "residual.json"), "w", encoding="utf-8") as file:
    file.write(document + "\n")
