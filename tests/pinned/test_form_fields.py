"""The fields of the forms that the bot sends: a form stays open on a screen over a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.services.game.rivals import RivalTests
from bot.services.game.rivals_scenes import TeamTestScene
from bot.tutor.game.rivals import LOBBY, Team
from bot.tutor.people import Press
from bot.ui.classroom.lesson_together.buttons import TypedTogetherModal
from bot.ui.classroom.posts.answer_forms import ReasonModal
from bot.ui.classroom.posts.drafts import WriteModal
from bot.ui.game.group.forms import GroupArenaModal, GroupCorrectionModal, GroupFeaturesModal
from bot.ui.game.rivals.picking import PickTenModal
from bot.ui.game.rivals.writing import WriteTestModal
from tests.pinned import old_rows
from tests.pinned.old_rows import GAME
from tests.pinned.school import mark
from tests.tutor.classroom.shared_lesson import Course
from tests.ui.game.group.test_before_the_reveal import at
from tests.ui.reading import shown

if TYPE_CHECKING:
    from tests.pinned.school import School

MENU, TEXT, PERSON, RADIO = 3, 4, 5, 21
BUILT_IN = [
    *("moons", "circles", "xor", "gauss", "spiral"),
    *("plane", "multi-gauss", "coin-toss", "digits", "penguins"),
]
SIGNALS = {
    "excited": "! or ?? or ...",
    "small-start": "lower-case start",
    "question": "question mark",
    "no-end": "no end punctuation",
    "contraction": "contraction",
    "slang": "slang or chatty words",
    "intensifier": "intensifier",
    "you": "you or your",
    "first-person": "I or we",
    "emoticon": "emoticon or emoji",
    "modal": "would, may or must",
    "long-words": "long words",
    "polite": "politeness",
    "linking": "linking word",
    "passive": "passive",
    "heavy-noun": "-tion, -ment or -ance word",
}
"""What a sentence is read by: a rule begins with the ids, a correction sends the names."""
WORDS = ["i", "would", "be", "grateful", "for", "your", "assistance"]
SIDES = ["formal", "casual"]
TRAINING = {
    "hidden": (TEXT, True, []),
    "rate": (TEXT, True, []),
    "epochs": (TEXT, True, []),
    "foreseen": (MENU, True, ["none", "diverges", "crawls", "converges", "overfits"]),
}


def fields_of(form: dict[str, Any] | None) -> dict[str, tuple[int, bool, list[str]]]:
    """Return each field's kind, whether it must be filled in, and the values it offers."""
    assert form is not None
    fields = [label["component"] for label in form["components"] if label["type"] == 18]
    assert len(fields) == len(form["components"])
    return {
        field["custom_id"]: (
            field["type"],
            field["required"],
            [option["value"] for option in field.get("options", [])],
        )
        for field in fields
    }


async def test_the_form_of_a_training_asks_for_these(school: School) -> None:
    card = await school.old_card()
    opened = await school.ana.click(card, custom_id="go:train")
    assert fields_of(opened.modal) == {"data": (MENU, True, BUILT_IN), **TRAINING}


async def test_the_form_of_a_training_on_own_data_offers_that_first(school: School) -> None:
    old_rows.learner(school)
    old_rows.own_table(school, 1, "my-points", old_rows.POINTS)
    card = shown(await school.slash("train", data="my-points"))
    opened = await school.ana.click(card, custom_id="lab:1:::::none")
    assert fields_of(opened.modal) == {"data": (MENU, True, ["my-points", *BUILT_IN]), **TRAINING}


async def test_the_form_of_own_data_asks_for_these(school: School) -> None:
    opened = await school.slash("data add", name=" my-points ")
    assert opened.modal is not None
    assert opened.modal["custom_id"] == "data-form:my-points"
    assert fields_of(opened.modal) == {"rows": (TEXT, True, [])}


async def test_the_form_of_two_features_asks_for_these(school: School) -> None:
    card = shown(await school.slash("play"))
    opened = await school.ana.click(card, custom_id=f"game-features:1:{mark(0)}")
    assert opened.modal is not None
    assert opened.modal["custom_id"] == f"game-named:1:{mark(0)}"
    assert fields_of(opened.modal) == {
        "feature1": (MENU, True, list(SIGNALS)),
        "side1": (RADIO, True, SIDES),
        "feature2": (MENU, True, list(SIGNALS)),
        "side2": (RADIO, True, SIDES),
    }


async def test_the_form_of_a_correction_asks_for_these(school: School) -> None:
    old_rows.remember_learning(school)
    old_rows.entry(school, GAME, 0, "prediction", "assistance", "casual", None, 0)
    card = shown(await school.slash("play"))
    opened = await school.ana.click(card, custom_id=f"game-correct:{GAME}:{mark(1)}")
    assert fields_of(opened.modal) == {
        "picked": (MENU, False, [*WORDS, *SIGNALS.values()]),
        "typed": (TEXT, False, []),
        "direction": (RADIO, True, ["too high", "too low"]),
    }


@pytest.mark.parametrize(
    ("choice", "fields"),
    [("formal", ["rule", "breaker"]), ("casual", ["rule"])],
    ids=["no mistake", "a mistake"],
)
async def test_the_form_of_a_rule_asks_for_these(
    school: School, choice: str, fields: list[str]
) -> None:
    old_rows.remember_learning(school)
    predictions = {"assistance": choice, "pizza": "casual", "committee": "formal"}
    for step, (item, said) in enumerate(predictions.items()):
        right = step > 0 or choice == "formal"
        old_rows.entry(school, GAME, step, "prediction", item, said, None, right)
    if choice == "casual":
        said = "I think I weighted the word I too low. I will adjust my rule."
        old_rows.entry(school, GAME, 3, "correction", "assistance", said, None, None)
    card = shown(await school.slash("play"))
    step = 3 if choice == "formal" else 4
    opened = await school.ana.click(card, custom_id=f"game-rule:{GAME}:{mark(step)}")
    assert fields_of(opened.modal) == dict.fromkeys(fields, (TEXT, True, []))


async def test_the_form_of_a_sentence_that_fools_the_network_asks_for_these(
    school: School,
) -> None:
    old_rows.remember_finished_game(school)
    opened = await school.press(await school.old_card(), f"game-fool:{GAME}")
    assert opened.modal is not None
    assert opened.modal["custom_id"] == f"game-fooling:{GAME}"
    assert fields_of(opened.modal) == {"text": (TEXT, True, []), "label": (RADIO, True, SIDES)}


async def test_the_forms_of_rival_test_sets_ask_for_these(school: School) -> None:
    await school.slash("play", mode="rivals")
    services = school.env.bot.services  # type: ignore[attr-defined]  # it is ours
    rivals = services.modes.service(RivalTests)
    ana, ben = (Press(n, who.id, who.guild.id) for n, who in ((1, school.ana), (2, school.ben)))
    await rivals.join(ben, 1)
    picking = await rivals.go_on(ana, 1, LOBBY)
    ids = [one.id for one in picking.offered]
    form = PickTenModal(picking).to_dict()
    assert form["custom_id"] == "rivals-picking:1:0"
    assert fields_of(form) == {"one": (MENU, False, ids[:15]), "two": (MENU, False, ids[15:])}
    writing = TeamTestScene(1, Team.CIRCLE, 1, ("formal", "casual"), ("a", "b"), (), 0, 1, False)
    form = WriteTestModal(writing).to_dict()
    assert form["custom_id"] == "rivals-writing:1"
    assert fields_of(form) == {"text": (TEXT, True, []), "label": (RADIO, True, SIDES)}


async def test_the_forms_of_a_game_of_two_ask_for_these(school: School) -> None:
    how = shown(await school.slash("play", mode="partner"))
    opened = await school.ana.click(how, label="Invite a partner")
    assert fields_of(opened.modal) == {"person": (PERSON, True, [])}
    await school.slash("play", partner=school.ben)
    await school.press(how, "partner-accept:1:0", actor=school.ben)
    await school.press(how, "partner-pick:1:1:0:0", actor=school.ben)
    await school.press(how, "partner-lock:1:2:0:casual:80")
    await school.press(how, "partner-mark:1:3:wrong", actor=school.ben)
    opened = await school.press(how, "partner-say:1:4")
    assert opened.modal is not None
    assert opened.modal["custom_id"] == "partner-said:1:4"
    assert fields_of(opened.modal) == {
        "picked": (MENU, False, [*WORDS, *SIGNALS.values()]),
        "typed": (TEXT, False, []),
        "direction": (RADIO, True, ["too high", "too low"]),
        "side": (RADIO, False, SIDES),
    }


async def test_the_forms_of_a_group_ask_for_these(school: School) -> None:
    features: dict[str, tuple[int, bool, list[str]]] = {}
    for place in (1, 2):
        features |= {
            f"feature{place}": (MENU, True, [*SIGNALS]),
            f"side{place}": (RADIO, True, SIDES),
        }
    forms = [GroupFeaturesModal(at(1, ())), GroupCorrectionModal(at(3, ()))]
    assert [form.to_dict()["custom_id"] for form in forms] == [
        "group-named:1:1",
        "group-correction:1:3",
    ]
    assert [fields_of(form.to_dict()) for form in forms] == [
        features,
        {
            "picked": (MENU, False, [*WORDS, *SIGNALS.values()]),
            "typed": (TEXT, False, []),
            "direction": (RADIO, True, ["too high", "too low"]),
            "side": (RADIO, False, SIDES),
        },
    ]
    assert fields_of(GroupArenaModal(at(15, ()), 11).to_dict()) == {
        "for-formal": (MENU, False, [*SIGNALS]),
        "for-casual": (MENU, False, [*SIGNALS]),
        "words": (TEXT, False, []),
        "name": (RADIO, False, ["no", "yes"]),
    }


def test_the_form_of_a_lesson_together_asks_for_one_line() -> None:
    form = TypedTogetherModal.of(Course(phase=4).state).to_dict()
    assert form["custom_id"] == "lesson-with-typed:1:4"
    assert fields_of(form) == {"answer": (TEXT, True, [])}


def test_the_forms_of_posts_ask_for_these() -> None:
    reason, write = ReasonModal(7, 0).to_dict(), WriteModal().to_dict()
    assert (reason["custom_id"], write["custom_id"]) == ("post-reason:7:0", "post-written")
    assert fields_of(reason) == {"reason": (TEXT, True, [])}
    assert fields_of(write) == {"stem": (TEXT, True, []), "options": (TEXT, True, [])}
