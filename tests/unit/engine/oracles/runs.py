"""Follows some experiments in PyTorch and writes each epoch's loss to runs.json.

    python3 tests/unit/engine/oracles/runs.py        (needs torch; made with 1.13.1)

Every number that a run begins from comes out of `npm run fit -- <link> --dump --float64`: the data, the initial weights
and the order of the examples. Forward pass, loss and gradients are PyTorch's own (autograd, float64). The update rules
are torch.optim's where they are the same as Keras's (SGD, momentum, Nesterov); the others are those of rules.py
beside this file, because torch.optim.Adam adds epsilon after the bias correction and Keras before, and so on.
"""

import json
import os
import subprocess

import rules
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
        "optimizer": lambda p: Keras(p, rules.Adam, 0.003),
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
    "1-8-1 tanh huber RMSprop, L1 and L2, in one order": {
        "link": "v=1&data=sine&net=1-8.tanh:l1=0.001:l2=0.002-1:bias_l2=0.01&loss=huber:0.5&opt=rmsprop:0.01:momentum=0.5:centered&metrics=none&batch=16&shuffle=0&seed=2",
        "activations": ["tanh"],
        "loss": ("huber", {"delta": 0.5}),
        "optimizer": lambda p: Keras(p, lambda v: rules.Rmsprop(v, 0.9, 0.5, centered=True), 0.01),
        "penalty": lambda kernels, biases: 0.001 * kernels[0].abs().sum()
        + 0.002 * (kernels[0] ** 2).sum()
        + 0.01 * (biases[1] ** 2).sum(),
    },
    "4-8-3 relu logits, smoothed, AdamW clipped": {
        "link": "v=1&data=iris&net=4-8.relu-3&loss=categorical_crossentropy:logits:smooth=0.1&opt=adamw:0.01:weight_decay=0.05:clipnorm=0.5&batch=16&seed=4",
        "activations": ["relu"],
        "loss": ("categorical_crossentropy, logits, smoothed", {}),
        "optimizer": lambda p: Keras(p, rules.Adam, 0.01, ("norm", 0.5), 0.05),
    },
    "2-6-1 tanh hinge Nadam, cosine decay": {
        "link": "v=1&data=moons&net=2-6.tanh-1&loss=hinge&opt=nadam:0.01:cosine_decay=200,0.1&batch=32&seed=6",
        "activations": ["tanh"],
        "loss": ("hinge, labels 0 and 1", {}),
        "optimizer": lambda p: Keras(p, rules.Nadam, rules.cosine(0.01, 200, 0.1)),
    },
    "4-6-3 tanh softmax Adamax, globally clipped": {
        "link": "v=1&data=iris&net=4-6.tanh-3.softmax&loss=sparse_categorical_crossentropy&opt=adamax:0.01:global_clipnorm=0.3&batch=16&seed=8",
        "activations": ["tanh"],
        "loss": "categorical_crossentropy",
        "optimizer": lambda p: Keras(p, rules.Adamax, 0.01, ("global_norm", 0.3)),
    },
    "1-8-1 softsign log_cosh Adadelta, staircase": {
        "link": "v=1&data=sine&net=1-8.softsign-1&loss=log_cosh&opt=adadelta:1:exponential_decay=60,0.9,staircase&metrics=none&batch=16&seed=3",
        "activations": ["softsign"],
        "loss": ("log_cosh", {}),
        "optimizer": lambda p: Keras(p, rules.Adadelta, rules.exponential(1, 60, 0.9, True)),
    },
}


class Keras:
    """An update rule of rules.py, with what all of Keras's optimizers have: clip, then weight decay, then the update."""

    def __init__(self, parameters, rule, rate, clip=None, weight_decay=0.0):
        self.parameters = list(parameters)
        self.rules = [rule(p.detach().numpy()) for p in self.parameters]
        self.rate = rate if callable(rate) else rules.constant(rate)
        self.clip, self.weight_decay = clip, weight_decay
        self.step_ = 0

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    @torch.no_grad()
    def step(self):
        rate = self.rate(self.step_)
        gradients = rules.clipped([p.grad.numpy() for p in self.parameters], self.clip)
        for p, g, rule in zip(self.parameters, gradients, self.rules):
            before = p.numpy() - p.numpy() * self.weight_decay * rate
            p.copy_(torch.tensor(rule.step(before, g, rate, self.step_ + 1)))
        self.step_ += 1


def loss_of(name, logits, y, reduction="mean"):
    if isinstance(name, tuple):
        name, options = name
        if name == "huber":
            return F.huber_loss(logits, y, **options)
        return rules.LOSSES[name][0](logits, y).mean()
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
                name = run["activations"][i]
                inputs = (getattr(torch, name) if hasattr(torch, name) else getattr(F, name))(inputs)
        return inputs

    def penalty():
        return run["penalty"](kernels, biases) if "penalty" in run else torch.tensor(0.0)

    losses, validation = [], []
    for batches in dump["order"]:
        total = 0.0
        for batch in batches:
            loss = loss_of(run["loss"], forward(x[batch]), y[batch]) + penalty()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        losses.append(total / len(x))
        with torch.no_grad():
            validation.append((loss_of(run["loss"], forward(x_val), y_val) + penalty()).item())
    return {"link": run["link"], "loss": losses, "val_loss": validation}


if __name__ == "__main__":
    result = {name: follow(run) for name, run in RUNS.items()}
    with open(os.path.join(os.path.dirname(__file__), "runs.json"), "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")
