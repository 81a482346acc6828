"""Trains small networks in scikit-learn and writes the graphs that skl2onnx makes of them: /usr/bin/python3 export_sklearn.py

Made with Debian 12's python3-sklearn 1.2.1 and python3-onnx 1.12. Debian has no skl2onnx, so that its graphs are written here
node by node, after its converters of StandardScaler, MLPClassifier, MLPRegressor and Pipeline (skl2onnx 1.14).
"""

import warnings

import numpy
from onnx import TensorProto, ValueInfoProto, checker, helper, numpy_helper
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

from models import Folder

warnings.filterwarnings("ignore")
ACTIVATIONS = {"identity": "Identity", "tanh": "Tanh", "logistic": "Sigmoid", "relu": "Relu", "softmax": "Softmax"}
TOPOLOGY = {"identity": "Identity", "tanh": "Tanh", "logistic": "Sigmoid", "relu": "Relu", "softmax": "Softmax"}
ML = "ai.onnx.ml"


class Graph:
    """What a converter adds to."""

    def __init__(self, dtype):
        self.nodes, self.initializers, self.dtype = [], [], dtype

    def node(self, operation, inputs, output, **attributes):
        self.nodes.append(helper.make_node(operation, inputs, [output], name=f"{operation}{len(self.nodes)}", **attributes))
        return output

    def number(self, name, values):
        self.initializers.append(numpy_helper.from_array(numpy.asarray(values, dtype=self.dtype), name))
        return name

    def integers(self, name, values, dtype=numpy.int64):
        self.initializers.append(numpy_helper.from_array(numpy.asarray(values, dtype=dtype), name))
        return name


def layers(graph, model, x):
    x = graph.node("Cast", [x], "cast_input", to=tensor_type(graph.dtype))
    for i, (weights, biases) in enumerate(zip(model.coefs_, model.intercepts_)):
        w = graph.number(f"coefficient{i or ''}", weights)
        b = graph.number(f"intercepts{i or ''}", biases[None, :])
        x = graph.node("MatMul", [x, w], f"mul_result{i}")
        x = graph.node("Add", [x, b], f"add_result{i}")
        last = i == len(model.coefs_) - 1
        x = graph.node(ACTIVATIONS[model.out_activation_ if last else model.activation], [x], f"activations{i}")
    return x


def tensor_type(dtype):
    return TensorProto.DOUBLE if dtype == numpy.float64 else TensorProto.FLOAT


def classifier(graph, model, x, zipmap):
    p = layers(graph, model, x)
    classes = model.classes_
    if len(classes) == 2:
        one = graph.number("unity", 1)
        negative = graph.node("Sub", [one, p], "negative_class_proba")
        probabilities = graph.node("Concat", [negative, p], "probabilities" if not zipmap else "probabilities_tensor", axis=1)
    else:
        probabilities = graph.node("Identity", [p], "probabilities" if not zipmap else "probabilities_tensor")
    places = graph.node("ArgMax", [probabilities], "argmax_output", axis=1)
    texts = classes.dtype.kind in "US"
    if texts:
        graph.initializers.append(helper.make_tensor("classes", TensorProto.STRING, [len(classes)], [name.encode() for name in classes]))
    else:
        graph.integers("classes", classes, numpy.int32)
    chosen = graph.node("ArrayFeatureExtractor", ["classes", places], "array_feature_extractor_result", domain=ML)
    shape = graph.integers("shape_tensor", [-1])
    if texts:
        graph.node("Reshape", [chosen, shape], "label")
    else:
        flat = graph.node("Reshape", [chosen, shape], "reshaped_result")
        graph.node("Cast", [flat], "label", to=TensorProto.INT64)
    if zipmap:
        keys = {"classlabels_strings": list(classes)} if texts else {"classlabels_int64s": [int(name) for name in classes]}
        graph.node("ZipMap", [probabilities], "probabilities", domain=ML, **keys)
    return texts


def scaler(graph, model, x):
    return graph.node("Scaler", [x], "scaled", domain=ML, offset=[float(m) for m in model.mean_], scale=[float(1 / s) for s in model.scale_])


def save(graph, inputs, outputs, opset, x_type):
    x = helper.make_tensor_value_info("X", x_type, [None, inputs])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "sklearn", [x], outputs, graph.initializers),
        opset_imports=[helper.make_opsetid("", opset), helper.make_opsetid(ML, 1)], producer_name="skl2onnx", ir_version=7)
    checker.check_model(model)
    return model


def data(classes, dtype=numpy.float32):
    random = numpy.random.RandomState(classes)
    x = (random.randn(120, 3) * [1, 4, 0.5] + [0, 2, -1]).astype(dtype)
    return x, (x[:, 0] * 2 + x[:, 1]), random


def classifiers(folder):
    for activation in ("identity", "tanh", "logistic", "relu"):
        for classes in (2, 3):
            for zipmap in (False, True):
                x, score, _ = data(classes)
                labels = numpy.digitize(score, numpy.quantile(score, numpy.linspace(0, 1, classes + 1)[1:-1]))
                if zipmap:
                    labels = numpy.array(["low", "middle", "high"])[labels]
                add_classifier(folder, f"classifier-{activation}-{classes}-{'zipmap' if zipmap else 'tensor'}", activation, classes, x, labels, zipmap)


def add_classifier(folder, name, activation, classes, x, labels, zipmap, scaled=False, dtype=numpy.float32, opset=13):
    scaling = StandardScaler().fit(x)
    trained = scaling.transform(x) if scaled else x
    model = MLPClassifier((5,), activation=activation, max_iter=30, random_state=0).fit(trained.astype(dtype), labels)
    graph = Graph(dtype)
    texts = classifier(graph, model, scaler(graph, scaling, "X") if scaled else "X", zipmap)
    label = helper.make_tensor_value_info("label", TensorProto.STRING if texts else TensorProto.INT64, [None])
    if zipmap:
        key = TensorProto.STRING if texts else TensorProto.INT64
        probabilities = ValueInfoProto(name="probabilities")
        dictionary = probabilities.type.sequence_type.elem_type.map_type
        dictionary.key_type = key
        dictionary.value_type.tensor_type.elem_type = TensorProto.FLOAT
    else:
        probabilities = helper.make_tensor_value_info("probabilities", tensor_type(dtype), [None, classes])
    onnx_model = save(graph, 3, [label, probabilities], opset, tensor_type(dtype))
    rows = x[:5]
    p = model.predict_proba((scaling.transform(rows) if scaled else rows).astype(dtype))
    # Two classes have one sigmoid output, the second's probability.
    outputs = p[:, 1:] if classes == 2 else p
    end = "1 ({}, Sigmoid; BinaryCrossEntropy)" if classes == 2 else str(classes) + " ({}, Softmax; CrossEntropy)"
    folder.add(name, onnx_model, rows, outputs, "3-5-" + end.format(TOPOLOGY[activation]))


def pipelines(folder):
    for classes in (2, 3):
        x, score, _ = data(classes)
        labels = numpy.digitize(score, numpy.quantile(score, numpy.linspace(0, 1, classes + 1)[1:-1]))
        add_classifier(folder, f"scaled-classifier-{classes}", "relu", classes, x, labels, False, scaled=True)
        add_classifier(folder, f"double-classifier-{classes}", "tanh", classes, x.astype(numpy.float64), labels, False, dtype=numpy.float64, opset=15)


def regressors(folder):
    for activation in ("identity", "tanh", "logistic", "relu"):
        for scaled in (False, True):
            for outputs in (1, 2):
                x, score, random = data(7)
                target = score if outputs == 1 else numpy.stack([score, -x[:, 2]], 1)
                scaling = StandardScaler().fit(x)
                model = MLPRegressor((4, 3), activation=activation, max_iter=30, random_state=0).fit(scaling.transform(x) if scaled else x, target)
                graph = Graph(numpy.float32)
                y = layers(graph, model, scaler(graph, scaling, "X") if scaled else "X")
                # skl2onnx reshapes by (-1, 1) where there is one output.
                graph.node("Reshape", [y, graph.integers("shape", [-1, outputs])], "variable")
                info = helper.make_tensor_value_info("variable", TensorProto.FLOAT, [None, outputs])
                onnx_model = save(graph, 3, [info], 13, TensorProto.FLOAT)
                rows = x[:5]
                predicted = model.predict(scaling.transform(rows) if scaled else rows)
                name = TOPOLOGY[activation]
                folder.add(
                    f"regressor-{activation}-{outputs}{'-scaled' if scaled else ''}", onnx_model, rows, predicted,
                    f"3-4-3-{outputs} ({name}, {name}, Identity; MeanSquaredError)")


if __name__ == "__main__":
    folder = Folder("sklearn")
    classifiers(folder)
    pipelines(folder)
    regressors(folder)
    folder.save()
