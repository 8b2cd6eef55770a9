"""What stands in the file after people did things: keys of the JSON, and words of the columns."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.fakes import SlowEngine, TiredEngine
from tests.ui.reading import shown

if TYPE_CHECKING:
    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

SPEC = {
    "data": "xor",
    "points": 200,
    "noise": 0.2,
    "flips": 0.0,
    "train_share": 0.7,
    "fresh_test": 0,
    "inputs": ["x1", "x2"],
    "text": "signals",
    "hidden": [8, 4],
    "activation": "tanh",
    "loss": "cross-entropy",
    "optimizer": "sgd",
    "learning_rate": 1.0,
    "schedule": "constant",
    "epochs": 1000,
    "batch": 0,
    "l1": 0.0,
    "l2": 0.0,
    "start": "random",
    "precision": "float64",
    "validation_share": 0.0,
    "patience": 0,
    "seed": 1,
    "weights_seed": None,
}
NUMBERS = [
    *("rounds", "train_loss", "test_loss", "sizes", "parameters", "counts", "guess_loss"),
    *("validation_loss", "train_accuracy", "test_accuracy", "classes", "confusion"),
    *("dead_units", "twin_units", "diverged", "stopped_early", "kept_round", "steps", "seconds"),
    *("floor_loss", "train_classes"),
]
MOMENTS = (
    "SELECT joined_at FROM learner UNION ALL SELECT started_at FROM run"
    " UNION ALL SELECT finished_at FROM run"
)


def stored(school: School, query: str) -> list[Any]:
    """Return the JSON of one column, row by row."""
    return [json.loads(kept) for (kept,) in school.rows(query)]


async def test_a_training_is_stored_with_these_keys_and_moments(school: School) -> None:
    await school.slash("train", data="xor", hidden="8 4", predict="converges", sure=90)
    [task] = stored(school, "SELECT task FROM run")
    assert task == {
        "view": "train",
        "variants": [{"label": "", "spec": SPEC}],
        "title": "",
        "predicted": "converges",
        "preset": "",
        "shipped": "",
    }
    [numbers] = stored(school, "SELECT numbers FROM run_numbers")
    assert sorted(numbers) == sorted(NUMBERS)
    assert school.rows("SELECT state, predicted, sure FROM run") == [("done", "converges", 90)]
    for (moment,) in school.rows(MOMENTS):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}", moment)


async def test_each_way_to_train_is_stored_by_its_name(school: School) -> None:
    await school.slash("train", data="kitchen-or-garden")
    await school.slash("train")
    await school.slash("run sweep", run=2, dial="seeds")
    await school.slash("run compare", first=2, second=2)
    await school.slash("lab lr-trio")
    await school.press(await school.old_card(), "run-turn:2:watch")
    tasks = stored(school, "SELECT task FROM run ORDER BY id")
    kept = [[task[key] for key in ("view", "title", "preset", "shipped")] for task in tasks]
    assert kept == [
        ["train", "kitchen-or-garden", "", "kitchen-or-garden"],
        ["train", "", "", ""],
        ["sweep", "One network, several random starts", "", ""],
        ["compare", "", "", ""],
        ["sweep", "Three learning rates", "lr-trio", ""],
        ["watch", "", "", ""],
    ]
    assert [variant["spec"]["data"] for variant in tasks[0]["variants"]] == ["own"]
    assert [variant["label"] for variant in tasks[3]["variants"]] == ["run 2", "run 2"]
    assert school.rows("SELECT count(*) FROM run_numbers WHERE run_id = 3") == [(12,)]


async def test_each_end_of_a_training_is_stored_by_its_name(school: School) -> None:
    await school.slash("train")
    await school.restart(TiredEngine())
    await school.slash("train")
    await school.restart(SlowEngine())
    card = shown(await school.slash("train"))
    await school.press(card, "run-cancel:3")
    await school.slash("train")
    states = school.rows("SELECT state FROM run ORDER BY id")
    assert states == [("done",), ("failed",), ("cancelled",), ("running",)]


async def test_each_prediction_is_stored_by_its_name(school: School) -> None:
    outcomes = ["diverges", "crawls", "converges", "overfits"]
    for outcome in outcomes:
        await school.slash("train", predict=outcome)
    kept = school.rows("SELECT predicted, sure FROM run ORDER BY id")
    assert kept == [(outcome, 70) for outcome in outcomes]


@pytest.mark.parametrize(
    ("pasted", "content"),
    [
        (
            "width,height,kind\n1.5,2,red\n0,-1,blue\n2,2,red\n0,-3,blue",
            {
                "labels": ["red", "blue", "red", "blue"],
                "columns": ["width", "height"],
                "rows": [[1.5, 2.0], [0.0, -1.0], [2.0, 2.0], [0.0, -3.0]],
                "sentences": [],
            },
        ),
        (
            "Dear Sir; formal\nHey!; casual\nWe regret; formal\nlol ok; casual",
            {
                "labels": ["formal", "casual", "formal", "casual"],
                "columns": [],
                "rows": [],
                "sentences": ["Dear Sir", "Hey!", "We regret", "lol ok"],
            },
        ),
    ],
    ids=["points", "sentences"],
)
async def test_own_data_is_stored_with_these_keys(
    school: School, pasted: str, content: dict[str, Any]
) -> None:
    rows = [{"type": 4, "custom_id": "rows", "value": pasted}]
    dry = shown(await school.submit("data-form:mine", rows))
    await school.press(dry, "data-keep:1")
    assert stored(school, "SELECT content FROM own_table") == [content]
    assert school.rows("SELECT brought, kept_id FROM own_draft") == [(None, 1)]


async def test_a_dry_run_is_stored_with_these_keys(school: School) -> None:
    pasted = "x,y,k\n1,2,a\n3,4,b\n5,6,a\n7,8,b"
    rows = [{"type": 4, "custom_id": "rows", "value": pasted}]
    dry = shown(await school.submit("data-form:mine", rows))
    await school.press(dry, "data-lines:1:1")
    assert stored(school, "SELECT brought FROM own_draft") == [
        {
            "names": ["x", "y", "k"],
            "named": True,
            "separator": "a comma",
            "notes": [],
            "lines": [
                [2, "1", "2", "a"],
                [3, "3", "4", "b"],
                [4, "5", "6", "a"],
                [5, "7", "8", "b"],
            ],
            "typed": pasted,
        }
    ]
    assert stored(school, "SELECT choices FROM own_draft") == [
        {"label": None, "used": None, "commas": [], "answers": None, "skips": True}
    ]


async def test_numbers_to_predict_and_the_settings_of_own_data_are_stored_so(
    school: School,
) -> None:
    pasted = "x,value\n1,2.5\n3,4.5\n5,6\n7,8"
    rows = [{"type": 4, "custom_id": "rows", "value": pasted}]
    dry = shown(await school.submit("data-form:mine", rows))
    await school.press(dry, "data-keep:1")
    [content] = stored(school, "SELECT content FROM own_table")
    assert (content["labels"], content["values"]) == ([], [2.5, 4.5, 6.0, 8.0])
    await school.slash("train", data="mine")
    [task] = stored(school, "SELECT task FROM run")
    spec = task["variants"][0]["spec"]
    assert (spec["split"], spec["scaling"], spec["loss"]) == ("even", "careful", "squared")
