"""What is said of a training on the page tells whose data it had, and how long it took."""

from __future__ import annotations

from typing import Any

import pytest

from bot.tutor.privacy.blanking import DATA_WENT
from bot.tutor.privacy.kept import KeptKind, KeptPerson
from bot.tutor.privacy.trained import trained_part
from bot.tutor.privacy.untold import OTHERS

OWN = {"data": "own", "epochs": 300}
MOONS = {"data": "moons", "epochs": 50}


def task_of(*specs: dict[str, Any], view: str = "train", **more: str) -> dict[str, Any]:
    variants = [{"label": "", "spec": spec} for spec in specs]
    return {"view": view, "variants": variants, "title": "", **more}


def told_of(task: dict[str, Any], **row: str | int | None) -> str:
    kept = {"id": 1, "state": "done", "reason": "", "own_table_id": None, "task": task, **row}
    return "".join(trained_part(KeptPerson((KeptKind("run", (kept,)),))))


@pytest.mark.parametrize(
    ("task", "row", "told"),
    [
        (task_of(MOONS), {}, ">A training, moons, 50 epochs, finished<"),
        (
            task_of(OWN, title="birds"),
            {"own_table_id": 3},
            ">birds, data of your own, 300 epochs, finished<",
        ),
        (task_of(OWN), {}, ">A training, data that was removed, 300 epochs, finished<"),
        (
            task_of(OWN, title="Iris", shipped="iris"),
            {},
            ">Iris, data that comes with the course, 300 epochs, finished<",
        ),
        (
            task_of(OWN, title=OTHERS),
            {"own_table_id": 3},
            ">A training, data of somebody else, 300 epochs, finished<",
        ),
        (
            task_of(MOONS, {**MOONS, "epochs": 100}, view="compare"),
            {},
            ">A comparison, moons, 50 and 100 epochs, finished<",
        ),
        (
            task_of(MOONS, {**MOONS, "data": "xor"}, view="compare"),
            {},
            ">A comparison, moons and xor, 50 epochs, finished<",
        ),
        (task_of(), {}, ">A training, finished<"),
    ],
)
def test_a_training_is_told_with_its_data_and_its_epochs(
    task: dict[str, Any], row: dict[str, int], told: str
) -> None:
    assert told in told_of(task, **row).replace("<bdi>", "").replace("</bdi>", "")


def test_why_one_on_data_of_others_failed_is_left_out_in_one_sentence() -> None:
    told = told_of(task_of(OWN, title=OTHERS), own_table_id=3, state="failed", reason=OTHERS)
    assert "it failed, why is left out, as it may quote that data" in told
    assert OTHERS not in told


def test_a_reason_has_no_marks_of_discord() -> None:
    told = told_of(task_of(OWN), state="failed", reason=DATA_WENT)
    assert "/data list names what there is." in told
    assert "`" not in told
