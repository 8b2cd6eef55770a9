"""Every button, menu and form of the bot with odd values in every key: told in words, no more."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest

from bot.tutor.people import Press
from bot.ui.client import TutorBot
from bot.ui.errors import OUR_FAULT
from bot.ui.kit.keys import MOST_NUMBER, UnreadableKeyError, decimal, whole
from bot.ui.kit.persistent import PersistentItem, PersistentMenu
from tests.pinned.school import LESSON, School, mark
from tests.ui.reading import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import simcord

    from bot.settings import Settings
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)

QUESTION = "why-a-test-set"
"""One without a number to type: a forged reply could be one."""
FIELD = 4  # of a form, to type in
ODD = (
    *("", "abc", "-1", "²", str(MOST_NUMBER + 1), "nan", "inf", "1e9", "\ud800"),
    *(str(2**70), str(10**9), "\u0661", "-0"),
)
GOOD = {
    "bookmark": "1", "card": "1", "lesson": LESSON, "run": "1", "turn": "none", "over": "none",
    "letter": "Z", "picked": "Z", "confidence": "", "answer": "none", "where": "nowhere",
    "name": "a b", "x": "1", "w1": "1", "w2": "1", "b": "1", "target": "1", "rate": "0.1",
    "steps": "20", "step": "1", "p": "0.5", "guess": "1", "seed": "1", "before": "1", "goal": "OR",
    "which": "a", "pressed": "a", "first": "xor", "second": "8", "third": "1", "fourth": "300",
    "predicted": "none", "term": "no-such-term",
    "revision": "none", "telling": "1", "state": "none", "place": "0",
    "sure": "60", "subject": "none", "draft": "1", "gathering": "1", "phase": "0",
    "number": "0", "mode": "partner",
    "asked": "0", "note": "1", "page": "1", "part": "1", "about": "none",
    "reports": "1", "letters": "A", "on": "1", "last": "1", "tried": "1",
    "misconception": "none", "most": "1", "kind": "danger", "intent": "hint",
    "terms": "0...1.0", "results": "anonymous", "change": "n", "reasons": "n", "guild": "1",
    "person": "1", "reply": "z", "side": "none", "answers": "numbers", "skips": "0", "start": "0",
}  # fmt: skip
"""What changes nothing when it is pressed, whatever stands beside it."""
ATTEMPTS = {"match": "1", "quiz": "2", "game": "3", "talk": "2"}
IN_TURN_OR_ONE = pytest.mark.parametrize(
    "odd",
    [
        pytest.param(ODD, id="in turn"),
        *(pytest.param((odd,), id=ascii(odd), marks=pytest.mark.nightly) for odd in ODD),
    ],
)
"""Each key with another of the odd values; and, as a nightly test, every key with each of them."""


@pytest.fixture
async def school(classroom: Classroom, settings: Settings) -> School:
    """Let Ana begin everything that a custom id can name."""
    room = classroom
    services = bot_in(room.env).services
    lesson = services.lessons.course.lesson(LESSON)
    assert lesson is not None
    press = Press(1, room.ana.id, room.ana.guild.id, room.channel.id)
    await services.matching.begin(press, lesson)
    await services.questions.practise(replace(press, id=2), lesson, [QUESTION])
    for command in ("play", "train", "learn"):
        await room.ana.slash(room.channel, command)
    return School(room.env, room.channel, room.ana, room.ben, room.build_app, settings)


def bot_in(env: simcord.Env) -> TutorBot:
    assert isinstance(env.bot, TutorBot)
    return env.bot


def made(shape: str, changed: str, odd: str) -> str:
    """Return a custom id of this shape, with one key changed."""
    attempt = {"attempt": ATTEMPTS.get(re.split("[-:]", shape)[0], "1"), "mark": mark(0)}
    return shape.format(**{**GOOD, **attempt, changed: odd})


def forged(shapes: list[str], odd: Iterable[str]) -> Iterator[str]:
    """Return custom ids of these shapes, each with one key that holds the next odd value."""
    values = cycle(odd)
    for shape in shapes:
        for key in re.findall(r"\{(\w+)\}", shape):
            custom_id = made(shape, key, next(values))
            if len(custom_id) <= 100 and custom_id.count(":") == shape.count(":"):
                yield custom_id


def kept(school: School) -> dict[str, list[tuple[Any, ...]]]:
    tables = school.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: school.rows(f'SELECT * FROM "{name}"') for (name,) in tables}  # noqa: S608 - our own names


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    found = [
        str(r.exc_info and r.exc_info[1]) for r in caplog.records if r.levelno >= logging.ERROR
    ]
    caplog.clear()
    return found


@IN_TURN_OR_ONE
async def test_a_forged_press_is_answered_in_words_and_changes_nothing(
    school: School, caplog: pytest.LogCaptureFixture, odd: tuple[str, ...]
) -> None:
    card = await school.old_card()
    before, broken = kept(school), []
    items = bot_in(school.env)._connection._view_store._dynamic_items.values()
    shapes = [item.shape for item in items if issubclass(item, PersistentItem)]
    menus = [item.shape for item in items if issubclass(item, PersistentMenu)]
    assert len(shapes) == len(items) > 30
    for custom_id in forged(shapes, odd):
        values = ["A"] if any(custom_id.startswith(menu.split("{")[0]) for menu in menus) else []
        await school.press(card, custom_id, *values)
        if told := complaints(caplog):
            broken.append((custom_id, told))
    assert broken == []
    assert kept(school) == before


@IN_TURN_OR_ONE
async def test_a_forged_form_is_answered_in_words_and_changes_nothing(
    school: School, caplog: pytest.LogCaptureFixture, odd: tuple[str, ...]
) -> None:
    before = kept(school)
    shapes = [modal.shape for modal in bot_in(school.env).submissions if hasattr(modal, "shape")]
    assert len(shapes) > 5
    fields = [{"type": FIELD, "custom_id": "answer", "value": ""}]
    for custom_id in forged(shapes, odd):
        told = await school.submit(custom_id, fields)
        assert told.response is not None, ascii(custom_id)
        assert complaints(caplog) == [], ascii(custom_id)
    assert kept(school) == before


async def test_a_menu_with_an_odd_value_or_none_is_answered_in_words(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    before, card = kept(school), await school.old_card()
    for shape in ("quiz-sure:2", f"quiz-sure-pick:2:{mark(0)}:", f"match-pair:1:{mark(0)}:x"):
        for picked in ([], *([odd] for odd in ODD if odd)):
            told = await school.press(card, shape, *picked)
            assert OUR_FAULT not in shown(told).content
            assert complaints(caplog) == [], (shape, picked)
    assert kept(school) == before


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "", "1e400", "11"])
def test_a_decimal_out_of_bounds_or_without_a_value_is_refused(text: str) -> None:
    with pytest.raises(UnreadableKeyError):
        decimal(text, -10, 10)


def test_a_whole_number_is_read_up_to_what_a_database_keeps() -> None:
    assert whole(str(MOST_NUMBER)) == MOST_NUMBER
    with pytest.raises(UnreadableKeyError):
        whole(str(MOST_NUMBER + 1))
