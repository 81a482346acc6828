#!/usr/bin/env python3
"""Checks saved models with onnx.checker, full checks: python3 check_models.py MODEL…

Wants Debian's python3-onnx. Prints a line for each model; ends with an error where one is refused or is not as PyTorch names it.
"""

import sys

import onnx
from onnx import checker, shape_inference

for path in sys.argv[1:]:
    checker.check_model(path, full_check=True)
    model = shape_inference.infer_shapes(onnx.load(path), check_type=True, strict_mode=True)
    assert model.opset_import[0].version == 17 and model.ir_version == 8, path
    weights = [tensor.name for tensor in model.graph.initializer if tensor.name.endswith(".weight")]
    gemms = [node for node in model.graph.node if node.op_type == "Gemm"]
    assert weights[0] == "0.weight" and [node.input[1] for node in gemms] == weights, weights
    topology = {entry.key: entry.value for entry in model.metadata_props}["topology"]
    print(f"onnx.checker {onnx.__version__} accepts {topology}")
