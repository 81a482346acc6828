"""Makes networks of the ONNX project's node tests: /usr/bin/python3 export_node_tests.py

A node test is one operator with inputs and outputs (Debian's libonnx-testdata 1.12). A network needs a layer: except for Gemm
and MatMul, which are layers, the operator's first input comes through a layer of the identity matrix, which changes no number.
Its other inputs become initializers. What the operator gives, the network has to give.
"""

import pathlib

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from models import Folder

DATA = pathlib.Path("/usr/share/libonnx-testdata/data/node")
OPERATORS = """Abs Add BatchNormalization Cast Celu Clip Concat Div Dropout Elu Erf Flatten Gather Gemm HardSigmoid HardSwish Identity
    LeakyRelu LogSoftmax MatMul Max Mul Neg PRelu Reciprocal Relu Reshape Selu Sigmoid Slice Softmax Softplus Softsign Sqrt Squeeze Sub Tanh
    Transpose Unsqueeze""".split()
LAYERS = ("Gemm", "MatMul")
MOST_NUMBERS = 60
OLDEST_OPSET = 7


def tensor(test, name):
    return numpy_helper.to_array(onnx.load_tensor(test / "test_data_set_0" / f"{name}.pb"))


def network(test):
    """The model, its inputs and outputs; None if the test is not about one float operator, or large."""
    source = onnx.load(test / "model.onnx")
    nodes = source.graph.node
    if len(nodes) != 1 or nodes[0].op_type not in OPERATORS or nodes[0].domain or not source.graph.input:
        return None
    first = source.graph.input[0]
    if first.type.tensor_type.elem_type != TensorProto.FLOAT:
        return None
    inputs = [tensor(test, f"input_{i}") for i in range(len(source.graph.input))]
    x, y = inputs[0], tensor(test, "output_0")
    if x.size > MOST_NUMBERS or x.size == 0 or y.dtype != numpy.float32:
        return None

    node = onnx.NodeProto()
    node.CopyFrom(nodes[0])
    initializers = [numpy_helper.from_array(values, value.name) for values, value in zip(inputs[1:], source.graph.input[1:])]
    before = []
    if node.op_type not in LAYERS:
        before.append(helper.make_node("MatMul", ["network_input", "identity"], [first.name]))
        initializers.append(numpy_helper.from_array(numpy.eye(x.shape[-1], dtype=numpy.float32), "identity"))
        first_name = "network_input"
    else:
        first_name = first.name
    opset = max(source.opset_import[0].version, OLDEST_OPSET)
    graph = helper.make_graph(
        [*before, node], test.name,
        [helper.make_tensor_value_info(first_name, TensorProto.FLOAT, x.shape)], [source.graph.output[0]], initializers)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], producer_name="backend-test", ir_version=8)
    samples = x.T if node.op_type == "Gemm" and any(a.name == "transA" and a.i for a in node.attribute) else x
    return node.op_type, made, samples, y


if __name__ == "__main__":
    folder = Folder("node")
    for test in sorted(DATA.glob("test_*")):
        made = network(test)
        if made:
            operation, model, x, y = made
            folder.add(test.name[len("test_"):], model, x, y, operation)
    folder.save()
