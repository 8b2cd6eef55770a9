"""The commands as Discord shows them: people have them in their fingers and in their messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import simcord

COMMANDS: dict[str, list[str]] = {
    "Explain this": [],
    "class now": [],
    "class today": [],
    "classroom assign": ["lesson*:3", "by*:3"],
    "classroom end": [],
    "classroom groups": ["groups*:4", "lesson:3"],
    "classroom setup": [
        "instructors:8",
        "channel:7",
        "results:3 anonymous|named|hidden",
        "zone:3",
    ],
    "data add": ["name*:3", "file:11"],
    "data download": ["name*:3"],
    "data list": [],
    "data remove": ["name*:3"],
    "glossary": ["term:3"],
    "help": [],
    "lab backprop": ["x:10", "w1:10", "w2:10", "target:4 0|1", "rate:10"],
    "lab batch-noise": ["surprise:5", "private:5"],
    "lab digits": ["surprise:5", "private:5"],
    "lab forward": ["seed:4"],
    "lab loss": ["p:10"],
    "lab lr-trio": ["surprise:5", "private:5"],
    "lab neuron": ["w1:10", "w2:10", "b:10"],
    "lab overfit": ["surprise:5", "private:5"],
    "lab random-labels": ["surprise:5", "private:5"],
    "lab remedies": ["surprise:5", "private:5"],
    "lab valley": ["rate:10", "steps:4"],
    "lab xor": ["surprise:5", "private:5"],
    "lab zero-start": ["surprise:5", "private:5"],
    "learn": ["lesson:3", "share:5", "together:5"],
    "mydata delete": [],
    "mydata export": [],
    "notebook": [],
    "play": ["mode:3 solo|partner|group|human-network|rivals", "partner:6"],
    "post checkpoint": [
        "lesson*:3",
        "closes:3",
        "opens:3",
        "tries:4",
        "review:3 closed|at once",
    ],
    "post question": ["lesson:3", "about:3"],
    "post quiz": ["lesson:3", "closes:3", "opens:3", "tries:4", "review:3 closed|at once"],
    "practise": ["lesson:3", "mistakes:5"],
    "privacy": [],
    "progress": [],
    "run compare": ["first*:4", "second*:4", "private:5"],
    "run export": ["run*:4"],
    "run repeat": ["run*:4", "private:5"],
    "run show": ["run*:4"],
    "run sweep": ["run*:4", "dial*:3 rates|seeds|widths|l2", "private:5"],
    "settings": [],
    "train": [
        "data:3",
        "hidden:3",
        "learning_rate:10",
        "epochs:4",
        "predict:3 diverges|crawls|converges|overfits",
        "sure:4 30|50|70|90",
        "activation:3 tanh|relu|sigmoid|linear",
        "optimizer:3 sgd|momentum|adam",
        "batch:4",
        "loss:3 cross-entropy|squared",
        "schedule:3 constant|step|cosine",
        "l1:10",
        "l2:10",
        "patience:4",
        "validation:4",
        "points:4",
        "noise:4",
        "flips:4",
        "train_share:4",
        "inputs:3",
        "text:3 signals|measures|words|characters",
        "start:3 random|zero|constant",
        "seed:4",
        "other:3",
        "private:5",
    ],
}


def leaves(command: dict[str, Any]) -> dict[str, list[str]]:
    """Return the options of each command and subcommand; one that must be given ends in a star."""
    options = command.get("options", [])
    if any(option["type"] == 1 for option in options):
        return {
            f"{command['name']} {name}": told
            for subcommand in options
            for name, told in leaves(subcommand).items()
        }
    return {command["name"]: [_written(option) for option in options]}


def _written(option: dict[str, Any]) -> str:
    """Write an option as its name, its kind by Discord's number, and the values to choose from."""
    choices = "|".join(str(choice["value"]) for choice in option.get("choices", []))
    star = "*" if option["required"] else ""
    return f"{option['name']}{star}:{option['type']}" + (f" {choices}" if choices else "")


async def test_these_commands_are_registered_and_no_others(simcord_env: simcord.Env) -> None:
    sent = [
        request.json
        for request in simcord_env.http_requests
        if request.method == "PUT" and request.path.endswith("/commands")
    ]
    registered: dict[str, list[str]] = {}
    for command in sent[-1] or []:
        registered |= leaves(command)
    assert registered == COMMANDS
