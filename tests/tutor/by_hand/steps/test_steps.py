"""Every kind of hands-on step: where it begins, what its moves lead to, and when it is found."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import pytest

from bot.trainings.spec import TrainingSpec
from bot.tutor.by_hand.hands_on import LONGEST_STATE, MOST_MOVES, UnreadableStateError
from bot.tutor.by_hand.kinds import HANDS_ON
from bot.tutor.by_hand.steps.train import TrainTask
from bot.tutor.errors import TutorError
from bot.tutor.pictures.losses import LossesPicture

if TYPE_CHECKING:
    from bot.tutor.by_hand.hands_on import HandsOnTask, HandsOnView

KINDS = {kind.name: kind for kind in HANDS_ON}
CHOICE = [{"label": "rate 1"}, {"label": "rate 10", "learning_rate": 10, "epochs": 200}]
TABLES: dict[str, dict[str, Any]] = {
    "neuron": {"goal": "OR", "start": (0.5, -0.5, 0)},
    "forward": {"seeds": (1, 2, 3)},
    "loss": {"start": 0.5, "goal": "loss < 0.1"},
    "valley": {"start": 0, "steps": 20, "rates": (0.01, 0.9, 1.1), "goal": "loss < 0.01"},
    "valley-step": {"start": 1, "rate": 0.1},
    "backprop": {},
    "train": {"choice": CHOICE, "goal": "train loss < 0.125"},
}
FORGED = (
    "99",
    "-1",
    "x",
    "²",
    "1,2,3",
    "nan",
    "nan,nan,nan,0,0",
    "0.5,0.5,0.5,7,0",
    "1e9",
    "0" * 31,
)


def step(room: str, **changed: object) -> HandsOnTask:
    return KINDS[room].read({**TABLES[room], **changed})


def pressed(task: HandsOnTask, *labels: str) -> HandsOnView:
    view = task.view(task.begin())
    for label in labels:
        view = task.view({move.label: move.state for move in view.moves}[label])
    return view


def test_each_room_of_the_format_has_a_kind() -> None:
    assert KINDS.keys() == TABLES.keys()


@pytest.mark.parametrize("room", TABLES)
def test_whatever_is_pressed_the_card_can_carry_it(room: str) -> None:
    task = step(room)
    waiting, seen = deque([task.begin()]), {task.begin()}
    while waiting and len(seen) < 300:
        state = waiting.popleft()
        view = task.view(state)
        assert len(state) <= LONGEST_STATE
        assert ":" not in state
        assert 1 <= len(view.moves) <= MOST_MOVES
        assert len({move.label for move in view.moves}) == len(view.moves)
        assert len(view.text) <= 900
        for block in view.text.split("```")[1::2]:
            assert max(map(len, block.splitlines())) <= 28  # what a phone shows
        new = {move.state for move in view.moves} - seen
        seen |= new
        waiting.extend(new)


@pytest.mark.parametrize("room", TABLES)
@pytest.mark.parametrize("state", FORGED)
def test_a_forged_state_is_refused_in_words_or_shown(room: str, state: str) -> None:
    refused: list[str] = []
    try:
        shown = step(room).view(state).text
    except TutorError as told:
        refused, shown = [str(told)], ""
    assert bool(shown) != ("Nothing was lost" in "".join(refused))


@pytest.mark.parametrize(
    ("room", "labels", "found"),
    [
        ("neuron", ["Choose w2", "w2: more"], None),
        ("neuron", ["Choose w2", "w2: more", "w2: more"], {"w1": "0.5", "w2": "0.5", "b": "0"}),
        ("forward", ["Seed 2"], None),
        ("forward", ["Seed 1 again", "Seed 1 again"], None),
        ("loss", ["p up", "p up"], None),
        ("loss", ["p up", "p up", "p up"], {"p": "0.99", "loss": "0.010"}),
        ("valley", ["Rate 0.01"], None),
        ("valley", ["Rate 0.9"], {"rate": "0.9", "w": "2.965", "loss": "0.001"}),
        ("valley", ["Rate 1.1"], None),
        ("valley-step", ["Step"], None),
        ("valley-step", ["Step", "Step"], {"w": "1.72", "loss": "1.638"}),
        ("backprop", ["Step on"] * 6, None),
        ("backprop", ["Step on"] * 7, {"w1": "0.259", "w2": "-0.858", "loss": "0.808"}),
    ],
)
def test_a_goal_is_found_when_it_is_met(
    room: str, labels: list[str], found: dict[str, str] | None
) -> None:
    assert pressed(step(room), *labels).found == found


def test_two_seeds_of_which_one_was_seen_twice_say_what_they_said() -> None:
    view = pressed(step("forward"), "Seed 1 again", "Seed 3")
    assert view.found is not None
    assert {said.split(",")[0] for said in view.found.values()} <= {"dog", "cat", "bird"}
    assert "Identical" in pressed(step("forward"), "Seed 2", "Seed 2 again").text


def test_xor_is_done_once_enough_was_tried() -> None:
    turns = ["w1: more", "w1: less"] * 3
    assert pressed(step("neuron", goal="XOR"), *turns[:5]).found is None
    assert pressed(step("neuron", goal="XOR"), *turns).found == {
        "w1": "0.5",
        "w2": "-0.5",
        "b": "0",
    }


def test_what_cannot_be_made_is_noted_and_what_can_is_met() -> None:
    turns = ["w1: more", "w1: less"] * 3
    assert pressed(step("neuron", goal="XOR"), *turns).noted
    made = pressed(step("neuron"), "Choose w2", "w2: more", "w2: more")
    assert (made.found is None, made.noted) == (False, False)


def test_the_ladder_tells_only_the_rungs_that_were_seen() -> None:
    task = step("loss")
    assert rungs(task.view(task.begin()).text) == ["0.5"]
    assert rungs(pressed(task, "p up", "p up", "p down").text) == ["0.9", "0.73", "0.5"]
    assert rungs(task.view("0.9").text) == ["0.9", "0.73", "0.5"], "a state of an older program"


@pytest.mark.parametrize("state", ["0.9,0.1,0.5", "0.5,0.5", "0.5,0.1,0.9,1", "0.5,nan,1"])
def test_a_ladder_that_nobody_climbed_is_refused(state: str) -> None:
    with pytest.raises(UnreadableStateError):
        step("loss").view(state)


def rungs(text: str) -> list[str]:
    """Return the probabilities of a ladder's rows."""
    _, *rows = text.split("```")[1].strip("\n").splitlines()
    return [row.strip("> ").split()[0] for row in rows]


def test_a_training_is_judged_by_the_numbers_of_its_picture() -> None:
    task = step("train")
    assert isinstance(task, TrainTask)
    view = pressed(task.seeded(54), "rate 10")
    assert isinstance(view.picture, LossesPicture)
    assert view.picture.task.spec == TrainingSpec(learning_rate=10, epochs=200, seed=54)
    assert view.found is None
    assert view.once_drawn is not None
    met = view.once_drawn({"train loss, last": 0.039, "test right, last": 0.9333})
    assert met.found == {"choice": "rate 10", "value": "0.039"}
    assert met.text.endswith("training loss 0.039, 93.3% of the test examples right.")
    missed = view.once_drawn({"rate 10, train loss, last": 0.125})
    assert (missed.found, missed.moves) == (None, view.moves)


def test_a_training_that_patience_ended_is_judged_by_the_weights_it_kept() -> None:
    view = pressed(step("train"), "rate 10")
    assert view.once_drawn is not None
    losses = {"train loss, last": 0.2, "train loss, kept": 0.1}
    early = view.once_drawn({"rounds": 8, "kept": 5, **losses})
    kept = "after 8 rounds, where the weights after round 5 are kept: training loss 0.100."
    assert early.text.endswith(kept)
    assert early.found == {"choice": "rate 10", "value": "0.100"}
    one = view.once_drawn({"rounds": 1, "kept": 1, "train loss, last": 0.2})
    assert one.text.endswith("after 1 round: training loss 0.200.")


@pytest.mark.parametrize(
    ("room", "changed", "where"),
    [
        ("neuron", {"start": (1, 1, -0.5)}, "start"),
        ("neuron", {"start": (11, 0, 0)}, "start"),
        ("forward", {"seeds": (1, 1)}, "seeds"),
        ("forward", {"seeds": (1, 2.5)}, "seeds"),
        ("loss", {"goal": "loss is small"}, "goal"),
        ("loss", {"goal": "weight < 1"}, "goal"),
        ("loss", {"goal": "loss < 0.9"}, "start"),
        ("loss", {"goal": "loss > 9"}, "goal"),
        ("valley", {"rates": (0.1, 4)}, "rates"),
        ("valley", {"rates": (0.1, 0.1)}, "rates"),
        ("valley", {"steps": 2.5}, "steps"),
        ("valley", {"start": 3}, "start"),
        ("valley", {"start": 2.95}, "goal"),
        ("valley-step", {"start": 3}, "start"),
        ("train", {"goal": "loss < 0.1"}, "goal"),
        ("train", {"choice": [{"label": "a"}, {"label": "a"}]}, "choice[1].label"),
        ("train", {"choice": [{"label": "a", "epochs": 1.5}]}, "choice[0]"),
        ("train", {"choice": [{"label": "a", "patience": 3}]}, "choice[0]"),
    ],
)
def test_what_cannot_work_is_named(room: str, changed: dict[str, Any], where: str) -> None:
    kind = KINDS[room]
    assert not list(kind.flaws(TABLES[room]))
    assert where in [flaw.where for flaw in kind.flaws({**TABLES[room], **changed})]


@pytest.mark.parametrize("room", TABLES)
def test_a_table_without_its_keys_is_looked_at_without_a_fault(room: str) -> None:
    assert not list(KINDS[room].flaws({}))
