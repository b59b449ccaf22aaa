"""Runs the data part of printed Keras programs and writes the x and y that they make to data.json.

    /usr/bin/python3 tests/unit/code/oracles/data.py        (needs numpy, pandas and scikit-learn)

The programs come out of the project itself (dataExperiments.ts); of Keras they need no more than is stubbed here.
"""

import json
import os
import subprocess
import sys
import types

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))

keras = types.ModuleType("keras")
keras.utils = types.SimpleNamespace(
    set_random_seed=lambda seed: None,
    to_categorical=lambda y, classes: np.eye(classes)[y],
)
sys.modules["keras"] = keras


def mnist():
    """The training digits, from the files of yann.lecun.com, unpacked in the folder that $MNIST names."""
    images, labels = (
        np.fromfile(os.path.join(os.environ["MNIST"], f"train-{name}-ubyte"), dtype=np.uint8)
        for name in ("images-idx3", "labels-idx1")
    )
    return (images[16:].reshape(-1, 28, 28), labels[8:]), None


for name in ("keras.datasets", "keras.datasets.mnist"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["keras.datasets.mnist"].load_data = mnist

# The tables that programs download are in the folder that $TABLES names.
read_csv = pd.read_csv
pd.read_csv = lambda url: read_csv(os.path.join(os.environ["TABLES"], os.path.basename(url)))


def programs(module):
    command = ["node", os.path.join(HERE, "programs.mjs"), module]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    results = []
    for program in programs("dataPrograms"):
        names = {}
        exec(program, names)
        results.append({"program": program, "x": names["x"].tolist(), "y": names["y"].tolist()})
    with open(os.path.join(HERE, "data.json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(result) for result in results) + "\n]\n")
