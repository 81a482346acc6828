#!/usr/bin/env python3
"""Writes optimizers.json beside this file: what PyTorch's optimizers do, in float64.

    python3 tests/Golden/optimizers.py

Written with PyTorch 1.13.1 (Debian's python3-torch). Gradients do not depend on the parameters, so that the snapshots are of the
optimizers' arithmetic alone, and are numbers that float32 holds exactly.
"""

import json
import math
import os

import numpy
import torch

torch.set_default_dtype(torch.float64)
COUNT, STEPS, SNAPSHOTS = 5, 60, (1, 2, 5, 10, 60)


def exact(value):
    return float(numpy.float32(value))


START = [exact(1 + 0.375 * k) for k in range(COUNT)]
GRADIENTS = [[exact((k + 1) * (math.cos(0.3 * step + k) + 0.25)) for k in range(COUNT)] for step in range(STEPS)]

# Optimizer, what PyTorch calls its settings, and what ours are called.
CASES = [
    ("Sgd", torch.optim.SGD, dict(lr=0.01, momentum=0.9, weight_decay=0.1), dict(LearningRate=0.01, Momentum=0.9, WeightDecay=0.1)),
    ("Sgd", torch.optim.SGD, dict(lr=0.01, momentum=0.9, nesterov=True), dict(LearningRate=0.01, Momentum=0.9, Nesterov=True)),
    ("Adam", torch.optim.Adam, dict(lr=0.02, weight_decay=0.1), dict(LearningRate=0.02, WeightDecay=0.1)),
    ("Adam", torch.optim.Adam, dict(lr=0.02, betas=(0.8, 0.9), amsgrad=True), dict(LearningRate=0.02, Beta1=0.8, Beta2=0.9, AmsGrad=True)),
    ("AdamW", torch.optim.AdamW, dict(lr=0.02, weight_decay=0.1), dict(LearningRate=0.02, WeightDecay=0.1)),
    ("AdamW", torch.optim.AdamW, dict(lr=0.02, weight_decay=0.1, betas=(0.9, 0.9), amsgrad=True),
     dict(LearningRate=0.02, WeightDecay=0.1, Beta2=0.9, AmsGrad=True)),
    # foreach=True: without it, NAdam of PyTorch 1.13 multiplies the product of all momenta by the present one twice, against its own
    # documented formula and later versions.
    ("NAdam", torch.optim.NAdam, dict(foreach=True), dict()),
    ("NAdam", torch.optim.NAdam, dict(lr=0.02, weight_decay=0.1, momentum_decay=0.1, foreach=True),
     dict(LearningRate=0.02, WeightDecay=0.1, MomentumDecay=0.1)),
    ("RAdam", torch.optim.RAdam, dict(lr=0.02), dict(LearningRate=0.02)),
    ("RAdam", torch.optim.RAdam, dict(lr=0.02, betas=(0.8, 0.95), weight_decay=0.1),
     dict(LearningRate=0.02, Beta1=0.8, Beta2=0.95, WeightDecay=0.1)),
    ("RmsProp", torch.optim.RMSprop, dict(lr=0.005, weight_decay=0.1), dict(LearningRate=0.005, WeightDecay=0.1)),
    ("RmsProp", torch.optim.RMSprop, dict(lr=0.005, momentum=0.9), dict(LearningRate=0.005, Momentum=0.9)),
    ("RmsProp", torch.optim.RMSprop, dict(lr=0.005, alpha=0.9, centered=True), dict(LearningRate=0.005, Alpha=0.9, Centered=True)),
    ("RmsProp", torch.optim.RMSprop, dict(lr=0.005, alpha=0.9, centered=True, momentum=0.8, weight_decay=0.1),
     dict(LearningRate=0.005, Alpha=0.9, Centered=True, Momentum=0.8, WeightDecay=0.1)),
    ("Adagrad", torch.optim.Adagrad, dict(lr=0.1, weight_decay=0.1), dict(LearningRate=0.1, WeightDecay=0.1)),
]


def run(kind, settings):
    parameters = torch.tensor(START, requires_grad=True)
    optimizer = kind([parameters], **settings)
    snapshots = {}
    for step, gradient in enumerate(GRADIENTS, start=1):
        parameters.grad = torch.tensor(gradient)
        optimizer.step()
        if step in SNAPSHOTS:
            snapshots[step] = parameters.detach().tolist()
    return snapshots


def valley(p):
    """A curved valley in five dimensions, Rosenbrock's with a gentler wall; its minimum is 0 at 1, 1, 1, 1, 1."""
    return (2 * (p[1:] - p[:-1] ** 2) ** 2 + (1 - p[:-1]) ** 2).sum()


def lbfgs(settings, steps):
    parameters = torch.tensor([-1.0, 0.5, 1.5, -0.25, 0.75], requires_grad=True)
    optimizer = torch.optim.LBFGS([parameters], **settings)

    def closure():
        optimizer.zero_grad()
        cost = valley(parameters)
        cost.backward()
        return cost

    snapshots = []
    for _ in range(steps):
        optimizer.step(closure)
        snapshots.append(parameters.detach().tolist())
    return snapshots


document = {
    "pytorch": torch.__version__,
    "start": START,
    "gradients": GRADIENTS,
    "cases": [{"optimizer": name, "settings": ours, "snapshots": run(kind, theirs)} for name, kind, theirs, ours in CASES],
    "lbfgs": {
        "strongWolfe": lbfgs(dict(line_search_fn="strong_wolfe", max_iter=3, history_size=3), 6),
        "fixedStep": lbfgs(dict(lr=0.1, max_iter=1, history_size=3), 12),
        "defaults": lbfgs(dict(line_search_fn="strong_wolfe"), 4),
    },
}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "optimizers.json")
with open(path, "w", encoding="utf-8") as file:
    file.write(json.dumps(document, indent=1).replace("\n    ", " ").replace("\n   ]", " ]") + "\n")
