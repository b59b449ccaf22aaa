"""Follows runs with layers that act otherwise in training, in PyTorch, and writes each epoch's loss to layerRuns.json.

    /usr/bin/python3 tests/unit/engine/oracles/layerRuns.py        (needs torch and numpy; made with torch 1.13.1)

As in runs.py beside it data, initial kernels and the order of the examples come out of `npm run fit -- … --dump`. What
Dropout drops and GaussianNoise adds is drawn here anew, by Philox4x32-10 in numpy, from the seed, the number of the batch
and the place of each value: key [seed, 4 or 5], counter [block, batch, ordinal, 0]. Moving statistics are Keras's.
"""

import json
import os
import subprocess

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
EPOCHS = 30


def dense(units, l2=0.0, frozen=False):
    return ("dense", {"l2": l2, "frozen": frozen})


RUNS = {
    "BatchNormalization, PReLU and LayerNormalization, with a last batch that is smaller": {
        "link": "v=1&data=iris&net=4-8-BatchNormalization:momentum=0.9-PReLU-6-LayerNormalization-tanh-3.softmax"
        "&opt=sgd:0.05:0.9&batch=16&seed=11",
        "rate": 0.05,
        "momentum": 0.9,
        "layers": [
            dense(8),
            ("batch_norm", {"momentum": 0.9, "epsilon": 0.001}),
            ("prelu", {}),
            dense(6),
            ("layer_norm", {"epsilon": 0.001}),
            ("function", {"f": torch.tanh}),
            dense(3),
        ],
    },
    "Dropout twice, ELU, a leaky ReLU with a ceiling": {
        "link": "v=1&data=iris&net=4-12-ReLU:max_value=2:negative_slope=0.1-Dropout:0.3-8-ELU:0.5-Dropout:0.2-3.softmax"
        "&opt=sgd:0.05&batch=8&seed=12",
        "rate": 0.05,
        "momentum": 0.0,
        "layers": [
            dense(12),
            ("function", {"f": lambda x: torch.clamp(F.relu(x), 0, 2) - 0.1 * F.relu(-x)}),
            ("dropout", {"rate": 0.3, "ordinal": 0}),
            dense(8),
            ("function", {"f": lambda x: F.elu(x, 0.5)}),
            ("dropout", {"rate": 0.2, "ordinal": 1}),
            dense(3),
        ],
    },
    "a frozen Dense and a frozen BatchNormalization behind noise, and L2": {
        "link": "v=1&data=iris&net=4-GaussianNoise:0.3-8:frozen:l2=5-BatchNormalization:frozen-sigmoid-"
        "BatchNormalization:momentum=0.8:noscale-GaussianNoise:0.1-3.softmax:l2=0.01&opt=sgd:0.1&batch=32&seed=13",
        "rate": 0.1,
        "momentum": 0.0,
        "layers": [
            ("noise", {"stddev": 0.3, "ordinal": 0}),
            dense(8, l2=5.0, frozen=True),
            ("batch_norm", {"momentum": 0.99, "epsilon": 0.001, "frozen": True}),
            ("function", {"f": torch.sigmoid}),
            ("batch_norm", {"momentum": 0.8, "epsilon": 0.001, "scale": False}),
            ("noise", {"stddev": 0.1, "ordinal": 1}),
            dense(3, l2=0.01),
        ],
    },
}


def philox(counter, key):
    """Philox4x32-10 of counters [n, 4] under a key [2], both uint64 holding 32 bits; Salmon et al. 2011."""
    c = [counter[:, i].copy() for i in range(4)]
    k0, k1 = key
    low = np.uint64(0xFFFFFFFF)
    half = np.uint64(32)
    for _ in range(10):
        p0, p1 = np.uint64(0xD2511F53) * c[0], np.uint64(0xCD9E8D57) * c[2]
        c = [(p1 >> half) ^ c[1] ^ np.uint64(k0), p1 & low, (p0 >> half) ^ c[3] ^ np.uint64(k1), p0 & low]
        k0, k1 = (k0 + 0x9E3779B9) & 0xFFFFFFFF, (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack(c, axis=1)


def blocks(count, batch, ordinal, key):
    counter = np.zeros((count, 4), dtype=np.uint64)
    counter[:, 0] = np.arange(count)
    counter[:, 1], counter[:, 2] = batch, ordinal
    return philox(counter, key)


def keeps(shape, rate, seed, batch, ordinal):
    count = shape[0] * shape[1]
    words = blocks((count + 3) // 4, batch, ordinal, (seed, 4)).reshape(-1)[:count]
    return torch.tensor((words >= rate * 2.0**32).astype(float)).reshape(shape)


def normals(shape, seed, batch, ordinal):
    words = blocks(shape[0] * shape[1], batch, ordinal, (seed, 5))
    uniform = lambda a, b: ((words[:, a] >> np.uint64(5)) * 67108864.0 + (words[:, b] >> np.uint64(6))) / 2.0**53
    return torch.tensor(np.sqrt(-2 * np.log(1 - uniform(0, 1))) * np.cos(2 * np.pi * uniform(2, 3))).reshape(shape)


class Model:
    def __init__(self, run, kernels, seed):
        self.seed = seed
        self.layers, self.trained, width = [], [], 4
        kernels = iter(kernels)
        for kind, options in run["layers"]:
            state = {}
            learns = not options.get("frozen", False)
            if kind == "dense":
                state["kernel"] = torch.tensor(next(kernels), dtype=torch.float64)
                width = state["kernel"].shape[1]
                state["bias"] = torch.zeros(width)
                names = ["kernel", "bias"]
            elif kind == "prelu":
                state["alpha"] = torch.zeros(width)
                names = ["alpha"]
            elif kind in ("batch_norm", "layer_norm"):
                state["gamma"], state["beta"] = torch.ones(width), torch.zeros(width)
                state["mean"], state["variance"] = torch.zeros(width), torch.ones(width)
                names = ["gamma", "beta"] if options.get("scale", True) else ["beta"]
            else:
                names = []
            if learns:
                for name in names:
                    state[name].requires_grad_()
                    self.trained.append(state[name])
            self.layers.append((kind, options, state))

    def __call__(self, x, batch=None):
        """Training where the number of the batch is given."""
        for kind, options, state in self.layers:
            if kind == "dense":
                x = x @ state["kernel"] + state["bias"]
            elif kind == "function":
                x = options["f"](x)
            elif kind == "prelu":
                x = F.prelu(x, state["alpha"])
            elif kind == "layer_norm":
                x = F.layer_norm(x, x.shape[1:], state["gamma"], state["beta"], options["epsilon"])
            elif kind == "batch_norm":
                if batch is not None and not options.get("frozen", False):
                    mean, variance = x.mean(dim=0), x.var(dim=0, unbiased=False)
                    with torch.no_grad():
                        m = options["momentum"]
                        state["mean"] = state["mean"] * m + mean * (1 - m)
                        state["variance"] = state["variance"] * m + variance * (1 - m)
                else:
                    mean, variance = state["mean"], state["variance"]
                x = (x - mean) / torch.sqrt(variance + options["epsilon"]) * state["gamma"] + state["beta"]
            elif batch is not None and kind == "dropout":
                keep = keeps(tuple(x.shape), options["rate"], self.seed, batch, options["ordinal"])
                x = x * keep / (1 - options["rate"])
            elif batch is not None and kind == "noise":
                x = x + options["stddev"] * normals(tuple(x.shape), self.seed, batch, options["ordinal"])
        return x

    def penalty(self):
        return sum(
            (o["l2"] * (s["kernel"] ** 2).sum() for k, o, s in self.layers if k == "dense" and not o["frozen"]),
            torch.tensor(0.0),
        )


def follow(run):
    root = os.path.join(os.path.dirname(__file__), "../../../..")
    command = ["npm", "run", "--silent", "fit", "--", run["link"], "--epochs", str(EPOCHS), "--dump", "--float64"]
    dump = json.loads(subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout)
    x, y, x_val, y_val = (torch.tensor(dump["data"][name], dtype=torch.float64) for name in ("x", "y", "xVal", "yVal"))
    kernels = [layer["kernel"] for layer in dump["weights"]["initial"] if layer.get("kernel") is not None]
    model = Model(run, kernels, int(run["link"].rsplit("seed=", 1)[1]))
    optimizer = torch.optim.SGD(model.trained, lr=run["rate"], momentum=run["momentum"])
    losses, validation, batch_number = [], [], 0
    for batches in dump["order"]:
        total = 0.0
        for batch in batches:
            loss = F.cross_entropy(model(x[batch], batch_number), y[batch]) + model.penalty()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
            batch_number += 1
        losses.append(total / len(x))
        with torch.no_grad():
            validation.append((F.cross_entropy(model(x_val), y_val) + model.penalty()).item())
    return {"link": run["link"], "loss": losses, "val_loss": validation}


if __name__ == "__main__":
    result = {name: follow(run) for name, run in RUNS.items()}
    with open(os.path.join(os.path.dirname(__file__), "layerRuns.json"), "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
