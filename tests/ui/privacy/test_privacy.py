"""/privacy, and what answers those who write that they want their data."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.store.privacy.times import TIMES
from bot.tutor.privacy.registry import RULES
from bot.tutor.privacy.telling import MOST_ON_PAGE, told_pages, told_short
from bot.ui.kit.keys import UnreadableKeyError
from tests.ui.conversation.chat import Chat
from tests.ui.crowd import Presses
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

pytestmark = pytest.mark.simcord(check_errors=False)


async def test_privacy_is_told_to_the_person_alone_in_short_and_in_whole(
    classroom: Classroom,
) -> None:
    told = await classroom.ana.slash(classroom.channel, "privacy")
    assert told.ephemeral
    card = shown(told)
    assert text_of(card) == told_short(TIMES, "")
    assert labels_of(card) == ["All of it", "Take it along"]
    await classroom.restart()
    pages = told_pages(TIMES)
    card = shown(await classroom.ana.click(card, label="All of it"))
    for number, page in enumerate(pages, start=1):
        assert text_of(card) == page
        assert ("Next" in labels_of(card)) == (number < len(pages))
        if number < len(pages):
            card = shown(await classroom.ana.click(card, label="Next"))
    card = shown(await classroom.ana.click(card, label="Back"))
    assert text_of(card) == pages[-2]
    assert text_of(shown(await classroom.ana.click(card, label="In short"))) == told_short(
        TIMES, ""
    )


async def test_it_works_in_a_dm_and_asks_for_nothing_to_be_kept(classroom: Classroom) -> None:
    card = shown(await classroom.ana.user.slash("privacy"))
    assert "What I keep about you" in text_of(card)
    told = await classroom.ana.user.click(card, label="Take it along")
    assert "Nothing is kept about you" in text_of(shown(told))


@pytest.mark.parametrize("page", ["-1", "99", str(2**70), "x", ""])
async def test_a_forged_page_is_answered_in_words(classroom: Classroom, page: str) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "privacy"))
    told = await Presses(classroom.env, card).forge(classroom.ana, f"privacy:{page}")
    wanted = told_pages(TIMES)[-1] if page == "99" else str(UnreadableKeyError())
    assert text_of(shown(told)) == wanted


async def test_whom_to_ask_is_said_where_it_is_set(
    classroom: Classroom, settings: Settings, build_app: BuildApp
) -> None:
    chosen = settings.model_copy(update={"contact": "Ms Example, room 12"})
    await classroom.env.restart_bot(build_app(chosen).bot)
    card = shown(await classroom.ana.slash(classroom.channel, "privacy"))
    assert "Questions? Ask whoever runs me: Ms Example, room 12" in text_of(card)


def test_every_rule_stands_on_a_page_and_every_page_fits_a_phone() -> None:
    whole = "\n".join(told_pages(TIMES))
    assert [rule.name for rule in RULES if rule.holds not in whole] == []
    assert max(len(page) for page in told_pages(TIMES)) < MOST_ON_PAGE + 100
    assert len(told_short(TIMES, "x" * 200)) < 1_400
    assert "{" not in whole + told_short(TIMES, "")


def test_the_times_are_those_that_delete() -> None:
    assert TIMES.presses == timedelta(days=7)
    for days in ("7 days", "a day", "30 days"):
        assert days in told_short(TIMES, "")


@pytest.mark.parametrize(
    "text",
    [
        *("what do you know about me?", "what data do you store", "delete my data"),
        *("export my data", "delete me", "show me my data", "are my messages saved"),
    ],
)
async def test_who_writes_for_their_data_is_told_where_it_is(
    classroom: Classroom, text: str
) -> None:
    chat = Chat(classroom)
    told = await chat.say(text)
    for command in ("/privacy", "/mydata export", "/mydata delete", "/data remove"):
        assert f"`{command}`" in told
    assert "What I keep about you" in await chat.press("What do you keep?")


@pytest.mark.parametrize("text", ["delete my data birds", "clear my answers and start again"])
async def test_who_writes_of_a_table_or_a_new_start_gets_no_door_to_deletion(
    classroom: Classroom, text: str
) -> None:
    chat = Chat(classroom)
    await chat.services.conversation.reader.ready()  # which takes long on a busy machine
    await chat.say(text)
    assert "Delete my data…" not in labels_of(chat.last)


async def test_help_names_privacy_and_one_s_data(classroom: Classroom) -> None:
    told = text_of(shown(await classroom.ana.slash(classroom.channel, "help")))
    assert "`/privacy`" in told
    assert "`/mydata export`" in told
    assert "`/mydata delete`" in told
