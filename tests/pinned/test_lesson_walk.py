"""What the cards of a whole lesson carry, and what is stored of it; the lesson is a plain one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.content.plain_course import write_plain_course
from tests.pinned.lesson_walk import LABELS, SUBJECT, LessonWalk, exercises
from tests.pinned.school import LESSON
from tests.pinned.test_sent_values import NEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.settings import Settings
    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

NEW = ("cool", "kids", "lift", "rain", "tea")


@pytest.fixture
def settings(settings: Settings, tmp_path: Path) -> Settings:
    lessons = write_plain_course(tmp_path / "lessons")
    return settings.model_copy(update={"lessons": lessons})


AFTER_A_GAME = ["game-fool:3", "go:play", "play-others"]


def cards_and_pairs(mark: Callable[[int], str]) -> dict[str, list[str]]:
    last_term = exercises()["matching"]["pair"][-1]["id"]
    return {
        "first card": [
            "lesson-card:1:1",
            "lesson-tell:1:one-card::2",
            "lesson-card:1:2",
            f"lesson-known:{LESSON}",
        ],
        "matching": [f"match-term:1:{mark(0)}", f"match-pair:1:{mark(0)}:"],
        "term picked": [f"match-term:1:{mark(1)}", f"match-pair:1:{mark(1)}:{last_term}"],
        "matched": [f"lesson-on:{LESSON}"],
    }


def questions(mark: Callable[[int], str]) -> dict[str, list[str]]:
    def sure(step: int) -> str:
        return f"quiz-sure-pick:2:{mark(step)}:-"

    other = {letter: f"quiz:2:{mark(2)}:{letter}:" for letter in "AB"}
    return {
        "question": [sure(0), *(f"quiz:2:{mark(0)}:{letter}:" for letter in "AB")],
        "second try": [
            *(f"quiz:2:{mark(1)}:{letter}:" for letter in "AB"),
            f"quiz-card:2:{mark(1)}",
        ],
        "answered": ["quiz-next:2"],
        "other question": [sure(2), *other.values()],
        "sure": [sure(2), *(f"{custom_id}80" for custom_id in other.values())],
        "all answered": [f"lesson-on:{LESSON}"],
    }


def game_and_ends(mark: Callable[[int], str]) -> dict[str, list[str]]:
    def locks(step: int) -> list[str]:
        answers = [f"{label}:{sure}" for sure in (95, 80, 60) for label in ("formal", "casual")]
        return [f"game-lock:3:{mark(step)}:{answer}" for answer in answers]

    return {
        "result": [
            "lesson-read:1:one-card",
            f"practise:{LESSON}",
            "lesson-past:1",
            f"how:checkpoint:{LESSON}",
        ],
        "game": [f"game-features:3:{mark(0)}", "game-skip:3", "play-others"],
        "sentence": locks(1),
        "next sentence": locks(2),
        "wrong": [f"game-correct:3:{mark(3)}"],
        "corrected": locks(4),
        "trap": locks(5),
        "trapped": [f"game-correct:3:{mark(6)}"],
        "side": [f"game-side:3:{mark(7)}:formal", f"game-side:3:{mark(7)}:casual"],
        "test": [f"game-correct:3:{mark(8)}", *locks(8)],
        "rule": [f"game-rule:3:{mark(14)}"],
        "one by one": ["game-show:3"],
        "played": [f"lesson-debrief:{LESSON}", "game-tests:3", *AFTER_A_GAME],
        "debrief": [
            "lesson-finish:1",
            f"practise:{LESSON}",
            f"how:debrief:{LESSON}",
        ],
        "done": [
            "lesson-on:neurons-and-weights",
            f"lesson-again:{LESSON}",
            f"practise:{LESSON}",
            "practise-mistakes:",
            *NEXT,
        ],
    }


async def test_the_cards_of_a_lesson_carry_these_ids(school: School) -> None:
    walk = LessonWalk(school, await school.old_card())
    await walk.whole()
    assert walk.ids == {
        **cards_and_pairs(walk.mark),
        **questions(walk.mark),
        **game_and_ends(walk.mark),
    }


async def test_the_menus_of_a_lesson_offer_these_values(school: School) -> None:
    walk = LessonWalk(school, await school.old_card())
    await walk.read()
    await walk.match()
    await walk.answer()
    mark = walk.mark
    assert walk.offers["matching"] == {
        f"match-term:1:{mark(0)}": [pair["id"] for pair in exercises()["matching"]["pair"]],
        f"match-pair:1:{mark(0)}:": list("AB"),
    }
    assert walk.offers["question"] == {
        f"quiz-sure-pick:2:{mark(0)}:-": ["50", "60", "70", "80", "90", "99"]
    }


async def test_a_lesson_is_stored_with_these_plans_and_words(school: School) -> None:
    walk = LessonWalk(school, await school.old_card())
    await walk.whole()
    matching, questions, game = [
        json.loads(kept) for (kept,) in school.rows("SELECT plan FROM attempt ORDER BY id")
    ]
    terms = [pair["id"] for pair in exercises()["matching"]["pair"]]
    drawn = {"version": 2, "numbers": {}}
    definitions = matching["orders"].pop("definitions")
    assert matching == {**drawn, "items": terms, "orders": {}}
    assert sorted(definitions) == sorted(terms)
    options = {
        question["id"]: sorted(option["id"] for option in question["option"])
        for question in exercises()["question"]
    }
    shown = {item: sorted(order) for item, order in questions.pop("orders").items()}
    assert (sorted(questions.pop("items")), questions, shown) == (sorted(options), drawn, options)
    rounds = game.pop("orders")
    counted = [one for one in rounds[f"{SUBJECT}/unseen"] if LABELS[one]]
    assert game == {"version": 2, "numbers": {}, "items": counted}
    assert {name: sorted(ids) for name, ids in rounds.items()} == {
        f"{SUBJECT}/first": ["assistance", "committee", "pizza"],
        f"{SUBJECT}/traps": ["trap-dear", "trap-stuff"],
        f"{SUBJECT}/unseen": ["between", *(f"new-{one}" for one in NEW)],
    }
    assert school.rows("SELECT lesson, activity, score FROM attempt ORDER BY id") == [
        (LESSON, "matching", 1.0),
        (LESSON, "questions", 0.5),
        (LESSON, "game", 1.0),
    ]
    assert _entries(school, 1) == [("pair", term, term, None, 1) for term in terms]
    assert [entry[0] for entry in _entries(school, 2)] == ["answer"] * 3
    assert [entry[3:] for entry in _entries(school, 2)] == [(None, 0), (None, 1), (80, 1)]


async def test_a_game_is_stored_with_these_words_and_payloads(school: School) -> None:
    walk = LessonWalk(school, await school.old_card())
    for part in (walk.read, walk.match, walk.answer, walk.play):
        await part()
    trap, wrong, unseen = walk.trap, walk.wrong_side, walk.unseen
    said = "I think I weighted the {}. I will adjust my rule.".format
    assert _entries(school, 3) == [
        ("features", "", "", None, None),
        ("prediction", "assistance", "formal", 60, 1),
        ("prediction", "pizza", "formal", 95, 0),
        ("correction", "pizza", said("slang words too low"), None, None),
        ("prediction", "committee", "formal", 80, 1),
        ("prediction", trap, wrong, 80, 0),
        ("correction", trap, said("word was too high"), None, None),
        ("side", trap, LABELS[trap], None, None),
        *(
            ("prediction", one, LABELS[one] or "casual", 80, 1 if LABELS[one] else None)
            for one in unseen
        ),
        ("rule", "", "Slang words point to casual.", None, None),
    ]
    payloads = school.rows(
        "SELECT payload FROM entry WHERE attempt_id = 3 AND payload IS NOT NULL ORDER BY step"
    )
    assert [json.loads(kept) for (kept,) in payloads] == [
        {"reply": "paired", "pairs": [["slang", "casual"], ["polite", "formal"]]},
        correction("slang", "slang words", "too low", "casual"),
        correction("word:was", "word was", "too high", ""),
    ]


def correction(feature: str, name: str, direction: str, side: str) -> dict[str, Any]:
    pairs = {"feature": feature, "name": name, "direction": direction, "side": side}
    return {"reply": "paired", "pairs": [list(pair) for pair in pairs.items()]}


def _entries(school: School, attempt: int) -> list[tuple[Any, ...]]:
    return school.rows(
        'SELECT kind, item, choice, confidence, "right" FROM entry WHERE attempt_id = ?'
        " ORDER BY step",
        attempt,
    )
