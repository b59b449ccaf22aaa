"""Fits some experiments in Keras and writes the rows of their history to kerasRuns.json.

    python3 tests/unit/engine/oracles/kerasRuns.py        (needs keras; made with 3.15.1 on PyTorch, KERAS_BACKEND=torch)

Data, initial weights and the order of the examples come out of `npm run fit -- <link> --dump`; the loss, the gradients,
the optimizer and the metrics are Keras's own, in float32 as Keras has them by default. A run that Keras breaks off gives
the name of the exception.
"""

import json
import os
import subprocess

import keras
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
EPOCHS = 3

# Each link with its last activation in Keras's words, the loss and the metrics.
LOGITS = {"from_logits": True}
OVER_ALL = "accuracy,binary_accuracy,precision,recall,auc,mean_absolute_error,mean_squared_error"
RUNS = [
    # probabilities at the border: 1 - 1e-7 is 0.99999988 in float32
    ("data=gauss&samples=60&net=2-3.tanh-1.softmax&loss=binary_crossentropy&batch=9", {}),
    ("data=gauss&samples=60&net=2-3.tanh-1.relu&loss=binary_crossentropy&opt=sgd:0.1&batch=9", {}),
    ("data=gauss&samples=60&net=2-3.tanh-1.hard_sigmoid&loss=binary_crossentropy:smooth=0.1&batch=9", {}),
    ("data=iris&net=4-3.relu&loss=kl_divergence&batch=9", {}),
    # softmax and sigmoid with the loss that is not their own
    ("data=iris&net=4-3.softmax&loss=binary_crossentropy&batch=9", {}),
    ("data=iris&net=4-3.sigmoid&loss=categorical_crossentropy&batch=9", {}),
    ("data=iris&net=4-3.sigmoid&loss=sparse_categorical_crossentropy&batch=9", {}),
    # from_logits=True behind softmax and sigmoid
    ("data=iris&net=4-3.softmax&loss=categorical_crossentropy:logits&batch=9", LOGITS),
    ("data=iris&net=4-3.softmax&loss=sparse_categorical_crossentropy:logits&batch=9", LOGITS),
    ("data=gauss&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy:logits&batch=9", LOGITS),
    ("data=iris&net=4-3.softmax&loss=binary_crossentropy:logits&batch=9", LOGITS),
    ("data=iris&net=4-3.sigmoid&loss=categorical_crossentropy:logits&batch=9", LOGITS),
    # metrics over logits, under hinge, over several classes, over labels
    (f"data=gauss&net=2-3.tanh-1&loss=binary_crossentropy:logits&metrics={OVER_ALL}&batch=9", LOGITS),
    (f"data=gauss&net=2-3.tanh-1&loss=hinge&metrics={OVER_ALL}&batch=9", {}),
    (f"data=gauss&net=2-3.tanh-1.tanh&loss=hinge&metrics={OVER_ALL},sparse_categorical_accuracy&batch=9", {}),
    (f"data=iris&net=4-3.softmax&metrics={OVER_ALL},categorical_accuracy,r2_score&batch=9", {}),
    (f"data=iris&net=4-3.tanh&loss=categorical_hinge&metrics={OVER_ALL},r2_score&batch=9", {}),
    (
        "data=iris&net=4-3.softmax&loss=sparse_categorical_crossentropy"
        "&metrics=accuracy,sparse_categorical_accuracy&batch=9",
        {},
    ),
    # what Keras refuses
    *(
        (f"data=iris&net=4-3.softmax&loss=sparse_categorical_crossentropy&metrics={metric}&batch=9", {})
        for metric in "binary_accuracy,precision,recall,auc,mean_absolute_error,mean_squared_error,r2_score".split(",")
    ),
    ("data=iris&net=4-3.softmax&metrics=sparse_categorical_accuracy&batch=9", {}),
    ("data=iris&net=4-3.sigmoid&loss=binary_crossentropy&metrics=sparse_categorical_accuracy&batch=9", {}),
]


def dump(link):
    root = os.path.join(HERE, "../../../..")
    command = ["npm", "run", "--ignore-scripts", "fit", "--", link, "--epochs", str(EPOCHS), "--dump"]
    return json.loads(subprocess.run(command, cwd=root, capture_output=True, check=True, text=True).stdout)


def loss_of(name, arguments):
    name = name.split(":")[0]
    if not arguments:
        return name
    return keras.losses.get({"class_name": "".join(p.title() for p in name.split("_")), "config": arguments})


def model_of(net):
    inputs, *layers = net.split("-")
    dense = [layer.split(".") for layer in layers]
    return keras.Sequential(
        [keras.Input((int(inputs),))]
        + [keras.layers.Dense(int(units), activation=rest[0] if rest else None) for units, *rest in dense]
    )


def follow(link, arguments):
    fields = dict(pair.split("=", 1) for pair in link.split("&"))
    run = dump(f"v=1&{link}")
    loss = fields.get("loss", "categorical_crossentropy")
    if "smooth=" in loss:
        arguments = {**arguments, "label_smoothing": float(loss.split("smooth=")[1])}
    data = {key: np.array(rows, "float32") for key, rows in run["data"].items()}
    if loss.startswith("sparse"):
        data = {key: rows.argmax(axis=1) if key.startswith("y") else rows for key, rows in data.items()}
    model = model_of(fields["net"])
    model.set_weights(
        [np.array(layer[kind], "float32") for layer in run["weights"]["initial"] for kind in ("kernel", "bias")]
    )
    optimizer = keras.optimizers.SGD(float(fields.get("opt", "sgd:0.01").split(":")[1]))
    metrics = fields.get("metrics", "accuracy").split(",")
    model.compile(loss=loss_of(loss, arguments), optimizer=optimizer, metrics=metrics)
    history = {}
    try:
        for batches in run["order"]:
            order = [row for batch in batches for row in batch]
            logs = model.fit(
                data["x"][order],
                data["y"][order],
                batch_size=9,
                shuffle=False,
                verbose=0,
                validation_data=(data["xVal"], data["yVal"]),
            ).history
            for key, values in logs.items():
                history.setdefault(key, []).append(float(f"{values[0]:.9g}"))
    except Exception as error:  # whatever it is: Keras does not train
        return {"raises": type(error).__name__}
    return {"history": history}


if __name__ == "__main__":
    answers = {link: follow(link, arguments) for link, arguments in RUNS}
    made = {"keras": keras.__version__, "backend": keras.backend.backend(), "runs": answers}
    with open(os.path.join(HERE, "kerasRuns.json"), "w") as file:
        json.dump(made, file)
        file.write("\n")
