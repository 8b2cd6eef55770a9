"""Forms that people had open while the bot was restarted, as Discord sends them in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.pinned import old_rows
from tests.pinned.old_rows import GAME, RUN
from tests.pinned.school import ids_of, mark
from tests.ui.kit.refused.stage import filled_in
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

MENU, TEXT, RADIO = 3, 4, 21
RULE = "Slang words point to casual."
BREAKER = "Hey, we regret the delay."
TRAINING = [
    {"type": MENU, "custom_id": "data", "values": ["xor"]},
    {"type": TEXT, "custom_id": "hidden", "value": "5 2"},
    {"type": TEXT, "custom_id": "rate", "value": "0,25"},
    {"type": TEXT, "custom_id": "epochs", "value": "40"},
    {"type": MENU, "custom_id": "foreseen", "values": ["crawls"]},
]


@pytest.fixture
async def card(school: School) -> simcord.ResponseMessage:
    """Return the private card of Ana's that the form is opened from."""
    old_rows.remember_learning(school)
    old_rows.run(school)
    return await school.old_card()


def predicted(school: School, **choices: str) -> None:
    """Store Ana's predictions of the game; only the second sentence is casual."""
    for step, (item, choice) in enumerate(choices.items()):
        right = choice == ("casual" if item == "pizza" else "formal")
        old_rows.entry(school, GAME, step, "prediction", item, choice, None, right)


@pytest.mark.parametrize(
    ("picked", "typed", "said"),
    [
        ([], "the word grateful", "word grateful too low"),
        (["polite words"], "", "polite words too low"),
        (["polite words"], "“grateful”", "grateful too low"),
    ],
    ids=["typed", "picked", "both"],
)
async def test_an_old_form_says_the_correction(
    school: School, card: simcord.ResponseMessage, picked: list[str], typed: str, said: str
) -> None:
    predicted(school, assistance="casual")
    opened = await school.press(card, f"game-correct:{GAME}:{mark(1)}")
    assert opened.modal is not None
    assert opened.modal["custom_id"] == f"game-correction:{GAME}:{mark(1)}"
    await school.restart()
    fields = [
        {"type": MENU, "custom_id": "picked", "values": picked},
        {"type": TEXT, "custom_id": "typed", "value": typed},
        {"type": RADIO, "custom_id": "direction", "value": "too low"},
    ]
    await school.submit(f"game-correction:{GAME}:{mark(1)}", fields, card)
    sentence = f"I think I weighted the {said}. I will adjust my rule."
    assert f"You said: *{sentence}*" in text_of(card)
    stored = school.rows("SELECT kind, item, choice FROM entry WHERE step = 1")
    assert stored == [("correction", "assistance", sentence)]


async def test_an_old_form_writes_the_rule_and_what_would_break_it(
    school: School, card: simcord.ResponseMessage
) -> None:
    predicted(school, assistance="formal", pizza="casual", committee="formal")
    opened = await school.press(card, f"game-rule:{GAME}:{mark(3)}")
    assert opened.modal is not None
    assert opened.modal["custom_id"] == f"game-written:{GAME}:{mark(3)}"
    await school.restart()
    fields = [
        {"type": TEXT, "custom_id": "rule", "value": RULE},
        {"type": TEXT, "custom_id": "breaker", "value": BREAKER},
    ]
    await school.submit(f"game-written:{GAME}:{mark(3)}", fields, card)
    assert f"### Your rule is in your notebook\n> {RULE}" in text_of(card)
    assert school.rows("SELECT attempt_id, text, breaker FROM rule") == [(GAME, RULE, BREAKER)]
    assert school.rows("SELECT score FROM attempt WHERE id = ?", GAME) == [(1.0,)]
    stored = school.rows("SELECT kind, item, choice FROM entry WHERE step = 3")
    assert stored == [("rule", BREAKER, RULE)]


@pytest.mark.parametrize(("run", "kept"), [(0, "sgd"), (RUN, "momentum")], ids=["new", "of a run"])
async def test_an_old_form_trains(
    school: School, card: simcord.ResponseMessage, run: int, kept: str
) -> None:
    data = "circles" if run else "xor"
    fields = [{"type": MENU, "custom_id": "data", "values": [data]}, *TRAINING[1:]]
    await school.restart()
    posted = await school.submit(f"lab-form:{run}", fields, card)
    assert posted.ephemeral
    assert f"-# run {RUN + 1} · " in text_of(shown(posted))
    [row] = school.rows(
        "SELECT state, private, predicted, sure, task FROM run WHERE id = ?", RUN + 1
    )
    assert row[:4] == ("done", 1, "crawls", 70)
    [variant] = json.loads(row[4])["variants"]
    spec = variant["spec"]
    assert (spec["hidden"], spec["learning_rate"], spec["epochs"]) == ([5, 2], 0.25, 40)
    assert (spec["data"], spec["optimizer"]) == (data, kept)


async def test_an_old_form_that_is_refused_gives_back_what_was_typed(
    school: School, card: simcord.ResponseMessage
) -> None:
    data, _, *others = TRAINING
    fields = [data, {"type": TEXT, "custom_id": "hidden", "value": "many"}, *others]
    await school.restart()
    refused = await school.submit("lab-form:0", fields, card)
    assert "Write the hidden layers as numbers of units" in text_of(shown(refused))
    [again] = ids_of(shown(refused).components)
    await school.restart()
    assert filled_in((await school.press(shown(refused), again)).modal) == {
        "data": ["xor"],
        "hidden": "many",
        "rate": "0,25",
        "epochs": "40",
        "foreseen": ["crawls"],
    }


async def test_the_button_that_gave_back_what_was_typed_still_does(
    school: School, card: simcord.ResponseMessage
) -> None:
    await school.restart()
    opened = (await school.press(card, "lab:0:xor:many:0,25:40:crawls")).modal
    assert filled_in(opened)["hidden"] == "many"
    opened = (await school.press(card, "data-mend:my-points")).modal
    assert filled_in(opened) == {"rows": ""}


async def test_an_old_form_keeps_pasted_rows(school: School, card: simcord.ResponseMessage) -> None:
    rows = "width,height,class\n1.5,2,red\n0.5,-1,blue\n2.5,2.25,red\n0,-3,blue"
    wrong = [{"type": TEXT, "custom_id": "rows", "value": rows.replace("-3", "three")}]
    await school.restart()
    refused = await school.submit("data-form:my-points", wrong)
    assert refused.ephemeral
    assert "Line 5: “three” is not a number" in text_of(shown(refused))
    assert "data-retype:1" in ids_of(shown(refused).components)
    nothing = [{"type": TEXT, "custom_id": "rows", "value": "1.5"}]
    refused = await school.submit("data-form:my-points", nothing)
    [again] = ids_of(shown(refused).components)
    await school.restart()
    assert filled_in((await school.press(shown(refused), again)).modal) == {"rows": "1.5"}
    fields = [{"type": TEXT, "custom_id": "rows", "value": rows}]
    dry = shown(await school.submit("data-form:my-points", fields, card))
    kept = await school.press(dry, "data-keep:2")
    assert "Kept **my-points**: 4 points in 2 classes." in text_of(shown(kept))
    [(name, content)] = school.rows("SELECT name, content FROM own_table")
    assert (name, json.loads(content)) == ("my-points", json.loads(old_rows.POINTS))
