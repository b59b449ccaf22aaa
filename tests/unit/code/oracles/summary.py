"""Lets Keras's own print_summary print networks and writes what it prints, at 80 columns, to summary.json.

    /usr/bin/python3 tests/unit/code/oracles/summary.py <folder of a checkout of github.com/keras-team/keras>

Needs rich (made with 13.3). Of Keras it runs keras/src/utils/summary_utils.py alone (made with that of commit 0b06391),
on layers that are stubs: names after keras/src/utils/naming.py, weights as the layers' build methods make them.
"""

import collections
import importlib.util
import json
import os
import re
import subprocess
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
os.environ["COLUMNS"] = "80"

CLASSES = {
    "dense": "Dense",
    "activation": "Activation",
    "re_lu": "ReLU",
    "leaky_re_lu": "LeakyReLU",
    "p_re_lu": "PReLU",
    "elu": "ELU",
    "softmax": "Softmax",
    "dropout": "Dropout",
    "gaussian_noise": "GaussianNoise",
    "batch_normalization": "BatchNormalization",
    "layer_normalization": "LayerNormalization",
}


class Weight:
    dtype = "float32"

    def __init__(self, *shape, trainable=True):
        self.shape, self.trainable = shape, trainable


def weights(layer, inputs):
    kind = layer["type"]
    if kind == "dense":
        return [Weight(inputs, layer["units"])] + [Weight(layer["units"])] * layer["useBias"]
    if kind == "p_re_lu":
        return [Weight(inputs)]
    if kind in ("batch_normalization", "layer_normalization"):
        learned = [Weight(inputs) for wanted in (layer["scale"], layer["center"]) if wanted]
        moving = [Weight(inputs, trainable=False) for _ in range(2 if kind.startswith("batch") else 0)]
        return learned + moving
    return []


def snake_case(name):
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()


class Sequential:
    name, compiled, optimizer = "sequential", False, None

    def __init__(self, model):
        self.layers, used, width = [], collections.Counter(), model["inputs"]
        self.trainable_weights, self.non_trainable_weights = [], []
        for spec in model["layers"]:
            layer = type(CLASSES[spec["type"]], (), {"built": True})()
            base = snake_case(type(layer).__name__)
            layer.name = f"{base}_{used[base]}" if base in used else base
            used[base] += 1
            layer.weights = weights(spec, width)
            width = spec.get("units", width)
            layer._inbound_nodes = [types.SimpleNamespace(output_tensors=types.SimpleNamespace(shape=(None, width)))]
            layer.count_params = lambda layer=layer: summary_utils.count_params(layer.weights)
            for weight in layer.weights:
                learned = weight.trainable and spec.get("trainable", True)
                (self.trainable_weights if learned else self.non_trainable_weights).append(weight)
            self.layers.append(layer)


def load(checkout):
    """summary_utils with just as much of Keras about it as it asks for."""
    for name, members in {
        "keras": {},
        "keras.src": {},
        "keras.src.backend": {"standardize_dtype": lambda dtype: dtype},
        "keras.src.tree": {"map_structure": lambda f, x: f(x), "flatten": lambda x: [x]},
        "keras.src.models": {"Sequential": Sequential, "Functional": type("Functional", (), {})},
        "keras.src.utils": {},
        "keras.src.utils.dtype_utils": {"dtype_size": lambda dtype: 32},
        "keras.src.utils.io_utils": {"is_interactive_logging_enabled": lambda: True, "print_msg": None},
    }.items():
        module = sys.modules[name] = types.ModuleType(name)
        for member, value in members.items():
            setattr(module, member, value)
        if "." in name:
            setattr(sys.modules[name.rpartition(".")[0]], name.rpartition(".")[2], module)
    path = os.path.join(checkout, "keras/src/utils/summary_utils.py")
    spec = importlib.util.spec_from_file_location("summary_utils", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    summary_utils = load(sys.argv[1])
    command = ["node", os.path.join(HERE, "programs.mjs"), "summaryPrograms"]
    texts = []
    for model in json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout):
        summary_utils.print_summary(Sequential(model), print_fn=texts.append)
    with open(os.path.join(HERE, "summary.json"), "w") as file:
        json.dump(texts, file, ensure_ascii=False, indent=1)
        file.write("\n")
