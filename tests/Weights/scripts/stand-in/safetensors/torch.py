import os
import sys

import numpy
import torch

sys.path.append(os.path.join(os.path.dirname(__file__), "..", ".."))
import plain_safetensors


def load_file(path):
    _, tensors = plain_safetensors.load(path)
    assert all(dtype == "F32" for dtype, _, _ in tensors.values())
    return {name: torch.from_numpy(numpy.frombuffer(content, "<f4").reshape(shape).copy()) for name, (_, shape, content) in tensors.items()}


def save_file(tensors, path, metadata=None):
    assert all(tensor.dtype == torch.float32 for tensor in tensors.values())
    plain_safetensors.save(path, {name: ("F32", tensor.shape, tensor.numpy().tobytes()) for name, tensor in tensors.items()}, metadata)
