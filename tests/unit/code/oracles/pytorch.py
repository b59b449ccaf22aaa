"""Runs printed PyTorch programs for real and writes the history and the last weights of each to pytorch.json.

    /usr/bin/python3 tests/unit/code/oracles/pytorch.py        (needs torch and scikit-learn; made with torch 1.13.1)

The programs, the initial weights and the order of the batches come out of the project itself (torchExperiments.ts). A
program runs as it is printed, but for three things that are put in its place: its weights before the training begins,
torch.randperm, and float64 instead of float32, so that nothing but a difference of meaning can make one of numbers. (One is left: the 1/6 in the slope of its hard_sigmoid is
float32 even so, 3e-8 of it apart.)
"""

import contextlib
import io
import json
import os

import torch

from data import HERE, programs

torch.set_default_dtype(torch.float64)
torch.float32 = torch.float64


def place(model, tensor):
    return getattr(model[tensor["module"]], tensor["name"])


def run(spec):
    orders = iter(spec["orders"])
    randperm, torch.randperm = torch.randperm, lambda count: torch.tensor(next(orders))
    names = {}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(spec["program"][: spec["fit"]], names)
            with torch.no_grad():
                for tensor in spec["weights"]:
                    place(names["model"], tensor).copy_(torch.tensor(tensor["values"]))
            exec(spec["program"][spec["fit"] :], names)
    finally:
        torch.randperm = randperm
    history = names["history"]
    return {
        "name": spec["name"],
        "program": spec["program"],
        "history": {key: [logs[key] for logs in history] for key in history[0]},
        "weights": [place(names["model"], tensor).flatten().tolist() for tensor in spec["weights"]],
    }


if __name__ == "__main__":
    results = [run(spec) for spec in programs("torchPrograms")]
    with open(os.path.join(HERE, "pytorch.json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(result) for result in results) + "\n]\n")
