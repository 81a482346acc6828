"""Takes a pipeline of StandardScaler and MLPClassifier out of its ONNX model, as numpy.savez writes coefs_, intercepts_, mean_ and scale_:

    python3 npz_of_sklearn.py scaled-classifier-3.onnx scaled-classifier-3.npz scaled-classifier-3-scaling.npz

The numbers are scikit-learn's own, which export_sklearn.py wrote into the model. Needs nothing but Python.
"""

import struct
import sys
import zipfile


def fields(data):
    """The fields of a protocol buffers message."""
    at = 0

    def varint():
        nonlocal at
        number = shift = 0
        while True:
            byte = data[at]
            at += 1
            number |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return number

    while at < len(data):
        key = varint()
        field, wire = key >> 3, key & 7
        length = {0: 0, 1: 8, 5: 4}.get(wire)
        if wire == 0:
            yield field, varint()
            continue
        if wire == 2:
            length = varint()
        yield field, data[at:at + length]
        at += length


def values(message, field):
    return [value for number, value in fields(message) if number == field]


def tensors(graph):
    for tensor in values(graph, 5):
        shape = []
        for size in values(tensor, 1):
            shape.append(size if isinstance(size, int) else None)
        raw = values(tensor, 9)
        if values(tensor, 2) == [1] and raw:
            yield values(tensor, 8)[0].decode(), shape, struct.unpack(f"<{len(raw[0]) // 4}f", raw[0])


def scaler(graph):
    for node in values(graph, 1):
        if values(node, 4) == [b"Scaler"]:
            for attribute in values(node, 5):
                raw = b"".join(value for value in values(attribute, 7))
                yield values(attribute, 1)[0].decode(), struct.unpack(f"<{len(raw) // 4}f", raw)


def savez(path, arrays):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, (shape, numbers) in arrays.items():
            text = ", ".join(str(size) for size in shape) + ("," if len(shape) == 1 else "")
            header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({text}), }}"
            header += " " * (-(len(header) + 11) % 64) + "\n"
            content = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + struct.pack(f"<{len(numbers)}f", *numbers)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content)


model, weights, scaling = sys.argv[1:]
with open(model, "rb") as file:
    graph, = values(file.read(), 7)
arrays = {}
for name, shape, numbers in tensors(graph):
    for ours, theirs in (("coefs_", "coefficient"), ("intercepts_", "intercepts")):
        if name.startswith(theirs):
            # A bias is a row in the model, and a vector in scikit-learn.
            arrays[f"{ours}{name[len(theirs):] or 0}"] = (shape if ours == "coefs_" else shape[-1:], numbers)
savez(weights, dict(sorted(arrays.items())))
numbers = dict(scaler(graph))
savez(scaling, {"mean": ([len(numbers["offset"])], numbers["offset"]), "scale": ([len(numbers["scale"])], [1 / s for s in numbers["scale"]])})
