"""A challenge that an earlier bot had posted: its buttons, its plan and its answers still count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pinned import old_rows
from tests.pinned.test_form_fields import TEXT, fields_of
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    import simcord

    from tests.pinned.school import School

pytestmark = pytest.mark.simcord(check_errors=False)

SENTENCE = "Would you grab my sandwich, I am begging for assistance"
PLAN = (
    '{"version": 2, "items": ["formal-or-casual", "casual", "' + SENTENCE + '", "formal",'
    """ "casual"], "orders": {}, "numbers": {"network": {"excited": 0.0, "small-start": 0.0,
 "question": -0.281, "no-end": 0.0, "contraction": 0.0, "slang": -0.281, "intensifier": 0.0,
 "you": 0.25, "first-person": 0.25, "emoticon": 0.0, "modal": 0.25, "long-words": 0.254,
 "polite": 0.25, "linking": 0.0, "passive": 0.0, "heavy-noun": -0.058, "": -0.085},
 "rule": {"slang": -2.0, "polite": 1.0}, "said": {"network": 0.581, "rule": 0.119}}}"""
)
OLD = 31
ANSWERS = 'SELECT kind, choice, "right" FROM entry ORDER BY attempt_id, step'


@pytest.fixture
async def card(school: School) -> simcord.ResponseMessage:
    """Return a public card of the time when Ana posted a challenge, which nobody answered yet."""
    old_rows.learner(school)
    card = await school.old_card(public=True)
    school.store(
        "INSERT INTO gathering (id, press_id, kind, guild_id, channel_id, message_id, host_id,"
        " plan, phase, opened_at, due_at, closed_at)"
        " VALUES (?, -7, 'challenge', ?, ?, NULL, 1, ?, 0, ?, '2027-01-01 12:00:00.000000', NULL)",
        *(OLD, school.ana.guild.id, school.channel.id, PLAN, old_rows.MOMENT),
    )
    await school.restart()
    return card


async def told(school: School, card: simcord.ResponseMessage, custom_id: str, who: str) -> str:
    actor = school.ana if who == "ana" else school.ben
    return text_of(shown(await school.press(card, custom_id, actor=actor)))


async def test_its_old_buttons_answer_it(school: School, card: simcord.ResponseMessage) -> None:
    heard = await told(school, card, f"challenge:{OLD}:casual", "ben")
    assert f"> {SENTENCE}\nYou said **casual**, its author says **casual**." in heard
    assert "**formal 58%**" in heard
    assert school.rows(ANSWERS) == [("challenge-answer", "casual", None)]
    again = await told(school, card, f"challenge:{OLD}:formal", "ben")
    assert "You said **casual**" in again


async def test_an_answer_that_an_earlier_bot_took_is_the_second_label(
    school: School, card: simcord.ResponseMessage
) -> None:
    school.store(
        "INSERT INTO learner (id, discord_id, joined_at) VALUES (2, ?, ?)",
        *(school.ben.id, old_rows.MOMENT),
    )
    school.store(
        "INSERT INTO attempt (id, learner_id, gathering_id, guild_id, press_id, lesson, activity,"
        " scope, plan, started_at) VALUES (41, 2, ?, ?, 77, '', 'challenge-answer', 'first', ?, ?)",
        *(OLD, school.ana.guild.id, '{"version": 2, "items": [], "orders": {}, "numbers": {}}'),
        old_rows.MOMENT,
    )
    school.store(
        "INSERT INTO entry (attempt_id, step, author_id, turn, kind, item, choice, revision,"
        " entered_at) VALUES (41, 0, 2, '0', 'challenge-answer', '', 'casual', '', ?)",
        old_rows.MOMENT,
    )
    seen = await told(school, card, f"challenge-change:{OLD}", "ana")
    assert "Two people say **casual**. A copy of your network was taught it once" in seen
    assert "it said formal 58%, and says **casual 85%** now" in seen
    gone = await told(school, card, f"challenge-back:{OLD}", "ana")
    assert gone.startswith("You took it back.")


async def test_the_form_of_a_report_asks_for_these(
    school: School, card: simcord.ResponseMessage
) -> None:
    opened = await school.press(card, f"challenge-report:{OLD}", actor=school.ben)
    assert opened.modal is not None
    assert opened.modal["custom_id"] == f"challenge-reported:{OLD}"
    assert fields_of(opened.modal) == {"reason": (TEXT, False, [])}
