#!/usr/bin/env python3
"""Writes class_weights.json beside this file: CrossEntropyLoss(weight=…) of PyTorch and its gradient, in float64.

    python3 tests/Golden/class_weights.py

Written with PyTorch 1.13.1 (Debian's python3-torch). Inputs and parameters are numbers that float32 holds exactly.
"""

import json
import math
import os

import torch

torch.set_default_dtype(torch.float64)
ROWS, INPUTS, CLASSES, WEIGHTS = 12, 3, 4, [0.5, 2.0, 0.0, 3.0]
inputs = [round(64 * math.sin(1 + k)) / 32 for k in range(ROWS * INPUTS)]
targets = [(5 * row + row // 4) % CLASSES for row in range(ROWS)]
# Of each input its weights to all classes, then the biases.
start = [round(64 * math.cos(2 + 3 * k)) / 64 for k in range((INPUTS + 1) * CLASSES)]

parameters = torch.tensor(start, requires_grad=True)
weights, biases = parameters[:INPUTS * CLASSES].reshape(INPUTS, CLASSES), parameters[INPUTS * CLASSES:]
z = torch.tensor(inputs).reshape(ROWS, INPUTS) @ weights + biases
cost = torch.nn.CrossEntropyLoss(weight=torch.tensor(WEIGHTS))(z, torch.tensor(targets))
cost.backward()
document = {
    "inputs": inputs,
    "targets": targets,
    "classWeights": WEIGHTS,
    "parameters": start,
    "cost": cost.item(),
    "gradients": parameters.grad.tolist(),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "class_weights.json"), "w", encoding="utf-8") as file:
    file.write(json.dumps(document).replace(', "', ',\n "') + "\n")
