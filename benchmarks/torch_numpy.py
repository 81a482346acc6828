#!/usr/bin/env python3
"""The benchmarks' rows in NumPy and PyTorch on one thread, as a table of the same shape.

    python3 benchmarks/torch_numpy.py [--peak GFLOPS] [--filter TEXT] [--milliseconds N]

Takes whichever of the two is installed (Debian: python3-numpy, python3-torch; both are as fast as the BLAS behind them, so
libopenblas0-pthread too). --peak is the line "Fused multiply-add peak" of the .NET benchmarks and fills the last column.
"""

import argparse
import ctypes
import os
import statistics
import time

# Before NumPy and PyTorch are loaded, which read these once.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

# Some machines pin OpenBLAS to the kernels of an older processor. What is compared with is the fastest that it has for this one;
# the check below says whether its results are right.
for variable in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(variable, None)

try:
    import numpy
except ImportError:
    numpy = None

try:
    import torch
except ImportError:
    torch = None

BCE, CE, MSE = "binary cross entropy", "cross entropy", "mean squared error"

FAMILIES = ("Forward", "Backward", "TrainingStep", "Epoch")

# Sizes, loss and, as in the C# classes, the rows of each family.
WORKS = [
    ((2, 8, 1), BCE, (1, 32, 1340, 10_000), (1, 32, 1340, 10_000), (32,), (1340,)),
    ((24, 8, 2), BCE, (1, 1340, 10_000), (32, 1340, 10_000), (32,), ()),
    ((4, 32, 16, 4), MSE, (1, 32, 1340, 10_000), (32, 1340, 10_000), (32, 10_000), ()),
    ((16, 64, 64, 1), BCE, (1, 32, 1340), (32, 1340), (32,), ()),
    ((5, 50, 50, 50, 50, 50, 50, 5), MSE, (1, 32, 1340), (32, 1340), (32,), ()),
    ((64, 256, 256, 16), MSE, (1, 32, 1340), (32, 1340), (32, 512), ()),
    ((784, 128, 10), CE, (1, 32, 1340), (32, 1340), (32, 512), ()),
]


def flops(sizes, rows, backward):
    """Useful operations of the formula, two a multiply-add; the first layer needs no gradient of its inputs."""
    products = [a * b for a, b in zip(sizes, sizes[1:])]
    return 2 * rows * (3 * sum(products) - products[0] if backward else sum(products))


class NumPyNetwork:
    """What one writes in NumPy: x [rows x inputs], weights [inputs x outputs], everything float32."""

    name = "NumPy"

    def __init__(self, sizes, loss, rows):
        self.random = numpy.random.default_rng(1)
        self.loss = loss
        self.w = [self.normal(a, b) * numpy.float32((a + b) ** -0.5) for a, b in zip(sizes, sizes[1:])]
        self.b = [numpy.zeros(b, numpy.float32) for b in sizes[1:]]
        self.x = self.normal(rows, sizes[0])
        self.t = self.targets(rows, sizes[-1])
        self.moments = [(numpy.zeros_like(p), numpy.zeros_like(p)) for p in self.w + self.b]
        self.steps = 0

    def normal(self, *shape):
        return self.random.standard_normal(shape, dtype=numpy.float32)

    def targets(self, rows, outputs):
        if self.loss == BCE:
            return self.random.integers(0, 2, (rows, outputs)).astype(numpy.float32)
        if self.loss == CE:
            return numpy.eye(outputs, dtype=numpy.float32)[self.random.integers(0, outputs, rows)]
        return self.normal(rows, outputs)

    def forward(self):
        return self.activations()[-1]

    def activations(self):
        a = [self.x]
        for w, b in zip(self.w[:-1], self.b[:-1]):
            z = a[-1] @ w
            z += b
            a.append(numpy.maximum(z, 0, out=z))
        z = a[-1] @ self.w[-1]
        z += self.b[-1]
        if self.loss == BCE:
            z = 1 / (1 + numpy.exp(-z))
        elif self.loss == CE:
            e = numpy.exp(z - z.max(axis=1, keepdims=True))
            z = e / e.sum(axis=1, keepdims=True)
        a.append(z)
        return a

    def cost(self, y):
        # Targets are 0 or 1: the logarithm of the probability of what is the case.
        if self.loss == BCE:
            return -numpy.log(numpy.maximum(numpy.abs(y + self.t - 1), 1e-14)).mean()
        if self.loss == CE:
            return -numpy.log(numpy.maximum((y * self.t).sum(axis=1), 1e-14)).mean()
        d = (y - self.t).ravel()
        return d @ d / d.size

    def backward(self):
        a = self.activations()
        dz = a[-1] - self.t
        if self.loss == MSE:
            dz *= 2
        dz /= len(dz) if self.loss == CE else dz.size
        dw, db = [], []
        for layer in reversed(range(len(self.w))):
            dw.insert(0, a[layer].T @ dz)
            db.insert(0, dz.sum(axis=0))
            if layer > 0:
                dz = dz @ self.w[layer].T
                dz *= a[layer] > 0
        return self.cost(a[-1]), dw + db

    def epoch(self, rate=0.1):
        """Plain gradient descent on all rows."""
        cost, gradients = self.backward()
        for p, g in zip(self.w + self.b, gradients):
            p -= rate * g
        return cost

    def step(self, rate=1e-12):
        """Adam. The rate is so small that many steps on the same rows do not fade the gradient out."""
        cost, gradients = self.backward()
        self.steps += 1
        c1, c2 = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        for p, g, (m, v) in zip(self.w + self.b, gradients, self.moments):
            m *= 0.9
            m += 0.1 * g
            v *= 0.999
            v += 0.001 * g * g
            p -= rate / c1 * m / (numpy.sqrt(v / c2) + 1e-8)
        return cost


class TorchNetwork:
    """What one writes in PyTorch: Sequential, the loss that takes z, and torch.optim.Adam."""

    name = "PyTorch"

    def __init__(self, sizes, loss, rows):
        torch.manual_seed(1)
        layers = []
        for a, b in zip(sizes, sizes[1:]):
            layers += [torch.nn.Linear(a, b), torch.nn.ReLU()]
        self.z = torch.nn.Sequential(*layers[:-1])
        self.output = {BCE: torch.nn.Sigmoid(), CE: torch.nn.Softmax(dim=1), MSE: torch.nn.Identity()}[loss]
        self.criterion = {BCE: torch.nn.BCEWithLogitsLoss(), CE: torch.nn.CrossEntropyLoss(), MSE: torch.nn.MSELoss()}[loss]
        self.x = torch.randn(rows, sizes[0])
        self.t = {
            BCE: lambda: torch.randint(0, 2, (rows, sizes[-1])).float(),
            CE: lambda: torch.randint(0, sizes[-1], (rows,)),
            MSE: lambda: torch.randn(rows, sizes[-1]),
        }[loss]()
        self.adam = torch.optim.Adam(self.z.parameters(), lr=1e-12)
        self.sgd = torch.optim.SGD(self.z.parameters(), lr=0.1)

    def forward(self):
        with torch.inference_mode():
            return self.output(self.z(self.x))

    def backward(self):
        self.adam.zero_grad()
        cost = self.criterion(self.z(self.x), self.t)
        cost.backward()
        return cost

    def epoch(self):
        cost = self.backward()
        self.sgd.step()
        return cost

    def step(self):
        cost = self.backward()
        self.adam.step()
        return cost


def median_seconds(run, milliseconds):
    """The median of ten samples, each as many runs as fill a tenth of the time, after one such sample to warm up."""
    run()
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < milliseconds / 10_000:
        run()
        count += 1
    samples = []
    for _ in range(10):
        start = time.perf_counter()
        for _ in range(count):
            run()
        samples.append((time.perf_counter() - start) / count)
    return statistics.median(samples)


def check():
    """Both compute the same cost and gradient from the same numbers; without one of them there is nothing to compare."""
    if numpy is None or torch is None:
        return
    for sizes, loss, *_ in WORKS:
        n, t = NumPyNetwork(sizes, loss, 7), TorchNetwork(sizes, loss, 7)
        linear = [layer for layer in t.z if isinstance(layer, torch.nn.Linear)]
        with torch.no_grad():
            for layer, w, b in zip(linear, n.w, n.b):
                layer.weight.copy_(torch.from_numpy(w.T.copy()))
                layer.bias.copy_(torch.from_numpy(b))
        t.x = torch.from_numpy(n.x)
        t.t = torch.from_numpy(n.t.argmax(axis=1) if loss == CE else n.t)
        cost, gradients = n.backward()
        pairs = [(n.forward(), t.forward().numpy()), (cost, t.backward().detach().numpy())]
        pairs += [(g, layer.weight.grad.numpy().T) for g, layer in zip(gradients, linear)]
        pairs += [(g, layer.bias.grad.numpy()) for g, layer in zip(gradients[len(linear):], linear)]
        for ours, theirs in pairs:
            # Single precision, sums of up to 784 terms in different orders.
            if not numpy.allclose(ours, theirs, rtol=1e-4, atol=1e-5):
                raise SystemExit(f"{'-'.join(map(str, sizes))}: NumPy and PyTorch differ.")
    print("NumPy and PyTorch compute the same outputs, costs and gradients.\n")


def text(seconds):
    for unit, scale in (("ns", 1e9), ("us", 1e6), ("ms", 1e3)):
        if seconds * scale < 1000 or unit == "ms":
            return f"{seconds * scale:,.1f} {unit}"


def blas():
    """The libraries that compute this process's matrix products, if the system shows them, and the processor of OpenBLAS's kernels."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            files = {line.split()[-1] for line in maps if "/" in line}
    except OSError:
        return "unknown"
    return ", ".join(sorted(kernels(f) for f in files if any(name in f.rsplit("/", 1)[-1].lower() for name in ("blas", "mkl")))) or "unknown"


def kernels(file):
    name = file.rsplit("/", 1)[-1]
    try:
        core = ctypes.CDLL(file).openblas_get_corename
    except (AttributeError, OSError):
        return name
    core.restype = ctypes.c_char_p
    return f"{name} ({core().decode()} kernels)"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--peak", type=float, help="the machine's fused multiply-add peak in GFLOP/s")
    parser.add_argument("--filter", default="", help="only rows that contain this, for example 'Backward' or '2-8-1'")
    parser.add_argument("--milliseconds", type=float, default=500, help="the time a row is measured")
    arguments = parser.parse_args()

    kinds = []
    if numpy is None:
        print("NumPy is not installed (Debian: python3-numpy): its rows are missing.\n")
    else:
        print(f"NumPy {numpy.__version__}, one thread\n")
        kinds.append(NumPyNetwork)
    if torch is None:
        print("PyTorch is not installed (Debian: python3-torch): its rows are missing.\n")
    else:
        torch.set_num_threads(1)
        print(f"PyTorch {torch.__version__}, one thread\n")
        kinds.append(TorchNetwork)
    if not kinds:
        raise SystemExit(1)
    print(f"Matrix products: {blas()}\n")
    check()

    print("| Family       | Method  | Work                          | Median       | GFLOP/s | Of peak |")
    print("|------------- |-------- |------------------------------ |-------------:|--------:|--------:|")
    for index, family in enumerate(FAMILIES):
        for sizes, loss, *rows in WORKS:
            for count in rows[index]:
                work = f"{'-'.join(map(str, sizes))} × {count}"
                if arguments.filter not in f"{family} {work}":
                    continue
                for kind in kinds:
                    network = kind(sizes, loss, count)
                    run = (network.forward, network.backward, network.step, network.epoch)[index]
                    seconds = median_seconds(run, arguments.milliseconds)
                    rate = flops(sizes, count, index > 0) / seconds / 1e9
                    share = f"{100 * rate / arguments.peak:.1f} %" if arguments.peak else "?"
                    print(f"| {family:12} | {kind.name:7} | {work:29} | {text(seconds):>12} | {rate:7.2f} | {share:>7} |", flush=True)


if __name__ == "__main__":
    main()
