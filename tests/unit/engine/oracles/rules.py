"""Writes rules.json: what Keras 3's optimizers, losses, schedules, metrics and callbacks come to on small made-up numbers.

    python3 tests/unit/engine/oracles/rules.py        (needs torch, numpy and sklearn; made with 1.13.1, 1.24 and 1.2)

All in float64. Where torch.optim or torch.nn.functional has the same rule as Keras, it is PyTorch that computes; where
it has another (another place of epsilon, another bias correction), the rule is written out here after Keras's source,
which each function names. The gradients of the losses are PyTorch's autograd of the written-out loss, the metrics are
sklearn's where it has them.
"""

import json
import math
import os
import re

import numpy as np
import torch
import torch.nn.functional as F
from sklearn.metrics import precision_score, r2_score, recall_score

torch.set_default_dtype(torch.float64)
EPSILON = 1e-7
UPDATES = 60
rng = np.random.default_rng(1)


# --- optimizers -------------------------------------------------------------------------------------------------------

LENGTHS = [6, 2, 4]  # three variables; the last is frozen
FROZEN = 2
START = rng.normal(size=12).round(3)
PULL = rng.uniform(0.2, 3, size=12).round(3)
TARGETS = rng.normal(size=(UPDATES, 12)).round(3)


class Sgd:
    """torch.optim.SGD: with a constant learning rate the velocity of keras/src/optimizers/sgd.py times −1/η."""

    def __init__(self, values, momentum=0.0, nesterov=False):
        self.parameter = torch.tensor(values)
        self.optimizer = torch.optim.SGD([self.parameter], lr=1, momentum=momentum, nesterov=nesterov)

    def step(self, p, g, rate, t):
        self.parameter.data = torch.tensor(p)
        self.parameter.grad = torch.tensor(g)
        self.optimizer.param_groups[0]["lr"] = rate
        self.optimizer.step()
        return self.parameter.numpy().copy()


class Adadelta(Sgd):
    """torch.optim.Adadelta; the same as keras/src/optimizers/adadelta.py."""

    def __init__(self, values, rho=0.95, epsilon=1e-7):
        self.parameter = torch.tensor(values)
        self.optimizer = torch.optim.Adadelta([self.parameter], lr=1, rho=rho, eps=epsilon)


class VelocitySgd:
    """keras/src/optimizers/sgd.py: where the learning rate changes, the velocity keeps the rates of its time."""

    def __init__(self, values, momentum=0.0, nesterov=False):
        self.velocity = np.zeros_like(values)
        self.momentum, self.nesterov = momentum, nesterov

    def step(self, p, g, rate, t):
        self.velocity = self.momentum * self.velocity - rate * g
        return p + (self.momentum * self.velocity - rate * g if self.nesterov else self.velocity)


class Adam:
    """keras/src/optimizers/adam.py"""

    def __init__(self, values, beta1=0.9, beta2=0.999, epsilon=1e-7, amsgrad=False):
        self.m, self.v, self.largest = (np.zeros_like(values) for _ in range(3))
        self.beta1, self.beta2, self.epsilon, self.amsgrad = beta1, beta2, epsilon, amsgrad

    def step(self, p, g, rate, t):
        self.m += (g - self.m) * (1 - self.beta1)
        self.v += (g**2 - self.v) * (1 - self.beta2)
        self.largest = np.maximum(self.largest, self.v)
        alpha = rate * math.sqrt(1 - self.beta2**t) / (1 - self.beta1**t)
        return p - self.m * alpha / (np.sqrt(self.largest if self.amsgrad else self.v) + self.epsilon)


class Rmsprop:
    """keras/src/optimizers/rmsprop.py"""

    def __init__(self, values, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False):
        self.square, self.mean, self.momentum_ = (np.zeros_like(values) for _ in range(3))
        self.rho, self.momentum, self.epsilon, self.centered = rho, momentum, epsilon, centered

    def step(self, p, g, rate, t):
        self.square = self.rho * self.square + (1 - self.rho) * g**2
        self.mean = self.rho * self.mean + (1 - self.rho) * g
        variance = self.square - self.mean**2 if self.centered else self.square
        increment = rate * g / np.sqrt(variance + self.epsilon)
        self.momentum_ = self.momentum * self.momentum_ + increment
        return p - self.momentum_


class Adagrad:
    """keras/src/optimizers/adagrad.py"""

    def __init__(self, values, initial=0.1, epsilon=1e-7):
        self.sum, self.epsilon = np.full_like(values, initial), epsilon

    def step(self, p, g, rate, t):
        self.sum += g**2
        return p - rate * g / np.sqrt(self.sum + self.epsilon)


class Adamax:
    """keras/src/optimizers/adamax.py"""

    def __init__(self, values, beta1=0.9, beta2=0.999, epsilon=1e-7):
        self.m, self.u = np.zeros_like(values), np.zeros_like(values)
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def step(self, p, g, rate, t):
        self.m += (g - self.m) * (1 - self.beta1)
        self.u = np.maximum(self.beta2 * self.u, np.abs(g))
        return p - rate * self.m / ((1 - self.beta1**t) * (self.u + self.epsilon))


class Nadam:
    """keras/src/optimizers/nadam.py"""

    def __init__(self, values, beta1=0.9, beta2=0.999, epsilon=1e-7):
        self.m, self.v, self.product = np.zeros_like(values), np.zeros_like(values), 1.0
        self.beta1, self.beta2, self.epsilon = beta1, beta2, epsilon

    def step(self, p, g, rate, t):
        now = self.beta1 * (1 - 0.5 * 0.96**t)
        ahead = self.beta1 * (1 - 0.5 * 0.96 ** (t + 1))
        self.product = self.product * now if t > 1 else now
        self.m += (g - self.m) * (1 - self.beta1)
        self.v += (g**2 - self.v) * (1 - self.beta2)
        m_hat = ahead * self.m / (1 - self.product * ahead) + (1 - now) * g / (1 - self.product)
        v_hat = self.v / (1 - self.beta2**t)
        return p - m_hat * rate / (np.sqrt(v_hat) + self.epsilon)


def clipped(gradients, clip):
    """base_optimizer.py: `_clip_by_norm` of each variable, `clip_by_global_norm` over all, or each number."""
    if clip is None:
        return gradients
    by, limit = clip
    if by == "value":
        return [np.clip(g, -limit, limit) for g in gradients]
    norms = [np.sqrt((g**2).sum()) for g in gradients]
    if by == "norm":
        return [g * limit / max(norm, limit) for g, norm in zip(gradients, norms)]
    norm = math.sqrt(sum(norm**2 for norm in norms))
    return [g * limit * min(1 / norm, 1 / limit) for g in gradients]


def updates(create, rate, clip=None, weight_decay=0.0):
    """The order of base_optimizer.py: clip, then weight decay with the learning rate of the step, then the update."""
    ends = np.cumsum(LENGTHS)
    ranges = [slice(end - length, end) for end, length in zip(ends, LENGTHS)]
    p = START.copy()
    rules = [create(p[r]) for r in ranges]
    path = []
    for k in range(UPDATES):
        gradient = PULL * (p - TARGETS[k])
        trained = [v for v in range(len(LENGTHS)) if v != FROZEN]
        for v, g in zip(trained, clipped([gradient[ranges[v]] for v in trained], clip)):
            at = ranges[v]
            p[at] = rules[v].step(p[at] - p[at] * weight_decay * rate(k), g, rate(k), k + 1)
        if k % 6 == 5:
            path.append(p.tolist())
    return path


def constant(rate):
    return lambda step: rate


# --- schedules: keras/src/optimizers/schedules/learning_rate_schedule.py ---------------------------------------------


def exponential(initial, steps, rate, staircase=False):
    return lambda k: initial * rate ** (k // steps if staircase else k / steps)


def inverse_time(initial, steps, rate, staircase=False):
    return lambda k: initial / (1 + rate * (k // steps if staircase else k / steps))


def cosine(initial, steps, alpha=0.0, warmup_target=None, warmup_steps=0):
    def rate(k):
        if warmup_target is not None and k < warmup_steps:
            return k / warmup_steps * (warmup_target - initial) + initial
        peak = initial if warmup_target is None else warmup_target
        done = min(k if warmup_target is None else k - warmup_steps, steps) / steps
        return peak * ((1 - alpha) * 0.5 * (1 + math.cos(math.pi * done)) + alpha)

    return rate


def piecewise(boundaries, values):
    return lambda k: values[np.searchsorted(boundaries, k, side="left")]


SCHEDULES = {
    "exponential_decay": (
        {"name": "exponential_decay", "decaySteps": 7, "decayRate": 0.8, "staircase": False},
        exponential(0.05, 7, 0.8),
    ),
    "exponential_decay, staircase": (
        {"name": "exponential_decay", "decaySteps": 7, "decayRate": 0.8, "staircase": True},
        exponential(0.05, 7, 0.8, True),
    ),
    "inverse_time_decay": (
        {"name": "inverse_time_decay", "decaySteps": 1, "decayRate": 0.1, "staircase": False},
        inverse_time(0.05, 1, 0.1),
    ),
    "inverse_time_decay, staircase": (
        {"name": "inverse_time_decay", "decaySteps": 9, "decayRate": 0.5, "staircase": True},
        inverse_time(0.05, 9, 0.5, True),
    ),
    "cosine_decay": (
        {"name": "cosine_decay", "decaySteps": 40, "alpha": 0.1, "warmupTarget": None, "warmupSteps": 0},
        cosine(0.05, 40, 0.1),
    ),
    "cosine_decay, warmup": (
        {"name": "cosine_decay", "decaySteps": 30, "alpha": 0, "warmupTarget": 0.2, "warmupSteps": 12},
        cosine(0.05, 30, 0, 0.2, 12),
    ),
    "piecewise_constant_decay": (
        {"name": "piecewise_constant_decay", "boundaries": [10, 25], "values": [0.02, 0.004]},
        piecewise([10, 25], [0.05, 0.02, 0.004]),
    ),
}


def optimizers():
    common = {"schedule": None, "weightDecay": 0, "clip": None}
    adam = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7}
    sgd = {"name": "sgd", "learningRate": 0.05, **common, "momentum": 0, "nesterov": False}
    rmsprop = {"name": "rmsprop", "learningRate": 0.02, **common, "rho": 0.9, "momentum": 0, "epsilon": 1e-7, "centered": False}
    cases = {
        "sgd": (sgd, Sgd, {}),
        "sgd, momentum": ({**sgd, "momentum": 0.9}, lambda p: Sgd(p, 0.9), {}),
        "sgd, nesterov": ({**sgd, "momentum": 0.8, "nesterov": True}, lambda p: Sgd(p, 0.8, True), {}),
        "rmsprop": (rmsprop, Rmsprop, {}),
        "rmsprop, centered": ({**rmsprop, "centered": True}, lambda p: Rmsprop(p, centered=True), {}),
        "rmsprop, momentum": ({**rmsprop, "momentum": 0.7, "rho": 0.8}, lambda p: Rmsprop(p, 0.8, 0.7), {}),
        "rmsprop, centered, momentum, epsilon": (
            {**rmsprop, "centered": True, "momentum": 0.5, "epsilon": 1e-3},
            lambda p: Rmsprop(p, 0.9, 0.5, 1e-3, True),
            {},
        ),
        "adam": ({"name": "adam", "learningRate": 0.03, **common, **adam, "amsgrad": False}, Adam, {}),
        "adam, betas and epsilon": (
            {"name": "adam", "learningRate": 0.03, **common, "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-2, "amsgrad": False},
            lambda p: Adam(p, 0.7, 0.95, 1e-2),
            {},
        ),
        "adam, amsgrad": (
            {"name": "adam", "learningRate": 0.03, **common, **adam, "beta2": 0.9, "amsgrad": True},
            lambda p: Adam(p, beta2=0.9, amsgrad=True),
            {},
        ),
        "adamw": (
            {"name": "adamw", "learningRate": 0.03, **common, "weightDecay": 0.004, **adam, "amsgrad": False},
            Adam,
            {"weight_decay": 0.004},
        ),
        "adamw, amsgrad": (
            {"name": "adamw", "learningRate": 0.03, **common, "weightDecay": 0.2, **adam, "beta2": 0.9, "amsgrad": True},
            lambda p: Adam(p, beta2=0.9, amsgrad=True),
            {"weight_decay": 0.2},
        ),
        "adagrad": (
            {"name": "adagrad", "learningRate": 0.2, **common, "initialAccumulatorValue": 0.1, "epsilon": 1e-7},
            Adagrad,
            {},
        ),
        "adagrad, from 0": (
            {"name": "adagrad", "learningRate": 0.2, **common, "initialAccumulatorValue": 0, "epsilon": 1e-2},
            lambda p: Adagrad(p, 0.0, 1e-2),
            {},
        ),
        "adadelta": ({"name": "adadelta", "learningRate": 1, **common, "rho": 0.95, "epsilon": 1e-7}, Adadelta, {}),
        "adadelta, rho and epsilon": (
            {"name": "adadelta", "learningRate": 0.5, **common, "rho": 0.7, "epsilon": 1e-3},
            lambda p: Adadelta(p, 0.7, 1e-3),
            {},
        ),
        "adamax": ({"name": "adamax", "learningRate": 0.03, **common, **adam}, Adamax, {}),
        "adamax, betas": (
            {"name": "adamax", "learningRate": 0.03, **common, "beta1": 0.6, "beta2": 0.9, "epsilon": 1e-3},
            lambda p: Adamax(p, 0.6, 0.9, 1e-3),
            {},
        ),
        "nadam": ({"name": "nadam", "learningRate": 0.03, **common, **adam}, Nadam, {}),
        "nadam, betas": (
            {"name": "nadam", "learningRate": 0.03, **common, "beta1": 0.6, "beta2": 0.9, "epsilon": 1e-3},
            lambda p: Nadam(p, 0.6, 0.9, 1e-3),
            {},
        ),
        "sgd, momentum, weight decay": (
            {**sgd, "momentum": 0.9, "weightDecay": 0.1},
            lambda p: Sgd(p, 0.9),
            {"weight_decay": 0.1},
        ),
    }
    for by, limit in (("norm", 1.5), ("value", 0.4), ("global_norm", 2.0)):
        cases[f"sgd, clipped by {by}"] = ({**sgd, "clip": {"by": by, "limit": limit}}, Sgd, {"clip": (by, limit)})
        cases[f"adam, clipped by {by}, weight decay"] = (
            {"name": "adam", "learningRate": 0.03, **common, "weightDecay": 0.05, "clip": {"by": by, "limit": limit}, **adam, "amsgrad": False},
            Adam,
            {"clip": (by, limit), "weight_decay": 0.05},
        )
    result = {
        name: {"spec": spec, "path": updates(create, constant(spec["learningRate"]), **rest)}
        for name, (spec, create, rest) in cases.items()
    }
    for name, (schedule, rate) in SCHEDULES.items():
        spec = {**sgd, "momentum": 0.9, "schedule": schedule, "weightDecay": 0.1}
        result[f"sgd, momentum, weight decay, {name}"] = {
            "spec": spec,
            "path": updates(lambda p: VelocitySgd(p, 0.9), rate, weight_decay=0.1),
        }
    return {
        "lengths": LENGTHS,
        "frozen": FROZEN,
        "start": START.tolist(),
        "pull": PULL.tolist(),
        "targets": TARGETS.tolist(),
        "cases": result,
    }


def schedules():
    return {
        name: {"schedule": schedule, "initial": 0.05, "rates": [rate(k) for k in range(60)]}
        for name, (schedule, rate) in SCHEDULES.items()
    }


# --- losses: keras/src/losses/losses.py ------------------------------------------------------------------------------


def smoothed_binary(t, s):
    return t * (1 - s) + 0.5 * s


def smoothed_classes(t, s):
    return t * (1 - s) + s / t.shape[-1]


def categorical(y, t, s=0.0):
    q = (y / y.sum(-1, keepdim=True)).clamp(EPSILON, 1 - EPSILON)
    return -(smoothed_classes(t, s) * q.log()).sum(-1)


def signs(t):
    return 2 * t - 1 if bool(((t == 0) | (t == 1)).all()) else t


LOSSES = {
    "mean_squared_error": (lambda y, t: F.mse_loss(y, t, reduction="none").mean(-1), "any", "number", {}),
    "mean_absolute_error": (lambda y, t: F.l1_loss(y, t, reduction="none").mean(-1), "any", "number", {}),
    "huber": (lambda y, t: F.huber_loss(y, t, reduction="none").mean(-1), "any", "number", {}),
    "huber, delta": (lambda y, t: F.huber_loss(y, t, reduction="none", delta=0.3).mean(-1), "any", "number", {"delta": 0.3}),
    "log_cosh": (lambda y, t: ((y - t) + F.softplus(-2 * (y - t)) - math.log(2)).mean(-1), "any", "number", {}),
    "binary_crossentropy": (
        lambda y, t: F.binary_cross_entropy(y.clamp(EPSILON, 1 - EPSILON), t, reduction="none").mean(-1),
        "probability",
        "binary",
        {},
    ),
    "binary_crossentropy, smoothed": (
        lambda y, t: F.binary_cross_entropy(y.clamp(EPSILON, 1 - EPSILON), smoothed_binary(t, 0.2), reduction="none").mean(-1),
        "probability",
        "binary",
        {"labelSmoothing": 0.2},
    ),
    "binary_crossentropy, logits": (
        lambda y, t: F.binary_cross_entropy_with_logits(y, t, reduction="none").mean(-1),
        "any",
        "binary",
        {"fromLogits": True},
    ),
    "binary_crossentropy, logits, smoothed": (
        lambda y, t: F.binary_cross_entropy_with_logits(y, smoothed_binary(t, 0.1), reduction="none").mean(-1),
        "any",
        "binary",
        {"fromLogits": True, "labelSmoothing": 0.1},
    ),
    "categorical_crossentropy": (categorical, "positive", "oneHot", {}),
    "categorical_crossentropy, smoothed": (lambda y, t: categorical(y, t, 0.2), "positive", "oneHot", {"labelSmoothing": 0.2}),
    "categorical_crossentropy, logits": (
        lambda y, t: F.cross_entropy(y, t, reduction="none"),
        "any",
        "oneHot",
        {"fromLogits": True},
    ),
    "categorical_crossentropy, logits, smoothed": (
        lambda y, t: F.cross_entropy(y, t, reduction="none", label_smoothing=0.1),
        "any",
        "oneHot",
        {"fromLogits": True, "labelSmoothing": 0.1},
    ),
    "sparse_categorical_crossentropy": (
        lambda y, t: F.nll_loss((y / y.sum(-1, keepdim=True)).log(), t.argmax(-1), reduction="none"),
        "positive",
        "oneHot",
        {},
    ),
    "sparse_categorical_crossentropy, logits": (
        lambda y, t: F.cross_entropy(y, t.argmax(-1), reduction="none"),
        "any",
        "oneHot",
        {"fromLogits": True},
    ),
    "hinge, labels 0 and 1": (lambda y, t: (1 - signs(t) * y).clamp(min=0).mean(-1), "any", "binary", {}),
    "hinge, labels -1 and 1": (lambda y, t: (1 - signs(t) * y).clamp(min=0).mean(-1), "any", "sign", {}),
    "categorical_hinge": (
        lambda y, t: (((1 - t) * y).amax(-1) - (t * y).sum(-1) + 1).clamp(min=0),
        "any",
        "oneHot",
        {},
    ),
    "poisson": (lambda y, t: F.poisson_nll_loss(y, t, log_input=False, eps=EPSILON, reduction="none").mean(-1), "positive", "count", {}),
    "kl_divergence": (
        lambda y, t: F.kl_div(y.clamp(EPSILON, 1).log(), t.clamp(EPSILON, 1), reduction="none").sum(-1),
        "probability",
        "distribution",
        {},
    ),
}


def outputs_of(kind, shape):
    if kind == "positive":
        return rng.uniform(0.01, 2, size=shape)
    if kind == "probability":
        return rng.uniform(0.01, 0.99, size=shape)
    return rng.normal(scale=2, size=shape)


def targets_of(kind, shape):
    if kind == "binary":
        return rng.integers(0, 2, size=shape).astype(float)
    if kind == "sign":
        return rng.integers(0, 2, size=shape) * 2.0 - 1
    if kind == "oneHot":
        return np.eye(shape[1])[rng.integers(0, shape[1], size=shape[0])]
    if kind == "distribution":
        t = rng.uniform(size=shape)
        return t / t.sum(-1, keepdims=True)
    if kind == "count":
        return rng.integers(0, 6, size=shape).astype(float)
    return rng.normal(scale=2, size=shape)


def losses():
    result = {}
    for name, (loss, outputs, targets, options) in LOSSES.items():
        y = torch.tensor(outputs_of(outputs, (12, 4)).round(4), requires_grad=True)
        t = torch.tensor(targets_of(targets, (12, 4)).round(4))
        values = loss(y, t)
        values.mean().backward()
        result[name] = {
            "loss": name.split(",")[0],
            "options": options,
            "y": y.tolist(),
            "t": t.tolist(),
            "values": values.tolist(),
            "gradient": y.grad.tolist(),
        }
    return result


# --- metrics: keras/src/metrics --------------------------------------------------------------------------------------


def area(y, t):
    """confusion_metrics.py, AUC: each of the 200 thresholds counted by itself, without buckets; the trapezoids."""
    thresholds = [-EPSILON, *((i + 1) / 199 for i in range(198)), 1 + EPSILON]
    y, t = y.ravel(), t.ravel().astype(bool)
    true_rate = [(y[t] > threshold).sum() / max(1, t.sum()) for threshold in thresholds]
    false_rate = [(y[~t] > threshold).sum() / max(1, (~t).sum()) for threshold in thresholds]
    return float(sum((false_rate[i] - false_rate[i + 1]) * (true_rate[i] + true_rate[i + 1]) / 2 for i in range(199)))


def metrics():
    result = {}
    for units in (1, 3):
        t = targets_of("binary" if units == 1 else "oneHot", (300, units))
        y = np.clip(0.35 * t + rng.uniform(-0.1, 0.75, size=t.shape), 0, 1).round(4)
        above = y > 0.5
        first_of_largest = (y.argmax(-1) == t.argmax(-1)).mean()
        result[f"{units} units"] = {
            "y": y.tolist(),
            "t": t.tolist(),
            "results": {
                "accuracy": (above == t).mean() if units == 1 else first_of_largest,
                "binary_accuracy": (above == t).mean(),
                "categorical_accuracy": first_of_largest,
                "sparse_categorical_accuracy": (t == 0).mean() if units == 1 else first_of_largest,
                "precision": precision_score(t.ravel(), above.ravel()),
                "recall": recall_score(t.ravel(), above.ravel()),
                "auc": area(y, t),
                "mean_absolute_error": np.abs(y - t).mean(),
                "mean_squared_error": ((y - t) ** 2).mean(),
                "r2_score": r2_score(t, y, multioutput="uniform_average"),
            },
        }
    return result


# --- callbacks: keras/src/callbacks, their counters followed epoch by epoch -------------------------------------------


def better(mode, value, than, delta):
    return value + delta < than if mode == "min" else value - delta > than


def early_stopping(values, spec):
    """early_stopping.py: [epochs done, epoch whose weights are put back at the end or None], both counted from 1."""
    best = math.inf if spec["mode"] == "min" else -math.inf
    kept, wait, done = None, 0, len(values)
    for epoch, value in enumerate(values):
        if epoch < spec["startFromEpoch"]:
            continue
        if spec["restoreBestWeights"] and kept is None:
            kept = epoch
        wait += 1
        if better(spec["mode"], value, best, spec["minDelta"]):
            best, kept = value, epoch if spec["restoreBestWeights"] else None
            if spec["baseline"] is None or better(spec["mode"], value, spec["baseline"], spec["minDelta"]):
                wait = 0
        elif wait >= spec["patience"] and epoch > 0:
            done = epoch + 1
            break
    return [done, None if kept is None else kept + 1]


def reduce_lr_on_plateau(values, spec, rate):
    """reduce_lr_on_plateau.py: the learning rate after each epoch."""
    best = math.inf if spec["mode"] == "min" else -math.inf
    cooling, wait, rates = 0, 0, []
    for value in values:
        if cooling > 0:
            cooling, wait = cooling - 1, 0
        if better(spec["mode"], value, best, spec["minDelta"]):
            best, wait = value, 0
        elif cooling == 0:
            wait += 1
            if wait >= spec["patience"] and rate > spec["minLr"]:
                rate, cooling, wait = max(rate * spec["factor"], spec["minLr"]), spec["cooldown"], 0
        rates.append(rate)
    return rates


def callbacks():
    stops, plateaus = [], []
    for _ in range(60):
        mode = str(rng.choice(["min", "max"]))
        falling = np.exp(-np.arange(25) / rng.uniform(2, 20)) + rng.normal(scale=0.06, size=25)
        values = (falling if mode == "min" else 1 - falling).round(3).tolist()
        common = {"monitor": "loss", "mode": mode, "minDelta": float(rng.choice([0, 0.01, 0.05]))}
        patience = int(rng.integers(0, 6))
        stop = {
            "name": "early_stopping",
            **common,
            "patience": patience,
            "baseline": None if rng.uniform() < 0.5 else round(float(rng.uniform(0.2, 0.8)), 2),
            "restoreBestWeights": bool(rng.uniform() < 0.5),
            "startFromEpoch": int(rng.choice([0, 0, 4])),
        }
        stops.append({"spec": stop, "values": values, "expected": early_stopping(values, stop)})
        plateau = {
            "name": "reduce_lr_on_plateau",
            **common,
            "factor": float(rng.choice([0.1, 0.5])),
            "patience": patience,
            "cooldown": int(rng.integers(0, 4)),
            "minLr": float(rng.choice([0, 0.02])),
        }
        plateaus.append({"spec": plateau, "values": values, "rates": reduce_lr_on_plateau(values, plateau, 0.1)})
    return {"early_stopping": stops, "reduce_lr_on_plateau": plateaus}


if __name__ == "__main__":
    rules = {"optimizers": optimizers(), "schedules": schedules(), "losses": losses(), "metrics": metrics(), "callbacks": callbacks()}
    with open(os.path.join(os.path.dirname(__file__), "rules.json"), "w") as file:
        # A list of numbers on a line of its own.
        text = re.sub(r"\[[\d\s.,e+-]+\]", lambda found: "[" + " ".join(found[0][1:-1].split()) + "]", json.dumps(rules, indent=1))
        file.write(text + "\n")
