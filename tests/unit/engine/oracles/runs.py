"""Follows four experiments in PyTorch and writes each epoch's loss to runs.json.

    python3 tests/unit/engine/oracles/runs.py        (needs torch; made with 1.13.1)

Every number that a run begins from comes out of `npm run fit -- <link> --dump --float64`: the data, the initial weights
and the order of the examples. Forward pass, loss and gradients are PyTorch's own (autograd, float64). The update rules
are torch.optim's where they are the same as Keras's (SGD, momentum, Nesterov); Adam is written out here, because
torch.optim.Adam adds epsilon after the bias correction and Keras before.
"""

import json
import os
import subprocess

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
EPOCHS = 50

RUNS = {
    "3-4-3 sigmoid softmax SGD": {
        "link": "v=1&data=iris&features=0,2,3&net=3-4-sigmoid-3-softmax&opt=sgd:0.05&batch=8&seed=3",
        "activations": ["sigmoid"],
        "loss": "categorical_crossentropy",
        "optimizer": lambda p: torch.optim.SGD(p, lr=0.05),
    },
    "4-16-16-3 relu Adam": {
        "link": "v=1&data=iris&net=4-16.relu-16.relu-3.softmax&opt=adam:0.003&batch=16&seed=5",
        "activations": ["relu", "relu"],
        "loss": "categorical_crossentropy",
        "optimizer": lambda p: KerasAdam(p, 0.003),
    },
    "1-8-1 tanh MSE momentum": {
        "link": "v=1&data=sine&net=1-8.tanh-1&loss=mean_squared_error&opt=sgd:0.02:0.9&metrics=none&batch=16&seed=7",
        "activations": ["tanh"],
        "loss": "mean_squared_error",
        "optimizer": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    },
    "2-8-1 tanh sigmoid nesterov": {
        "link": "v=1&data=moons&net=2-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.05:0.8:nesterov&batch=32&seed=9",
        "activations": ["tanh"],
        "loss": "binary_crossentropy",
        "optimizer": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, nesterov=True),
    },
}


class KerasAdam:
    """keras.optimizers.Adam: variable -= alpha * m / (sqrt(v) + epsilon)."""

    def __init__(self, parameters, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
        self.parameters = list(parameters)
        self.m = [torch.zeros_like(p) for p in self.parameters]
        self.v = [torch.zeros_like(p) for p in self.parameters]
        self.settings = learning_rate, beta_1, beta_2, epsilon
        self.iteration = 0

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    @torch.no_grad()
    def step(self):
        learning_rate, beta_1, beta_2, epsilon = self.settings
        self.iteration += 1
        alpha = learning_rate * (1 - beta_2**self.iteration) ** 0.5 / (1 - beta_1**self.iteration)
        for p, m, v in zip(self.parameters, self.m, self.v):
            m += (p.grad - m) * (1 - beta_1)
            v += (p.grad**2 - v) * (1 - beta_2)
            p -= m * alpha / (v.sqrt() + epsilon)


def loss_of(name, logits, y, reduction="mean"):
    if name == "mean_squared_error":
        return F.mse_loss(logits, y, reduction=reduction)
    if name == "binary_crossentropy":
        return F.binary_cross_entropy_with_logits(logits, y, reduction=reduction)
    return F.cross_entropy(logits, y, reduction=reduction)  # targets are probabilities


def follow(run):
    root = os.path.join(os.path.dirname(__file__), "../../../..")
    command = ["npm", "run", "--silent", "fit", "--", run["link"], "--epochs", str(EPOCHS), "--dump", "--float64"]
    dump = json.loads(subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout)
    x, y = torch.tensor(dump["data"]["x"], dtype=torch.float64), torch.tensor(dump["data"]["y"], dtype=torch.float64)
    x_val, y_val = torch.tensor(dump["data"]["xVal"], dtype=torch.float64), torch.tensor(dump["data"]["yVal"], dtype=torch.float64)
    layers = [layer for layer in dump["weights"]["initial"] if layer]
    kernels = [torch.tensor(layer["kernel"], dtype=torch.float64, requires_grad=True) for layer in layers]
    biases = [torch.tensor(layer["bias"], dtype=torch.float64, requires_grad=True) for layer in layers]
    optimizer = run["optimizer"]([p for pair in zip(kernels, biases) for p in pair])

    def forward(inputs):
        for i, (kernel, bias) in enumerate(zip(kernels, biases)):
            inputs = inputs @ kernel + bias
            if i < len(run["activations"]):
                inputs = getattr(torch, run["activations"][i])(inputs)
        return inputs

    losses, validation = [], []
    for batches in dump["order"]:
        total = 0.0
        for batch in batches:
            loss = loss_of(run["loss"], forward(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        losses.append(total / len(x))
        with torch.no_grad():
            validation.append(loss_of(run["loss"], forward(x_val), y_val).item())
    return {"link": run["link"], "loss": losses, "val_loss": validation}


if __name__ == "__main__":
    result = {name: follow(run) for name, run in RUNS.items()}
    with open(os.path.join(os.path.dirname(__file__), "runs.json"), "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
