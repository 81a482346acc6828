"""Where the exported models go: a folder of .onnx files and expected.json with inputs, outputs and topology of each."""

import json
import pathlib

import numpy
import onnx

MODELS = pathlib.Path(__file__).resolve().parent.parent.parent / "models" / "onnx"


class Folder:
    """A folder of models that is written anew."""

    def __init__(self, name):
        self.path = MODELS / name
        self.path.mkdir(parents=True, exist_ok=True)
        for old in self.path.iterdir():
            old.unlink()
        self.entries = {}

    def add(self, name, model, inputs, outputs, topology):
        """A model (or the path where it lies already) that has to give these outputs for these inputs."""
        if model is not None:
            data = model if isinstance(model, bytes) else model.SerializeToString()
            (self.path / f"{name}.onnx").write_bytes(data)
        self.entries[name] = {
            "topology": topology,
            "inputs": [float(number) for number in numpy.asarray(inputs, dtype=numpy.float64).ravel()],
            # 9 digits give back every float32.
            "outputs": [float(f"{number:.9g}") for number in numpy.asarray(outputs, dtype=numpy.float64).ravel()],
        }

    def refuse(self, name, model, message):
        """A model that has to be refused with a message that holds this text."""
        data = model if isinstance(model, bytes) else model.SerializeToString()
        (self.path / f"{name}.onnx").write_bytes(data)
        self.entries[name] = {"message": message}

    def save(self):
        text = json.dumps(self.entries, indent=1, ensure_ascii=False)
        # One model a line is readable, one number a line is not.
        text = text.replace("\n   ", " ").replace("\n  ]", " ]")
        (self.path / "expected.json").write_text(text + "\n")
        size = sum(file.stat().st_size for file in self.path.iterdir())
        print(f"{self.path.name}: {len(self.entries)} models, {size} bytes")


def strip(data):
    """Without the documentation of PyTorch's exporter, which holds paths of the machine it ran on."""
    model = onnx.load_from_string(data)
    for node in model.graph.node:
        node.doc_string = ""
    return model
