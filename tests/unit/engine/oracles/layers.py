"""Forward and backward of every layer and activation that PyTorch has, into layers.json.

    /usr/bin/python3 tests/unit/engine/oracles/layers.py        (needs torch; made with 1.13.1)

Each entry has numbers drawn from a seed, what PyTorch makes of them in float64, and the gradients of Σ y·dy by its
autograd. What differs between the two is undone here, and said: momentum is 1 − Keras's, the running variance of PyTorch
is the unbiased one and Keras's the biased one, and where a function has arguments, Keras's defaults are given.
"""

import json
import os

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
random = torch.Generator().manual_seed(20240229)


def normal(*shape, scale=1.0):
    return torch.randn(*shape, generator=random) * scale


def numbers(tensor):
    return tensor.detach().flatten().tolist()


# Keras's defaults: leaky_relu 0.2, elu, celu alpha 1, squareplus b 4, shrinks 0.5, gelu without approximation.
ACTIVATIONS = {
    "linear": lambda x: x * 1,
    "relu": F.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softmax": lambda x: F.softmax(x, dim=-1),
    "leaky_relu": lambda x: F.leaky_relu(x, 0.2),
    "relu6": F.relu6,
    "elu": F.elu,
    "celu": F.celu,
    "selu": F.selu,
    "softplus": lambda x: F.softplus(x, threshold=1e9),
    "silu": F.silu,
    "gelu": F.gelu,
    "mish": F.mish,
    "hard_silu": F.hardswish,
    "softsign": F.softsign,
    "hard_sigmoid": lambda x: torch.clamp(x / 6 + 0.5, 0, 1),  # the gradient of F.hardsigmoid is 1/6 in float32 only
    "hard_tanh": F.hardtanh,
    "log_sigmoid": F.logsigmoid,
    "soft_shrink": F.softshrink,
    "hard_shrink": F.hardshrink,
    "tanh_shrink": F.tanhshrink,
    "exponential": torch.exp,
    "log_softmax": lambda x: F.log_softmax(x, dim=-1),
    # PyTorch has none of these; their formulas (keras.ops.squareplus, sparse_plus, sparse_sigmoid, sparsemax) in torch.
    "squareplus": lambda x: (x + torch.sqrt(x * x + 4)) / 2,
    "sparse_plus": lambda x: torch.where(x <= -1, 0 * x, torch.where(x < 1, 0.25 * (x + 1) ** 2, x)),
    "sparse_sigmoid": lambda x: torch.clamp(0.5 * (x + 1), 0, 1),
    "sparsemax": lambda x: sparsemax(x),
}


def sparsemax(x):
    """Martins & Astudillo 2016, algorithm 1: by sorting, as the engine does not."""
    z, _ = torch.sort(x, dim=-1, descending=True)
    k = torch.arange(1, x.shape[-1] + 1)
    total = torch.cumsum(z, dim=-1)
    support = (1 + k * z > total).sum(dim=-1, keepdim=True)
    tau = (total.gather(-1, support - 1) - 1) / support
    return torch.clamp(x - tau, min=0)


def relu(x, max_value, negative_slope, threshold):
    """keras.activations.relu, part by part."""
    negative = F.relu(threshold - x)
    x = x * (x > threshold)
    return (x if max_value is None else torch.clamp(x, 0, max_value)) - negative_slope * negative


ARGUMENTS = [
    ({"type": "re_lu", "maxValue": m, "negativeSlope": s, "threshold": t}, lambda x, m=m, s=s, t=t: relu(x, m, s, t))
    for m, s, t in [(None, 0, 0), (1.5, 0, 0), (None, 0.25, 0), (None, 0, 0.5), (None, 0.1, 0.75), (2, 0.3, 0.25), (0.2, 0.1, 0.5)]
] + [
    ({"type": "leaky_re_lu", "negativeSlope": 0.3}, lambda x: F.leaky_relu(x, 0.3)),
    ({"type": "leaky_re_lu", "negativeSlope": 0}, lambda x: F.leaky_relu(x, 0.0)),
    ({"type": "elu", "alpha": 1}, lambda x: F.elu(x, 1.0)),
    ({"type": "elu", "alpha": 0.4}, lambda x: F.elu(x, 0.4)),
    ({"type": "softmax"}, lambda x: F.softmax(x, dim=-1)),
]

ROWS, UNITS = 6, 5


def through(f, *parameters):
    """x, dy, y, dx and the gradients of the parameters."""
    x = normal(ROWS, UNITS, scale=2.0).requires_grad_()
    dy = normal(ROWS, UNITS)
    y = f(x)
    gradients = torch.autograd.grad((y * dy).sum(), [x, *parameters])
    return {"x": numbers(x), "dy": numbers(dy), "y": numbers(y), "dx": numbers(gradients[0])}, [
        numbers(g) for g in gradients[1:]
    ]


def activation(layer, f):
    return {"layer": layer, **through(f)[0]}


def prelu():
    alpha = normal(UNITS, scale=0.3).requires_grad_()
    values, [d_alpha] = through(lambda x: F.prelu(x, alpha), alpha)
    layer = {"type": "p_re_lu", "alphaInitializer": "zeros", "trainable": True}
    return {"layer": layer, "parameters": numbers(alpha), "gradients": d_alpha, **values}


def batch_normalization(training, center, scale, momentum, epsilon):
    gamma = (1 + normal(UNITS, scale=0.3)).requires_grad_() if scale else None
    beta = normal(UNITS, scale=0.3).requires_grad_() if center else None
    mean, variance = normal(UNITS), normal(UNITS).abs() + 0.5
    before = [numbers(v) for v in (gamma, beta, mean, variance) if v is not None]
    moved_mean, moved_variance = mean.clone(), variance.clone()
    seen = {}

    def f(x):
        seen["x"] = x.detach()
        return F.batch_norm(x, moved_mean, moved_variance, gamma, beta, training, 1 - momentum, epsilon)

    values, gradients = through(f, *[v for v in (gamma, beta) if v is not None])
    if training:  # Keras's moving variance takes the biased one in
        biased = seen["x"].var(dim=0, unbiased=False)
        moved_variance = variance * momentum + biased * (1 - momentum)
    layer = {
        "type": "batch_normalization",
        "momentum": momentum,
        "epsilon": epsilon,
        "center": center,
        "scale": scale,
        "trainable": training,
    }
    return {
        "layer": layer,
        "parameters": sum(before, []),
        "gradients": sum(gradients, []) if training else [],
        "moved": [numbers(moved_mean), numbers(moved_variance)],
        **values,
    }


def layer_normalization(center, scale, epsilon):
    gamma = (1 + normal(UNITS, scale=0.3)).requires_grad_() if scale else None
    beta = normal(UNITS, scale=0.3).requires_grad_() if center else None
    there = [v for v in (gamma, beta) if v is not None]
    values, gradients = through(lambda x: F.layer_norm(x, (UNITS,), gamma, beta, epsilon), *there)
    layer = {"type": "layer_normalization", "epsilon": epsilon, "center": center, "scale": scale, "trainable": True}
    return {"layer": layer, "parameters": sum(map(numbers, there), []), "gradients": sum(gradients, []), **values}


entries = (
    [activation({"type": "activation", "activation": name}, f) for name, f in ACTIVATIONS.items()]
    + [activation(layer, f) for layer, f in ARGUMENTS]
    + [prelu()]
    + [
        batch_normalization(training, center, scale, momentum, epsilon)
        for training in (True, False)
        for center, scale, momentum, epsilon in [
            (True, True, 0.99, 0.001),
            (True, False, 0.9, 0.001),
            (False, True, 0.5, 0.1),
            (False, False, 0.99, 1e-5),
        ]
    ]
    + [
        layer_normalization(center, scale, epsilon)
        for center, scale, epsilon in [(True, True, 0.001), (True, False, 0.001), (False, True, 0.1), (False, False, 1e-5)]
    ]
)
path = os.path.join(os.path.dirname(__file__), "layers.json")
with open(path, "w") as out:
    out.write('{"rows": %d, "units": %d, "entries": [\n' % (ROWS, UNITS))
    out.write(",\n".join(json.dumps(entry) for entry in entries) + "\n]}\n")
print(f"{len(entries)} entries")
