"""Exports small networks from PyTorch in many spellings: /usr/bin/python3 export_torch.py

Made with Debian 12's python3-torch 1.13.1; its exporter writes opset 7 to 17.
"""

import io
import warnings

import numpy
import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils import prune

from models import Folder, strip

warnings.filterwarnings("ignore")
ROWS = 5


def export(module, x, opset=17, **options):
    options.setdefault("input_names", ["x"])
    options.setdefault("output_names", ["y"])
    buffer = io.BytesIO()
    torch.onnx.export(module.eval(), x, buffer, opset_version=opset, **options)
    return strip(buffer.getvalue())


def add(folder, name, module, topology, opset=17, x=None, dynamic=True, **options):
    x = torch.randn(ROWS, 3) if x is None else x
    module = module.eval()
    if dynamic:
        options["dynamic_axes"] = {"x": {0: "rows"}, "y": {0: "rows"}}
        options.setdefault("input_names", ["x"])
    model = export(module, x, opset, **options)
    with torch.no_grad():
        y = module(x)
    folder.add(name, model, x.double().numpy(), y.double().numpy(), topology)


def activations():
    return {
        "Relu": (nn.ReLU(), 7), "LeakyRelu": (nn.LeakyReLU(), 7), "Elu": (nn.ELU(), 7), "Selu": (nn.SELU(), 7),
        "Gelu": (nn.GELU(), 9), "Silu": (nn.SiLU(), 7), "Mish": (nn.Mish(), 9), "Tanh": (nn.Tanh(), 7), "Sigmoid": (nn.Sigmoid(), 7),
        "Softplus": (nn.Softplus(), 7), "Softsign": (nn.Softsign(), 7), "HardSigmoid": (nn.Hardsigmoid(), 9), "HardSwish": (nn.Hardswish(), 9),
    }


class Function(nn.Module):
    """A network whose forward is a function of its parameters."""

    def __init__(self, forward, **parameters):
        super().__init__()
        for name, value in parameters.items():
            setattr(self, name, value if isinstance(value, nn.Module) else nn.Parameter(value))
        self.function = forward

    def forward(self, x):
        return self.function(self, x)


def sequence(*modules):
    return nn.Sequential(*modules)


def operators(folder):
    for name, (activation, oldest) in activations().items():
        for opset in (7, 9, 10, 13, 17):
            if opset >= oldest:
                network = sequence(nn.Linear(3, 4), activation, nn.Linear(4, 2))
                try:
                    add(folder, f"{name.lower()}-{opset}", network, f"3-4-2 ({name}, Identity; MeanSquaredError)", opset)
                except (RuntimeError, torch.onnx.errors.SymbolicValueError) as problem:
                    print(f"{name} cannot be exported at opset {opset}: {str(problem).splitlines()[0][:100]}")
    for opset in (7, 12, 13, 17):
        add(folder, f"softmax-{opset}", sequence(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3), nn.Softmax(-1)), "3-4-3 (Tanh, Softmax; CrossEntropy)", opset)
        add(folder, f"softmax-dim1-{opset}", sequence(nn.Linear(3, 2), nn.Softmax(1)), "3-2 (Softmax; CrossEntropy)", opset)
        add(folder, f"output-sigmoid-{opset}", sequence(nn.Linear(3, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid()), "3-8-1 (Relu, Sigmoid; BinaryCrossEntropy)", opset)


def layers(folder):
    plain = "3-4-2 (Relu, Identity; MeanSquaredError)"
    mlp = lambda: sequence(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))  # noqa: E731
    for opset in (7, 11, 17):
        add(folder, f"no-bias-{opset}", sequence(nn.Linear(3, 4, bias=False), nn.ReLU(), nn.Linear(4, 2, bias=False)), plain, opset)
        add(folder, f"three-dimensions-{opset}", mlp(), plain, opset, x=torch.randn(2, 3, 3))
        add(folder, f"one-row-{opset}", mlp(), plain, opset, x=torch.randn(3), dynamic=False)
        add(folder, f"unfolded-{opset}", mlp(), plain, opset, do_constant_folding=False)
        add(folder, f"unfolded-no-bias-{opset}", sequence(nn.Linear(3, 4, bias=False), nn.ReLU(), nn.Linear(4, 2)), plain, opset, do_constant_folding=False)
        add(folder, f"unfolded-one-row-{opset}", mlp(), plain, opset, x=torch.randn(3), dynamic=False, do_constant_folding=False)
        add(folder, f"initializers-as-inputs-{opset}", mlp(), plain, opset, keep_initializers_as_inputs=True)
        add(folder, f"fixed-rows-{opset}", mlp(), plain, opset, dynamic=False)
        add(folder, f"double-{opset}", mlp().double(), plain, opset, x=torch.randn(ROWS, 3).double())
        add(folder, f"dropout-{opset}", sequence(nn.Linear(3, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 2)), plain, opset)
        add(folder, f"dropout-kept-{opset}", mlp_with_dropout(), plain, opset, training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
        batch_normalized(folder, opset)
        pruned(folder, opset)
        shared(folder, opset)


def mlp_with_dropout():
    return sequence(nn.Linear(3, 4), nn.ReLU(), nn.Dropout(0.5), nn.Linear(4, 2))


def batch_normalized(folder, opset):
    def normalization(width):
        module = nn.BatchNorm1d(width)
        module.running_mean.copy_(torch.randn(width))
        module.running_var.copy_(torch.rand(width) + 0.5)
        module.weight.data.copy_(torch.randn(width))
        module.bias.data.copy_(torch.randn(width))
        return module

    plain = "3-4-2 (Relu, Identity; MeanSquaredError)"
    add(folder, f"batch-norm-{opset}", sequence(nn.Linear(3, 4), normalization(4), nn.ReLU(), nn.Linear(4, 2)), plain, opset)
    add(folder, f"batch-norm-after-{opset}", sequence(nn.Linear(3, 4), nn.ReLU(), normalization(4), nn.Linear(4, 2)), plain, opset)
    add(folder, f"batch-norm-first-{opset}", sequence(normalization(3), nn.Linear(3, 4, bias=False), nn.ReLU(), nn.Linear(4, 2), normalization(2)), plain, opset)


def pruned(folder, opset):
    network = sequence(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
    for layer in (network[0], network[2]):
        prune.random_unstructured(layer, "weight", amount=0.5)
    add(folder, f"pruned-{opset}", network, "3-4-2 (Relu, Identity; MeanSquaredError)", opset, do_constant_folding=False)
    add(folder, f"pruned-folded-{opset}", network, "3-4-2 (Relu, Identity; MeanSquaredError)", opset)


def shared(folder, opset):
    layer = nn.Linear(3, 3)
    twin = nn.Linear(3, 3)
    twin.weight.data.copy_(layer.weight.data)
    twin.bias.data.copy_(layer.bias.data)
    add(folder, f"shared-{opset}", sequence(layer, nn.Tanh(), layer, nn.Tanh(), twin), "3-3-3-3 (Tanh, Tanh, Identity; MeanSquaredError)", opset)


def forms(folder):
    w, b, w2, b2 = torch.randn(3, 4), torch.randn(4), torch.randn(4, 2), torch.randn(2)
    plain = "3-4-2 (Tanh, Identity; MeanSquaredError)"
    hidden = lambda forward: Function(forward, w=w, b=b, w2=w2, b2=b2)  # noqa: E731
    mean, deviation = torch.tensor([1.0, -2.0, 0.5]), torch.tensor([0.5, 2.0, 3.0])
    for opset in (9, 13, 17):
        add(folder, f"product-{opset}", hidden(lambda m, x: torch.tanh(x @ m.w + m.b) @ m.w2 + m.b2), plain, opset)
        add(folder, f"bias-first-{opset}", hidden(lambda m, x: m.b2 + torch.tanh(m.b + x @ m.w) @ m.w2), plain, opset)
        add(folder, f"addmm-{opset}", hidden(lambda m, x: torch.addmm(m.b2, torch.addmm(m.b, x, m.w, beta=0.5, alpha=2).tanh(), m.w2)), plain, opset)
        add(folder, f"bias-row-{opset}", hidden(lambda m, x: torch.tanh(x @ m.w + m.b[None, :]) @ m.w2 + 0.25), plain, opset)
        add(folder, f"clamp-{opset}", hidden(lambda m, x: (x @ m.w + m.b).clamp(min=0) @ m.w2 - m.b2), "3-4-2 (Relu, Identity; MeanSquaredError)", opset)
        add(folder, f"standardized-{opset}", Function(lambda m, x: m.net((x - m.mean) / m.deviation), net=sequence(nn.Linear(3, 2), nn.Tanh()), mean=mean, deviation=deviation), "3-2 (Tanh; MeanSquaredError)", opset)
        add(folder, f"standardized-reciprocal-{opset}", Function(lambda m, x: m.net((x - m.mean) * (1 / m.deviation)), net=sequence(nn.Linear(3, 2), nn.Tanh()), mean=mean, deviation=deviation), "3-2 (Tanh; MeanSquaredError)", opset)
        add(folder, f"standardized-unfolded-{opset}", Function(lambda m, x: m.net((x - m.mean) * torch.reciprocal(m.deviation)), net=sequence(nn.Linear(3, 2), nn.Tanh()), mean=mean, deviation=deviation), "3-2 (Tanh; MeanSquaredError)", opset, do_constant_folding=False)
        add(folder, f"scaled-target-{opset}", Function(lambda m, x: m.net(x) * 3 + m.mean, net=sequence(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 3)), mean=mean), "3-4-3 (Relu, Identity; MeanSquaredError)", opset)
        add(folder, f"silu-by-hand-{opset}", hidden(lambda m, x: functional_silu(x @ m.w + m.b) @ m.w2), "3-4-2 (Silu, Identity; MeanSquaredError)", opset)
        add(folder, f"gelu-by-hand-{opset}", hidden(lambda m, x: gelu_by_hand(x @ m.w + m.b) @ m.w2), "3-4-2 (Gelu, Identity; MeanSquaredError)", opset)
        add(folder, f"hardswish-by-relu6-{opset}", hidden(lambda m, x: hardswish_by_relu6(x @ m.w + m.b) @ m.w2), "3-4-2 (HardSwish, Identity; MeanSquaredError)", opset)
        add(folder, f"softsign-by-hand-{opset}", hidden(lambda m, x: softsign_by_hand(x @ m.w + m.b) @ m.w2), "3-4-2 (Softsign, Identity; MeanSquaredError)", opset)
        # The factors go into the layers before and after it.
        add(folder, f"softplus-beta-{opset}", sequence(nn.Linear(3, 3), nn.Softplus(beta=2), nn.Linear(3, 2)), "3-3-2 (Softplus, Identity; MeanSquaredError)", opset)
        pictures(folder, opset)


def functional_silu(z):
    return torch.sigmoid(z) * z


def gelu_by_hand(z):
    return 0.5 * z * (1 + torch.erf(z * 0.7071067811865476))


def hardswish_by_relu6(z):
    return z * functional.relu6(z + 3) / 6


def softsign_by_hand(z):
    return z / (1 + z.abs())


def pictures(folder, opset):
    net = lambda: sequence(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))  # noqa: E731
    plain = "4-3-2 (Relu, Identity; MeanSquaredError)"
    x = torch.randn(ROWS, 1, 2, 2)
    mean = torch.randn(2, 2)
    add(folder, f"flatten-{opset}", sequence(nn.Flatten(), *net()), plain, opset, x=x)
    add(folder, f"flatten-fixed-{opset}", sequence(nn.Flatten(), *net()), plain, opset, x=x, dynamic=False)
    add(folder, f"view-{opset}", Function(lambda m, x: m.net(x.view(x.size(0), -1)), net=net()), plain, opset, x=x)
    add(folder, f"view-rest-{opset}", Function(lambda m, x: m.net(x.view(-1, 4)), net=net()), plain, opset, x=x)
    add(folder, f"reshape-{opset}", Function(lambda m, x: m.net(x.reshape(x.shape[0], x.shape[1] * x.shape[2] * x.shape[3])), net=net()), plain, opset, x=x)
    add(folder, f"squeezed-{opset}", Function(lambda m, x: m.net(x).squeeze(-1), net=sequence(nn.Linear(3, 1), nn.Sigmoid())), "3-1 (Sigmoid; BinaryCrossEntropy)", opset)
    add(folder, f"picture-minus-mean-{opset}", Function(lambda m, x: m.net((x - m.mean).flatten(1)), net=net(), mean=mean), plain, opset, x=x)
    add(folder, f"unsqueezed-{opset}", Function(lambda m, x: m.net(x.unsqueeze(1)).flatten(1), net=sequence(nn.Linear(3, 2))), "3-2 (Identity; MeanSquaredError)", opset)


def refused(folder):
    linear = nn.Linear(3, 3)
    cases = {
        "relu6": (sequence(linear, nn.ReLU6(), nn.Linear(3, 2)), "ReLU6"),
        "gelu-tanh": (sequence(linear, nn.GELU(approximate="tanh"), nn.Linear(3, 2)), "approximation of GELU by tanh"),
        "log-softmax": (sequence(linear, nn.LogSoftmax(-1)), "nn.Softmax(dim=-1)"),
        "prelu": (sequence(linear, nn.PReLU(), nn.Linear(3, 2)), "slope is 0.25"),
        "elu-half": (sequence(linear, nn.ELU(0.5), nn.Linear(3, 2)), "'alpha' is 0.5"),
        "leaky-relu-fifth": (sequence(linear, nn.LeakyReLU(0.2), nn.Linear(3, 2)), "'alpha' is 0.2"),
        "layer-norm": (sequence(linear, nn.LayerNorm(3), nn.Linear(3, 2)), "LayerNormalization): it normalizes each row by the row's own numbers"),
        "residual": (Function(lambda m, x: x + torch.tanh(m.net(x)), net=linear), "at the end of a network the sum comes before the activation"),
        "softmax-hidden": (sequence(linear, nn.Softmax(-1), nn.Linear(3, 2)), "for the output only"),
        "softmax-over-rows": (sequence(linear, nn.Softmax(0)), "not one row's outputs"),
        "two-outputs": (Function(lambda m, x: (m.net(x), torch.sigmoid(m.net(x))), net=linear), "outputs"),
        "sine": (sequence(linear, Function(lambda m, x: torch.sin(x))), "Sin"),
        "scaled-sigmoid": (Function(lambda m, x: 2 * torch.sigmoid(m.net(x)), net=linear), "scales or shifts"),
        "square": (Function(lambda m, x: m.net(x) * m.net(x), net=linear), "both depend on the network's input"),
        "gru": (Function(lambda m, x: m.gru(x[None])[0], gru=nn.GRU(3, 2)), "(GRU): it is a recurrent layer"),
        "mixed-rows": (Function(lambda m, x: m.net2(torch.tanh(m.net(x)).t()), net=linear, net2=nn.Linear(5, 2)), "not in the last dimension"),
    }
    for name, (module, message) in cases.items():
        model = export(module, torch.randn(ROWS, 3), output_names=["y", "z"] if name == "two-outputs" else ["y"])
        folder.refuse(name, model, message)
    folder.refuse("without-weights", export(linear, torch.randn(ROWS, 3), export_params=False), "export_params=True")
    folder.refuse("training", export_training(), "model.eval()")


def export_training():
    buffer = io.BytesIO()
    network = sequence(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(), nn.Linear(4, 2)).train()
    torch.onnx.export(network, torch.randn(ROWS, 3), buffer, opset_version=17, training=torch.onnx.TrainingMode.TRAINING, do_constant_folding=False)
    return strip(buffer.getvalue())


class Block(nn.Module):
    """x + f(x), or f(x) + x."""

    def __init__(self, *modules, first=True):
        super().__init__()
        self.net, self.first = nn.Sequential(*modules), first

    def forward(self, x):
        return x + self.net(x) if self.first else self.net(x) + x


def residuals(folder):
    normalization = nn.BatchNorm1d(4)
    normalization.running_mean.copy_(torch.randn(4))
    normalization.running_var.copy_(torch.rand(4) + 0.5)
    mean, deviation = torch.randn(3), torch.rand(3) + 0.5
    for opset in (7, 11, 13, 17):
        def one(name, module, topology, **options):
            add(folder, f"{name}-{opset}", module, topology, opset, **options)

        one("block", sequence(nn.Linear(3, 4), nn.SiLU(), Block(nn.Linear(4, 4), nn.SiLU(), nn.Linear(4, 4), nn.SiLU()), nn.Linear(4, 2)),
            "3-4-4-4+2-2 (Silu, Silu, Silu, Identity; MeanSquaredError)")
        one("plain-branch", sequence(Block(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 3), first=False), nn.Linear(3, 2)),
            "3-5-3+2-2 (Relu, Identity, Identity; MeanSquaredError)")
        one("end", sequence(nn.Linear(3, 4), nn.ReLU(), Block(nn.Linear(4, 4)), nn.Sigmoid()),
            "3-4-4+1 (Relu, Sigmoid; BinaryCrossEntropy)")
        one("end-softmax", sequence(Block(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 3)), nn.Softmax(-1)),
            "3-8-3+2 (Tanh, Softmax; CrossEntropy)")
        one("end-plain", Block(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3)), "3-4-3+2 (Tanh, Identity; MeanSquaredError)")
        one("nested", sequence(Block(Block(nn.Linear(3, 3), nn.Tanh()), nn.Linear(3, 3), nn.ReLU(), first=False), nn.Linear(3, 1)),
            "3-3+1-3+2-1 (Tanh, Relu, Identity; MeanSquaredError)")
        one("normalized", sequence(nn.Linear(3, 4), nn.ReLU(), Block(nn.Linear(4, 4), normalization, nn.ReLU(), nn.Dropout(0.5)), nn.Linear(4, 2)),
            "3-4-4+1-2 (Relu, Relu, Identity; MeanSquaredError)")
        one("standardized", Function(
                lambda m, x: m.last(x + m.net((x - m.mean) / m.deviation)), net=sequence(nn.Linear(3, 3), nn.Tanh()),
                last=nn.Linear(3, 2), mean=mean, deviation=deviation),
            "3-3+1-2 (Tanh, Identity; MeanSquaredError)")
        one("scaled-after", sequence(Block(nn.Linear(3, 3), nn.Tanh()), Function(lambda m, x: x * 0.5), nn.Linear(3, 2)),
            "3-3+1-2 (Tanh, Identity; MeanSquaredError)")
        one("unfolded", sequence(nn.Linear(3, 4), nn.Tanh(), Block(nn.Linear(4, 4, bias=False), nn.Tanh()), nn.Linear(4, 2)),
            "3-4-4+1-2 (Tanh, Tanh, Identity; MeanSquaredError)", do_constant_folding=False)


def residuals_refused(folder):
    linear = lambda: nn.Linear(3, 3)  # noqa: E731
    cases = {
        "activation-after-sum": (sequence(Block(linear()), nn.ReLU(), linear()), "within the network, where a sum is x + f(z)"),
        "sum-after-output": (Block(linear(), nn.Sigmoid()), "at the end of a network the sum comes before the activation"),
        "two-sums": (Function(lambda m, x: m.c(x + torch.tanh(m.b(torch.tanh(m.a(x)))) + torch.tanh(m.a(x))), a=linear(), b=linear(), c=linear()), "(Add)"),
        "two-of-one": (Function(lambda m, x: both(m, x), a=linear(), b=linear(), c=linear()), "it is a second residual connection at the same place"),
        "sums-of-layers": (Function(lambda m, x: m.c(m.a(x) + m.b(x)), a=linear(), b=linear(), c=linear()), "nor a residual connection"),
        "before-activation": (Function(lambda m, x: before_activation(m, x), a=linear(), b=linear(), c=linear()), "it adds a value that no layer takes"),
        "scaled-branch": (sequence(Function(lambda m, x: x + 0.1 * torch.tanh(m.a(x)), a=linear()), linear()), "scaled after its layer's activation"),
        "difference": (sequence(Function(lambda m, x: x - torch.tanh(m.a(x)), a=linear()), linear()), "(Sub)"),
        "joined": (sequence(Function(lambda m, x: torch.cat([x, torch.tanh(m.a(x))], -1), a=linear()), nn.Linear(6, 2)), "it joins values side by side"),
        "wide": (sequence(Function(lambda m, x: x + m.a(x), a=nn.Linear(3, 1)), linear()), "(Add)"),
    }
    for name, (module, message) in cases.items():
        folder.refuse(name, export(module, torch.randn(ROWS, 3)), message)


def both(m, x):
    h = torch.tanh(m.a(x))
    return m.c(torch.tanh(m.b(h)) + h + x)


def before_activation(m, x):
    z = m.a(x)
    return m.c(torch.tanh(m.b(torch.tanh(z))) + z)


if __name__ == "__main__":
    torch.manual_seed(0)
    numpy.random.seed(0)
    folder = Folder("torch")
    operators(folder)
    layers(folder)
    forms(folder)
    folder.save()
    folder = Folder("torch-refused")
    refused(folder)
    folder.save()
    folder = Folder("torch-residual")
    residuals(folder)
    folder.save()
    folder = Folder("torch-residual-refused")
    residuals_refused(folder)
    folder.save()
