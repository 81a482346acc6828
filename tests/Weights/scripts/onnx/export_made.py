"""Writes models node by node, in spellings that PyTorch 1.13 and skl2onnx do not use: /usr/bin/python3 export_made.py

Made with Debian 12's python3-onnx 1.12. What they give is computed by NumPy in float64. Opsets above 17 are not known to
that version; their models use operators whose meaning is written down at https://onnx.ai/onnx/operators.
"""

import math

import numpy
from onnx import TensorProto, checker, helper, numpy_helper

from models import Folder

NEWEST_KNOWN_HERE = 17
ML = "ai.onnx.ml"
random = numpy.random.RandomState(0)
X = random.randn(5, 3).astype(numpy.float32)
W1, B1 = random.randn(3, 4).astype(numpy.float32), random.randn(4).astype(numpy.float32)
W2, B2 = random.randn(4, 2).astype(numpy.float32), random.randn(2).astype(numpy.float32)
W1_, B1_, W2_, B2_ = (array.astype(numpy.float64) for array in (W1, B1, W2, B2))
PLAIN = "3-4-2 (Tanh, Identity; MeanSquaredError)"
PLAIN_OUTPUT = numpy.tanh(X.astype(numpy.float64) @ W1_ + B1_) @ W2_ + B2_


def array(name, values, dtype=numpy.float32):
    return numpy_helper.from_array(numpy.asarray(values, dtype=dtype), name)


def node(operation, inputs, output, **attributes):
    return helper.make_node(operation, inputs.split() if inputs else [], output.split(), **attributes)


def model(nodes, initializers, opset=17, shape=(None, 3), outputs=("y",), x_type=TensorProto.FLOAT, domain="", extra_inputs=()):
    x = helper.make_tensor_value_info("x", x_type, shape)
    y = [helper.make_tensor_value_info(name, x_type, [None, None]) for name in outputs]
    graph = helper.make_graph(nodes, "made", [x, *extra_inputs], y, initializers)
    opsets = [helper.make_opsetid(domain, opset), helper.make_opsetid(ML, 3)]
    made = helper.make_model(graph, opset_imports=opsets, producer_name="by hand", ir_version=8 if opset >= 17 else 7)
    if opset <= NEWEST_KNOWN_HERE and not domain:
        checker.check_model(made)
    return made


def two_layers(first="w1", bias="b1", activation="Tanh", opset=17):
    return [
        node("MatMul", f"x {first}", "m1"), node("Add", f"m1 {bias}", "z1"), node(activation, "z1", "a1"),
        node("MatMul", "a1 w2", "m2"), node("Add", "m2 b2", "y"),
    ]


WEIGHTS = [array("w1", W1), array("b1", B1), array("w2", W2), array("b2", B2)]


def gemms(folder):
    for opset in (7, 9, 11, 13, 17, 20, 26):
        nodes = [node("Gemm", "x w1 b1", "z1", transB=1), node("Tanh", "z1", "a1"), node("Gemm", "a1 w2 b2", "y")]
        folder.add(f"gemm-{opset}", model(nodes, [array("w1", W1.T), *WEIGHTS[1:]], opset), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Gemm", "x w1 b1", "z1", alpha=2.0, beta=0.5), node("Tanh", "z1", "a1"), node("Gemm", "a1 w2 b2", "y", alpha=-1.0, beta=3.0)]
    folder.add("alpha-beta", model(nodes, [array("w1", W1 / 2), array("b1", B1 * 2), array("w2", -W2), array("b2", B2 / numpy.float32(3))]), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Gemm", "x w1", "z1"), node("Gemm", "z1 w2 c", "y")]
    product = X.astype(numpy.float64) @ W1_ @ W2_
    folder.add("scalar-bias", model(nodes, [array("w1", W1), array("w2", W2), array("c", 0.5)]), X, product + 0.5, "3-4-2 (Identity, Identity; MeanSquaredError)")
    folder.add("one-number-bias", model(nodes, [array("w1", W1), array("w2", W2), array("c", [[0.5]])]), X, product + 0.5, "3-4-2 (Identity, Identity; MeanSquaredError)")
    folder.add("row-bias", model(nodes, [array("w1", W1), array("w2", W2), array("c", B2[None, :])]), X, product + B2_, "3-4-2 (Identity, Identity; MeanSquaredError)")


def columns(folder):
    """One sample per column: the inputs of expected.json are still the samples, one after the other."""
    shape = (3, None)
    nodes = [node("Gemm", "x w1 b1", "z1", transA=1), node("Tanh", "z1", "a1"), node("Gemm", "a1 w2 b2", "y")]
    folder.add("columns-gemm", model(nodes, WEIGHTS, shape=shape), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Transpose", "x", "t"), *[node(n.op_type, " ".join(n.input).replace("x", "t"), n.output[0]) for n in two_layers()]]
    folder.add("columns-transposed", model(nodes, WEIGHTS, shape=shape), X, PLAIN_OUTPUT, PLAIN)
    nodes = [
        node("MatMul", "w1 x", "m1"), node("Add", "m1 b1", "z1"), node("Tanh", "z1", "a1"),
        node("MatMul", "w2 a1", "m2"), node("Add", "b2 m2", "c"), node("Transpose", "c", "y", perm=[1, 0]),
    ]
    turned = [array("w1", W1.T), array("b1", B1[:, None]), array("w2", W2.T), array("b2", B2[:, None])]
    folder.add("columns-weights-first", model(nodes, turned, shape=shape), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Gemm", "w1 x b1", "z1", transA=1, transB=1), node("Tanh", "z1", "a1"), node("Gemm", "a1 w2 b2", "y", transA=1)]
    folder.add("gemm-weights-first", model(nodes, [WEIGHTS[0], array("b1", B1[:, None]), *WEIGHTS[2:]]), X, PLAIN_OUTPUT, PLAIN)


def constants(folder):
    for opset in (7, 9, 12, 13, 17):
        constant = [helper.make_node("Constant", [], [name], value=numpy_helper.from_array(values)) for name, values in (("w1", W1), ("b1", B1), ("w2", W2), ("b2", B2))]
        folder.add(f"constant-nodes-{opset}", model([*constant, *two_layers()], [], opset), X, PLAIN_OUTPUT, PLAIN)
        aliases = [node("Identity", "w", "w1"), node("Identity", "b", "b0"), node("Identity", "b0", "b1")]
        folder.add(f"identity-aliases-{opset}", model([*aliases, *two_layers()], [array("w", W1), array("b", B1), *WEIGHTS[2:]], opset), X, PLAIN_OUTPUT, PLAIN)
        turned = [node("Transpose", "w", "w1", perm=[1, 0])]
        folder.add(f"transposed-{opset}", model([*turned, *two_layers()], [array("w", W1.T), *WEIGHTS[1:]], opset), X, PLAIN_OUTPUT, PLAIN)
        folder.add(f"transposed-by-default-{opset}", model([node("Transpose", "w", "w1"), *two_layers()], [array("w", W1.T), *WEIGHTS[1:]], opset), X, PLAIN_OUTPUT, PLAIN)
        cast = [node("Cast", "w", "w1", to=TensorProto.FLOAT), node("Cast", "b", "b1", to=TensorProto.FLOAT)]
        folder.add(f"cast-double-{opset}", model([*cast, *two_layers()], [array("w", W1, numpy.float64), array("b", B1, numpy.float64), *WEIGHTS[2:]], opset), X, PLAIN_OUTPUT, PLAIN)
        masked = [node("Cast", "mask", "m", to=TensorProto.FLOAT), node("Mul", "w m", "w1")]
        mask = numpy.array([[1, 0, 1, 1], [0, 1, 1, 0], [1, 1, 0, 1]])
        outputs = numpy.tanh(X.astype(numpy.float64) @ (W1_ * mask) + B1_) @ W2_ + B2_
        folder.add(f"mask-{opset}", model([*masked, *two_layers()], [array("w", W1), array("mask", mask, numpy.bool_), *WEIGHTS[1:]], opset), X, outputs, PLAIN)
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, values.shape) for name, values in (("w1", W1), ("b1", B1), ("w2", W2), ("b2", B2))]
    folder.add("initializers-as-inputs", model(two_layers(), WEIGHTS, extra_inputs=inputs), X, PLAIN_OUTPUT, PLAIN)
    floats = [helper.make_node("Constant", [], ["b1"], value_floats=[float(b) for b in B1])]
    folder.add("value-floats", model([*floats, *two_layers()], [WEIGHTS[0], *WEIGHTS[2:]]), X, PLAIN_OUTPUT, PLAIN)
    one = [helper.make_node("Constant", [], ["b2"], value_float=0.75)]
    folder.add("value-float", model([*one, *two_layers()], WEIGHTS[:3]), X, PLAIN_OUTPUT - B2_ + 0.75, PLAIN)
    summed = [node("Add", "b0 c", "b1"), node("Neg", "n", "w1")]
    folder.add("computed-constants", model([*summed, *two_layers()], [array("n", -W1), array("b0", B1 - 0.5), array("c", [0.5]), *WEIGHTS[2:]]), X, numpy.tanh(X.astype(numpy.float64) @ W1_ + ((B1 - numpy.float32(0.5)).astype(numpy.float64) + 0.5)) @ W2_ + B2_, PLAIN)
    folder.add("domain-spelled-out", model(two_layers(), WEIGHTS, domain="ai.onnx"), X, PLAIN_OUTPUT, PLAIN)


def numbers(folder):
    def typed(name, kind, values, numbers):
        return helper.make_tensor(name, kind, values.shape, numbers)

    flat = lambda values: [float(number) for number in values.ravel()]  # noqa: E731
    folder.add("typed-float", model(two_layers(), [typed(name, TensorProto.FLOAT, values, flat(values)) for name, values in (("w1", W1), ("b1", B1), ("w2", W2), ("b2", B2))]), X, PLAIN_OUTPUT, PLAIN)
    folder.add("typed-double", model(two_layers(), [typed(name, TensorProto.DOUBLE, values, flat(values)) for name, values in (("w1", W1), ("b1", B1), ("w2", W2), ("b2", B2))], x_type=TensorProto.DOUBLE), X, PLAIN_OUTPUT, PLAIN)

    half = [values.astype(numpy.float16) for values in (W1, B1, W2, B2)]
    w1, b1, w2, b2 = (values.astype(numpy.float64) for values in half)
    outputs = numpy.tanh(X.astype(numpy.float64) @ w1 + b1) @ w2 + b2
    names = ("w1", "b1", "w2", "b2")
    folder.add("half", model(two_layers(), [numpy_helper.from_array(values, name) for name, values in zip(names, half)], x_type=TensorProto.FLOAT16), X, outputs, PLAIN)
    folder.add("typed-half", model(two_layers(), [typed(name, TensorProto.FLOAT16, values, flat(values)) for name, values in zip(names, half)], x_type=TensorProto.FLOAT16), X, outputs, PLAIN)
    cast = [node("Cast", f"{name}h", name, to=TensorProto.FLOAT) for name in names]
    folder.add("cast-half", model([*cast, *two_layers()], [numpy_helper.from_array(values, f"{name}h") for name, values in zip(names, half)]), X, outputs, PLAIN)

    short = [(values.view(numpy.uint32) >> 16).astype(numpy.uint16) for values in (W1, B1, W2, B2)]
    w1, b1, w2, b2 = ((bits.astype(numpy.uint32) << 16).view(numpy.float32).astype(numpy.float64) for bits in short)
    outputs = numpy.tanh(X.astype(numpy.float64) @ w1 + b1) @ w2 + b2
    raw = [helper.make_tensor(f"{name}h", TensorProto.BFLOAT16, bits.shape, bits.tobytes(), raw=True) for name, bits in zip(names, short)]
    folder.add("cast-bfloat16", model([*cast, *two_layers()], raw), X, outputs, PLAIN)
    ints = []
    for name, bits in zip(names, short):
        tensor = TensorProto(name=f"{name}h", data_type=TensorProto.BFLOAT16, dims=bits.shape)
        tensor.int32_data.extend(int(number) for number in bits.ravel())
        ints.append(tensor)
    folder.add("typed-bfloat16", model([*cast, *two_layers()], ints), X, outputs, PLAIN)


def erf(z):
    return numpy.vectorize(math.erf)(z)


def activations(folder):
    """Operators of newer opsets, and other ways to write the old ones."""
    z = X.astype(numpy.float64) @ W1_ + B1_
    softplus = numpy.log1p(numpy.exp(-numpy.abs(z))) + numpy.maximum(z, 0)
    elu, relu, leaky = numpy.where(z > 0, z, numpy.expm1(numpy.minimum(z, 0))), numpy.maximum(z, 0), numpy.where(z > 0, z, 0.01 * z)
    sigmoid, hard = 1 / (1 + numpy.exp(-z)), numpy.clip(z / 6 + 0.5, 0, 1)
    limits = [array("zero", 0.0), array("six", 6.0), array("three", 3.0), array("one", 1.0), array("half", 0.5), array("root", math.sqrt(0.5)), array("slope", [[0.01] * 4])]
    cases = {
        "gelu": ("Gelu", 20, [node("Gelu", "z1", "a1")], 0.5 * z * (1 + erf(z / math.sqrt(2)))),
        "gelu-none": ("Gelu", 20, [node("Gelu", "z1", "a1", approximate="none")], 0.5 * z * (1 + erf(z / math.sqrt(2)))),
        "mish": ("Mish", 18, [node("Mish", "z1", "a1")], z * numpy.tanh(softplus)),
        "mish-reversed": ("Mish", 17, [node("Softplus", "z1", "p"), node("Tanh", "p", "t"), node("Mul", "t z1", "a1")], z * numpy.tanh(softplus)),
        "swish": ("Silu", 24, [node("Swish", "z1", "a1")], z * sigmoid),
        "hard-swish-26": ("HardSwish", 26, [node("HardSwish", "z1", "a1")], z * hard),
        "celu": ("Elu", 12, [node("Celu", "z1", "a1")], elu),
        "elu-alpha": ("Elu", 7, [node("Elu", "z1", "a1", alpha=1.0)], elu),
        "prelu": ("LeakyRelu", 9, [node("PRelu", "z1 slope", "a1")], leaky),
        "leaky-relu-default": ("LeakyRelu", 16, [node("LeakyRelu", "z1", "a1")], leaky),
        "max": ("Relu", 13, [node("Max", "zero z1", "a1")], relu),
        "max-after": ("Relu", 8, [node("Max", "z1 zero", "a1")], relu),
        "clip-attribute": ("Relu", 7, [node("Clip", "z1", "a1", min=0.0)], relu),
        "clip-attributes": ("Relu", 10, [node("Clip", "z1", "a1", min=0.0, max=3.4028234663852886e38)], relu),
        "clip-input": ("Relu", 11, [helper.make_node("Clip", ["z1", "zero"], ["a1"])], relu),
        "clip-no-maximum": ("Relu", 13, [helper.make_node("Clip", ["z1", "zero", ""], ["a1"])], relu),
        "relu-twice-clipped": ("Relu", 13, [node("Relu", "z1", "r"), helper.make_node("Clip", ["r", "zero"], ["a1"])], relu),
        "hard-sigmoid-clip": ("HardSigmoid", 13, [node("Add", "z1 three", "s"), node("Clip", "s zero six", "c"), node("Div", "c six", "a1")], hard),
        "hard-swish-clip": ("HardSwish", 13, [node("Add", "three z1", "s"), node("Clip", "s zero six", "c"), node("Div", "c six", "d"), node("Mul", "d z1", "a1")], z * hard),
        "gelu-half-first": ("Gelu", 13, [node("Mul", "half z1", "h"), node("Mul", "z1 root", "s"), node("Erf", "s", "e"), node("Add", "one e", "p"), node("Mul", "p h", "a1")], 0.5 * z * (1 + erf(z / math.sqrt(2)))),
        "gelu-half-gate": ("Gelu", 13, [node("Mul", "root z1", "s"), node("Erf", "s", "e"), node("Mul", "e half", "g"), node("Add", "g half", "p"), node("Mul", "z1 p", "a1")], 0.5 * z * (1 + erf(z / math.sqrt(2)))),
        "softsign-reciprocal": ("Softsign", 13, [node("Abs", "z1", "b"), node("Add", "one b", "s"), node("Reciprocal", "s", "r"), node("Mul", "r z1", "a1")], z / (1 + numpy.abs(z))),
    }
    for name, (activation, opset, nodes, a) in cases.items():
        before, after = two_layers()[:2], two_layers()[3:]
        used = {i for n in nodes for i in n.input}
        extra = [tensor for tensor in limits if tensor.name in used]
        if name.startswith("clip-attr"):
            extra = []
        folder.add(f"activation-{name}", model([*before, *nodes, *after], [*WEIGHTS, *extra], opset), X, a @ W2_ + B2_, f"3-4-2 ({activation}, Identity; MeanSquaredError)")
    one_output(folder)


def one_output(folder):
    """A layer of one output has a bias of one number, which could be a constant of the activation as well."""
    w, b, v = W1[:, :1], numpy.float32([1.0]), numpy.float32([[2.0]])
    z = X.astype(numpy.float64) @ w + b
    nodes = [node("MatMul", "x w", "m"), node("Add", "m b", "z"), node("Sigmoid", "z", "s"), node("Mul", "z s", "a"), node("MatMul", "a v", "y")]
    folder.add("silu-of-one", model(nodes, [array("w", w), array("b", b), array("v", v)]), X, z / (1 + numpy.exp(-z)) * 2, "3-1-1 (Silu, Identity; MeanSquaredError)")
    nodes = [node("MatMul", "x w", "m"), node("Mul", "m three", "s"), node("Add", "s b", "z"), node("Div", "z root", "d"), node("Erf", "d", "e"), node("Add", "e one", "p"), node("Mul", "z p", "q"), node("Mul", "q half", "a"), node("MatMul", "a v", "y")]
    z = X.astype(numpy.float64) @ w * 3 + b
    constants = [array("three", 3.0), array("root", math.sqrt(2)), array("one", 1.0), array("half", 0.5)]
    folder.add("gelu-of-one", model(nodes, [array("w", w), array("b", b), array("v", v), *constants]), X, 0.5 * z * (1 + erf(z / math.sqrt(2))) * 2, "3-1-1 (Gelu, Identity; MeanSquaredError)")


def folded(folder):
    mean, variance = numpy.float32([1, -2, 0.5]), numpy.float32([0.25, 4, 9])
    standard = (X.astype(numpy.float64) - mean) / numpy.sqrt(variance.astype(numpy.float64) + 1e-3)
    outputs = numpy.tanh(standard @ W1_ + B1_) @ W2_ + B2_
    first = [node("Sub", "x mean", "s"), node("Add", "variance e", "v"), node("Sqrt", "v", "d"), node("Div", "s d", "x0")]
    rest = [node(n.op_type, " ".join(n.input).replace("x", "x0"), n.output[0]) for n in two_layers()]
    constants = [array("mean", mean[None, :]), array("variance", variance[None, :]), array("e", 1e-3)]
    folder.add("standardized", model([*first, *rest], [*WEIGHTS, *constants]), X, outputs, PLAIN)
    scaler = [node("Scaler", "x", "x0", domain=ML, offset=[1.0, -2.0, 0.5], scale=[2.0, 0.5, 0.25])]
    scaled = (X.astype(numpy.float64) - mean) * [2.0, 0.5, 0.25]
    folder.add("scaler", model([*scaler, *rest], WEIGHTS), X, numpy.tanh(scaled @ W1_ + B1_) @ W2_ + B2_, PLAIN)
    one = [node("Scaler", "x", "x0", domain=ML, offset=[1.0], scale=[2.0])]
    folder.add("scaler-of-one", model([*one, *rest], WEIGHTS), X, numpy.tanh((X.astype(numpy.float64) - 1) * 2 @ W1_ + B1_) @ W2_ + B2_, PLAIN)
    twice = [node("Mul", "x two", "d"), node("Sub", "c d", "x0")]
    folder.add("number-minus-input", model([*twice, *rest], [*WEIGHTS, array("two", [2.0, 1.0, 0.5]), array("c", 1.0)]), X, numpy.tanh((1 - X.astype(numpy.float64) * [2.0, 1.0, 0.5]) @ W1_ + B1_) @ W2_ + B2_, PLAIN)
    nodes = [node("MatMul", "x w1", "m1"), node("Add", "m1 b1", "s1"), node("Neg", "s1", "n1"), node("Tanh", "n1", "a1"), node("Dropout", "a1", "d1"), node("MatMul", "d1 w2", "m2"), node("Sub", "m2 b2", "y")]
    folder.add("negated", model(nodes, WEIGHTS, opset=13), X, numpy.tanh(-(X.astype(numpy.float64) @ W1_ + B1_)) @ W2_ - B2_, PLAIN)


def shapes(folder):
    for opset in (7, 9, 12):
        nodes = [node("Unsqueeze", "x", "u", axes=[1]), node("Squeeze", "u", "x0", axes=[1]), *renamed()]
        folder.add(f"squeeze-{opset}", model(nodes, WEIGHTS, opset), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Unsqueeze", "x axes", "u"), node("Squeeze", "u axes", "x0"), *renamed()]
    folder.add("squeeze-13", model(nodes, [*WEIGHTS, array("axes", [1], numpy.int64)], 13), X, PLAIN_OUTPUT, PLAIN)
    for name, shape in (("rest", [-1, 3]), ("as-it-was", [0, -1]), ("both", [0, 3]), ("three", [-1, 1, 3])):
        nodes = [node("Reshape", "x shape", "x0"), *renamed()]
        folder.add(f"reshape-{name}", model(nodes, [*WEIGHTS, array("shape", shape, numpy.int64)]), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Flatten", "x", "x0"), *renamed()[:-1], node("Add", "m2 b2", "f"), node("Flatten", "f", "y", axis=-1)]
    folder.add("flatten-twice", model(nodes, WEIGHTS), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Shape", "x", "s", start=0, end=1), node("Concat", "s w", "t", axis=0), node("Reshape", "x t", "x0"), *renamed()]
    folder.add("reshape-computed", model(nodes, [*WEIGHTS, array("w", [3], numpy.int64)]), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("Shape", "x", "s"), node("Slice", "s from to", "t"), node("Concat", "t w", "u", axis=0), node("Cast", "u", "v", to=TensorProto.INT64), node("Reshape", "x v", "x0"), *renamed()]
    indices = [array("w", [-1], numpy.int64), array("from", [0], numpy.int64), array("to", [1], numpy.int64)]
    folder.add("reshape-sliced", model(nodes, [*WEIGHTS, *indices]), X, PLAIN_OUTPUT, PLAIN)
    nodes = [node("MatMul", "x w", "y")]
    folder.add("vector-of-weights", model(nodes, [array("w", W1[:, 0])]), X, X.astype(numpy.float64) @ W1_[:, 0], "3-1 (Identity; MeanSquaredError)")
    folder.add("no-shape", unshaped(), X, PLAIN_OUTPUT, PLAIN)


def unshaped():
    made = model(two_layers(), WEIGHTS)
    made.graph.input[0].type.tensor_type.ClearField("shape")
    return made


def renamed():
    return [node(n.op_type, " ".join(n.input).replace("x", "x0"), n.output[0]) for n in two_layers()]


def classes(folder):
    w, b = W1[:, :1], B1[:1]
    p = 1 / (1 + numpy.exp(-(X.astype(numpy.float64) @ w + b)))
    sigmoid = [node("Gemm", "x w b", "z"), node("Sigmoid", "z", "p"), node("Sub", "one p", "n"), node("Concat", "n p", "both", axis=-1)]
    weights = [array("w", w), array("b", b), array("one", 1.0)]
    topology = "3-1 (Sigmoid; BinaryCrossEntropy)"
    index = array("i", [1], numpy.int64)
    folder.add("both-classes", model([*sigmoid, node("Identity", "both", "y")], weights), X, p, topology)
    folder.add("second-class-gathered", model([*sigmoid, node("Gather", "both i", "y", axis=1)], [*weights, index]), X, p, topology)
    folder.add("second-class-sliced", model([*sigmoid, node("Slice", "both i two i", "y")], [*weights, index, array("two", [2], numpy.int64)]), X, p, topology)
    folder.add("second-class-extracted", model([*sigmoid, node("ArrayFeatureExtractor", "both i", "y", domain=ML)], [*weights, index]), X, p, topology)
    folder.add("normalized", model([*sigmoid, node("Normalizer", "both", "y", domain=ML, norm="L1")], weights), X, p, topology)
    for opset in (7, 12):
        logits = X.astype(numpy.float64) @ W1_ + B1_
        softmax = numpy.exp(logits) / numpy.exp(logits).sum(1, keepdims=True)
        nodes = [node("Gemm", "x w1 b1", "z"), node("Softmax", "z", "y")]
        folder.add(f"softmax-default-{opset}", model(nodes, WEIGHTS[:2], opset), X, softmax, "3-4 (Softmax; CrossEntropy)")
    folder.add("softmax-default-13", model(nodes, WEIGHTS[:2], 13), X, softmax, "3-4 (Softmax; CrossEntropy)")


if __name__ == "__main__":
    folder = Folder("made")
    for part in (gemms, columns, constants, numbers, activations, folded, shapes, classes):
        part(folder)
    folder.save()
