#!/usr/bin/env python3
"""What WeightsBenchmarks measures, in NumPy: the arrays of a 784-128-10 network from an .npz file and into one, flushed to the disk.

    python3 benchmarks/numpy_files.py
"""

import os
import statistics
import tempfile
import time

import numpy


def load(path):
    with numpy.load(path) as archive:
        return {name: archive[name] for name in archive.files}


def save(path, arrays):
    with open(path + ".tmp", "wb") as file:
        numpy.savez(file, **arrays)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".tmp", path)


def median(run):
    run()
    times = []
    for _ in range(100):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return f"{1000 * statistics.median(times):.3f} ms"


random = numpy.random.default_rng(1)
shapes = {"0.weight": (128, 784), "0.bias": (128,), "2.weight": (10, 128), "2.bias": (10,)}
arrays = {name: random.standard_normal(shape, dtype=numpy.float32) for name, shape in shapes.items()}
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "network.npz")
    save(path, arrays)
    assert all((load(path)[name] == array).all() for name, array in arrays.items())
    print(f"NumPy {numpy.__version__}: load {median(lambda: load(path))}, save {median(lambda: save(path, arrays))}")
