"""Writes evaluation.json: outputs, targets and scikit-learn's measures of them. Run with python3 where scikit-learn is."""
import json
import pathlib

import numpy as np
from sklearn import metrics

random = np.random.default_rng(3)


def numbers(array):
    return [float(x) for x in array.astype(np.float32).ravel()]


def report(truth, predicted, average_labels):
    p, r, f, _ = metrics.precision_recall_fscore_support(truth, predicted, labels=average_labels, zero_division=0)
    return {"precision": p.tolist(), "recall": r.tolist(), "f1": f.tolist(), "macroPrecision": p.mean(), "macroRecall": r.mean(), "macroF1": f.mean(), "accuracy": metrics.accuracy_score(truth, predicted)}


def binary():
    outputs = np.round(random.random(60), 2).astype(np.float32)
    targets = (outputs + random.normal(0, 0.4, 60) > 0.5).astype(int)
    predicted = (outputs >= 0.5).astype(int)
    return {"rows": 60, "outputs": numbers(outputs), "targets": numbers(targets), "confusion": metrics.confusion_matrix(targets, predicted).tolist(),
            "logLoss": log_loss(outputs, targets), "area": metrics.roc_auc_score(targets, outputs), **report(targets, predicted, [0, 1])}


def log_loss(outputs, targets):
    # In double, as scikit-learn clips by the type's own step; its formula otherwise.
    y = np.maximum(outputs.astype(np.float64), 1e-14)
    n = np.maximum(1 - outputs.astype(np.float64), 1e-14)
    return float(-np.mean(targets * np.log(y) + (1 - targets) * np.log(n)))


def classes():
    logits = random.normal(0, 1, (90, 4))
    targets = np.where(random.random(90) < 0.6, logits.argmax(1), random.integers(0, 3, 90))
    outputs = (np.exp(logits) / np.exp(logits).sum(1, keepdims=True)).astype(np.float32)
    one_hot = np.eye(4)[targets]
    area = np.mean([metrics.roc_auc_score(one_hot[:, k], outputs[:, k]) for k in range(4)])
    return {"rows": 90, "outputs": numbers(outputs), "targets": numbers(one_hot), "confusion": metrics.confusion_matrix(targets, outputs.argmax(1), labels=range(4)).tolist(),
            "logLoss": float(-np.mean(np.log(outputs.astype(np.float64)[np.arange(90), targets]))), "area": area, **report(targets, outputs.argmax(1), range(4))}


def labels():
    outputs = random.random((50, 3)).astype(np.float32)
    targets = (outputs + random.normal(0, 0.3, (50, 3)) > 0.5).astype(int)
    predicted = (outputs >= 0.5).astype(int)
    p, r, f, _ = metrics.precision_recall_fscore_support(targets, predicted, zero_division=0)
    return {"rows": 50, "outputs": numbers(outputs), "targets": numbers(targets), "confusion": [], "logLoss": log_loss(outputs, targets),
            "area": metrics.roc_auc_score(targets, outputs, average="macro"), "precision": p.tolist(), "recall": r.tolist(), "f1": f.tolist(),
            "macroPrecision": p.mean(), "macroRecall": r.mean(), "macroF1": f.mean(), "accuracy": metrics.accuracy_score(targets, predicted)}


def regression():
    targets = random.normal(0, 2, (40, 2)).astype(np.float32)
    outputs = (targets + random.normal(0, 0.7, (40, 2))).astype(np.float32)
    t, o = targets.astype(np.float64), outputs.astype(np.float64)
    return {"rows": 40, "outputs": numbers(outputs), "targets": numbers(targets), "mae": metrics.mean_absolute_error(t, o), "mse": metrics.mean_squared_error(t, o), "r2": metrics.r2_score(t, o)}


golden = {"binary": binary(), "classes": classes(), "labels": labels(), "numbers": regression()}
pathlib.Path(__file__).with_name("evaluation.json").write_text(json.dumps(golden, indent=1) + "\n")
