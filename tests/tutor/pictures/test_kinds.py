"""Tables of pictures are read as values, and what cannot be drawn is named with its mend."""

from __future__ import annotations

from typing import Any

import pytest

from bot.trainings.spec import TrainingSpec
from bot.trainings.task import Task, Variant, View
from bot.tutor.lab.presets import PRESETS
from bot.tutor.pictures.bars import BarsPicture
from bot.tutor.pictures.border import BorderPicture
from bot.tutor.pictures.curves import LossOfPPicture, SigmoidPicture
from bot.tutor.pictures.kind import PictureSpec, on_one_scale
from bot.tutor.pictures.kinds import PICTURES
from bot.tutor.pictures.losses import LossesPicture, revealed
from bot.tutor.pictures.network import LayerNumbers, NetworkPicture
from bot.tutor.pictures.valley import ValleyLossesPicture, ValleyPicture

KINDS = {kind.name: kind for kind in PICTURES}
TASKS = {preset.name: preset.task for preset in PRESETS}
TRIO = TASKS["lr-trio"]
ONE = Task(View.TRAIN, (Variant("", TrainingSpec()),))
SEVEN = Task(View.SWEEP, tuple(Variant(f"run {k}", TrainingSpec(seed=k)) for k in range(7)))
RENAMED = {"rate 0.001": "B", "rate 1": "C", "rate 100": "A"}
LAYER = {"weights": ((2.0, -1.5),), "biases": (-0.2,), "activation": "sigmoid"}
LOSSES = {"task": TRIO, "only": (), "parts": "both", "hidden": {}, "mark": 0.0}
BORDER = {"task": TRIO, "variant": "rate 1", "at": "end"}
WALK = {"start": 0.0, "rate": 0.1, "steps": 20.0, "slope": False}
WALKS = {"start": 0.0, "rates": (0.1, 1.1), "steps": 20.0}
NETWORK = {"names": (), "inputs": (1.0, 1.0), "layer": (LAYER,), "show": "weights", "target": 1.0}
BARS = {"labels": ("dog", "cat"), "scores": (2.0, 0.4), "shares": (), "title": ""}
TABLES: dict[str, tuple[dict[str, Any], PictureSpec]] = {
    "losses": (LOSSES, LossesPicture(TRIO)),
    "border": (BORDER, BorderPicture(TRIO, "rate 1")),
    "valley": (WALK, ValleyPicture(0.0, 0.1, 20)),
    "valley-losses": (WALKS, ValleyLossesPicture(0.0, (0.1, 1.1), 20)),
    "loss-of-p": ({"marks": (0.73,), "squared": True}, LossOfPPicture((0.73,), squared=True)),
    "sigmoid": ({"marks": (-4.0,)}, SigmoidPicture((-4.0,))),
    "network": (
        NETWORK,
        NetworkPicture((1.0, 1.0), (LayerNumbers(((2.0, -1.5),), (-0.2,), "sigmoid"),)),
    ),
    "bars": (BARS, BarsPicture(("dog", "cat"), scores=(2.0, 0.4))),
}
# kind, the keys that differ from the sound table, where the flaw is, and part of its words
WRONG: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("losses", {"only": ("rate 2",)}, "only[0]", '"rate 2"'),
    ("losses", {"only": ("rate 1", "rate 1")}, "only[1]", "twice"),
    ("losses", {"task": SEVEN}, "only", "7 trainings"),
    ("losses", {"hidden": {"rate 1": "A"}}, "hidden", '"rate 0.001" in the open'),
    ("losses", {"hidden": RENAMED | {"rate 1": "A"}}, "hidden", "same new name"),
    ("losses", {"hidden": RENAMED | {"rate 1": "rate 100"}}, "hidden", "name of a training"),
    ("losses", {"hidden": RENAMED | {"rate 7": "D"}}, "hidden", '"rate 7"'),
    ("losses", {"hidden": RENAMED, "only": ("rate 1", "rate 100")}, "hidden", "not in the picture"),
    ("losses", {"mark": 8.5}, "mark", "whole number"),
    ("losses", {"mark": 301.0}, "mark", "up to 300"),
    ("border", {"variant": "rate 2"}, "variant", '"rate 2"'),
    ("border", {"variant": ""}, "variant", "several trainings"),
    ("border", {"task": TASKS["digits"], "variant": "32 hidden units"}, "task", "plane"),
    ("valley", {"steps": 2.5}, "steps", "whole number"),
    ("valley", {"rate": 1.1}, "steps", "too far"),
    ("valley-losses", {"rates": (0.1, 0.1)}, "rates[1]", "twice"),
    ("valley-losses", {"rates": (5.0,)}, "rates[0]", "5"),
    ("valley-losses", {"start": 3.0}, "start", "bottom"),
    ("loss-of-p", {"marks": (0.0,)}, "marks[0]", "0 cannot"),
    ("loss-of-p", {"marks": (0.5, 1.2)}, "marks[1]", "1.2"),
    ("sigmoid", {"marks": (-11.0,)}, "marks[0]", "-11"),
    ("sigmoid", {"marks": (1.0, 1.0)}, "marks[1]", "twice"),
    ("network", {"names": ("sun",)}, "names", "1 for 2"),
    ("network", {"layer": (LAYER | {"weights": ((1.0,),)},)}, "layer[0].weights[0]", "2 units"),
    ("network", {"layer": (LAYER | {"biases": (1.0, 2.0)},)}, "layer[0].biases", "2 for 1"),
    ("network", {"inputs": (1.0, 100.0)}, "inputs", "100"),
    ("network", {"target": 0.5}, "target", "0 or 1"),
    (
        "network",
        {"show": "backward", "layer": (LAYER | {"activation": "tanh"},)},
        "layer[0]",
        "sigmoid neuron",
    ),
    (
        "network",
        {
            "show": "backward",
            "layer": (LAYER | {"weights": ((1.0, 1.0),) * 4, "biases": ()}, LAYER),
        },
        "layer[0].weights",
        "8 links",
    ),
    ("bars", {"shares": (0.5, 0.5)}, "", "not both"),
    ("bars", {"scores": ()}, "", "scores or shares"),
    ("bars", {"labels": ("dog",)}, "labels", "1 for 2"),
    ("bars", {"scores": (99.0, 0.0)}, "scores[0]", "99"),
    ("bars", {"scores": (), "shares": (1.5, -0.5)}, "shares[0]", "not a share"),
    ("bars", {"scores": (), "shares": (0.5, 0.4)}, "shares", "0.9"),
)


@pytest.mark.parametrize("name", TABLES)
def test_a_sound_table_is_read_as_it_stands(name: str) -> None:
    table, spec = TABLES[name]
    assert set(table) == set(KINDS[name].shape)
    assert list(KINDS[name].flaws(table)) == []
    assert KINDS[name].read(table) == spec


def test_there_is_a_table_of_every_kind() -> None:
    assert set(TABLES) == set(KINDS)


@pytest.mark.parametrize(("name", "changed", "where", "words"), WRONG)
def test_what_cannot_be_drawn_is_named(
    name: str, changed: dict[str, Any], where: str, words: str
) -> None:
    table, _ = TABLES[name]
    flaws = list(KINDS[name].flaws(table | changed))
    told = [flaw for flaw in flaws if flaw.where == where and words in f"{flaw.wrong}. {flaw.mend}"]
    assert told, flaws
    assert all(flaw.mend for flaw in flaws)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_lost_its_keys_is_looked_at_all_the_same(name: str) -> None:
    table, _ = TABLES[name]
    for key in table:
        rest = {other: value for other, value in table.items() if other != key}
        assert all(flaw.wrong and flaw.mend for flaw in KINDS[name].flaws(rest))


def test_bars_without_labels_are_numbered() -> None:
    read = KINDS["bars"].read({"labels": (), "scores": (), "shares": (0.25, 0.75), "title": ""})
    assert read == BarsPicture(("class 1", "class 2"), shares=(0.25, 0.75))


def test_hidden_labels_are_shown_by_the_order_of_their_new_names() -> None:
    spec = KINDS["losses"].read(LOSSES | {"hidden": RENAMED})
    assert isinstance(spec, LossesPicture)
    assert [name for name, _ in spec.shown] == ["A", "B", "C"]
    assert [trained.learning_rate for _, trained in spec.shown] == [100.0, 0.001, 1.0]


def test_names_are_told_in_the_order_of_the_letters() -> None:
    told = revealed(LossesPicture(TRIO, hidden=tuple(sorted(RENAMED.items()))))
    assert isinstance(told, LossesPicture)
    assert [name for name, _ in told.shown] == ["A: rate 100", "B: rate 0.001", "C: rate 1"]
    other = ValleyPicture(0.0, 0.1, 2)
    assert revealed(other) is other


def test_without_hidden_the_order_is_that_of_the_file() -> None:
    spec = LossesPicture(TRIO, ("rate 100", "rate 1"))
    assert [name for name, _ in spec.shown] == ["rate 100", "rate 1"]
    assert [name for name, _ in LossesPicture(ONE).shown] == [""]


def test_options_know_each_other_and_can_be_kept_by_value() -> None:
    specs = (LossesPicture(TRIO, ("rate 1",)), LossesPicture(TRIO, ("rate 100",)))
    options = on_one_scale(specs)
    assert all(one.anonymous and one.beside == specs for one in options)
    assert len({*options, *on_one_scale(specs)}) == 2
