# PyTorch on one thread, with a plain loop of training. The first line of the input is a workload, each one after that
# asks for a stint (see ../stint.mjs); both are JSON, and so are the answers.
import base64
import json
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when it is loaded

import torch
from torch import nn

torch.set_num_threads(1)
ACTIVATIONS = {"tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "relu": nn.ReLU}


def floats(text, columns):
    return torch.frombuffer(bytearray(base64.b64decode(text)), dtype=torch.float32).reshape(-1, columns)


class Engine:
    def __init__(self, workload, examples):
        units = [workload["inputs"], *(each for each, _ in workload["layers"])]
        self.x, self.y = floats(examples["x"], units[0]), floats(examples["y"], units[-1])
        self.rows, self.batch = workload["rows"], workload["batch"]
        parts = []
        for (count, activation), before in zip(workload["layers"], units):
            parts += [nn.Linear(before, count), ACTIVATIONS.get(activation, nn.Identity)()]
        self.model = nn.Sequential(*parts[:-1])  # the last activation is part of the loss
        if units[-1] == 1:
            self.criterion = nn.BCEWithLogitsLoss()
        else:
            self.criterion, self.y = nn.CrossEntropyLoss(), self.y.argmax(1)
        if workload["optimizer"] == "adam":
            self.optimizer = torch.optim.Adam(self.model.parameters(), lr=0.001)
        else:
            self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.01)

    def train(self, epochs):
        for _ in range(epochs):
            for chosen in torch.randperm(self.rows).split(self.batch):
                self.optimizer.zero_grad()
                self.criterion(self.model(self.x[chosen]), self.y[chosen]).backward()
                self.optimizer.step()

    def loss(self):
        with torch.no_grad():
            return self.criterion(self.model(self.x), self.y).item()


def stint(engine, milliseconds):
    begun, epochs, spent, many = time.process_time(), 0, 0, 1
    while spent < milliseconds / 1000:
        engine.train(many)
        epochs += many
        before, spent = spent, time.process_time() - begun
        if spent - before < milliseconds / 64000:
            many *= 2
    return {"rate": epochs * engine.rows / spent if spent else 0, "loss": engine.loss()}


engine = None
for line in sys.stdin:
    asked = json.loads(line)
    if "workload" in asked:
        engine = Engine(asked["workload"], asked["examples"])
        answer = {"can": True}
    else:
        answer = stint(engine, asked["milliseconds"])
    print(json.dumps(answer), flush=True)
