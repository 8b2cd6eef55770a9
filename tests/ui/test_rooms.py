"""/play, /progress, /help, /glossary and the doors between them, as people meet them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import simcord

from bot.settings import Settings, shipped
from bot.ui.client import TutorBot
from tests.ui.game.desk import GameDesk
from tests.ui.reading import labels_of, shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

# To simcord a refused command is an error of the bot. Ours are told from bugs by the log: a bug is
# logged as an ERROR, and that fails the test (see conftest).
pytestmark = pytest.mark.simcord(check_errors=False)


async def test_a_public_answer_leads_everybody_to_private_rooms_of_their_own(
    classroom: Classroom,
) -> None:
    done = await classroom.ana.slash(classroom.channel, "train")
    posted = next(m for m in [done.response, *done.followups] if m and m.attachments)
    before = text_of(posted)
    for label, words in (
        ("Learn", "Lesson 1"),
        ("Play", "First, your rule"),
        ("My progress", "Your progress"),
        ("Help", "Hello, I am Nudge"),
    ):
        opened = await classroom.ben.click(posted, label=label)
        assert opened.ephemeral
        assert words in text_of(shown(opened))
    assert text_of(posted) == before


async def test_a_lesson_that_builds_on_others_says_so_first(classroom: Classroom) -> None:
    asked = await classroom.ana.slash(classroom.channel, "learn", lesson="how-a-network-learns")
    needed = "builds on lessons 1 and 2, which you have not finished yet"
    assert needed in text_of(shown(asked))
    ways = ["Start with lesson 1", "Open lesson 3 anyway", "I know this already"]
    assert labels_of(shown(asked)) == ways
    opened = await classroom.ana.click(shown(asked), label="Open lesson 3 anyway")
    assert "card 1 of 10" in text_of(shown(opened))
    for typed in ("forward", "2"):
        offered = await classroom.ana.autocomplete(classroom.channel, "learn", "lesson", typed)
        assert [choice["value"] for choice in offered] == ["the-forward-pass"]
    for typed in ("2", "The forward pass"):
        asked = await classroom.ana.slash(classroom.channel, "learn", lesson=typed)
        assert "builds on lesson 1" in text_of(shown(asked))
    lost = await classroom.ana.slash(classroom.channel, "learn", lesson="banana")
    assert "There are: 1. Neurons and weights" in shown(lost).content


async def test_share_posts_a_card_whatever_the_teacher_did_before(classroom: Classroom) -> None:
    posted = await classroom.ben.slash(classroom.channel, "learn", lesson="3", share=True)
    assert not posted.ephemeral
    assert "card 1 of 10" in text_of(shown(posted))
    while "Next" in labels_of(shown(posted)):
        await classroom.ben.click(shown(posted), label="Next")
    private = await classroom.ben.click(shown(posted), label="Now you")
    assert private.ephemeral
    assert "Match the terms" in text_of(shown(private))
    again = await classroom.ben.slash(classroom.channel, "learn", share=True)
    assert not again.ephemeral
    assert "card 1 of 10" in text_of(shown(again))


async def test_a_word_is_explained_and_an_unknown_one_answered_with_its_neighbours(
    classroom: Classroom,
) -> None:
    found = await classroom.ana.slash(classroom.channel, "glossary", term="overfiting")
    assert "Overfitting" in text_of(shown(found))
    lost = await classroom.ana.slash(classroom.channel, "glossary", term="backprop machine")
    assert "not in the glossary" in shown(lost).content
    offered = await classroom.ana.autocomplete(classroom.channel, "glossary", "term", "gradient")
    assert "gradient descent" in [choice["name"] for choice in offered]


async def test_without_a_mistake_the_rule_needs_a_sentence_that_would_break_it(
    classroom: Classroom,
) -> None:
    desk = GameDesk(classroom, classroom.ana)
    await desk.begin()
    while "Write my rule" not in desk.labels:
        await desk.predict(right=True)
    assert "You made no mistake" in desk.text
    rule = "Long words point to formal."
    form = await classroom.ana.click(desk.message, label="Write my rule")
    refused = await classroom.ana.submit_modal(form, {"rule": rule, "breaker": " "})
    assert "add a sentence that would break your rule" in text_of(shown(refused))
    await desk.fill("Write my rule", rule=rule, breaker="Unbelievable, dude!")
    assert "Your rule is in your notebook" in desk.text
    told = text_of(shown(await classroom.ana.slash(classroom.channel, "notebook")))
    assert "Long words point to formal." in told
    assert "would break it: Unbelievable, dude!" in told


@pytest.mark.errors_expected
async def test_a_broken_lesson_is_switched_off_and_the_others_go_on(
    tmp_path: Path, settings: Settings, build_app: BuildApp, caplog: pytest.LogCaptureFixture
) -> None:
    lessons = tmp_path / "lessons"
    shutil.copytree(shipped("lessons"), lessons)
    broken = lessons / "the-forward-pass" / "questions.toml"
    broken.write_text(broken.read_text(encoding="utf-8") + "\noops", encoding="utf-8")
    app = build_app(Settings(database=settings.database, lessons=lessons))
    assert "the-forward-pass/questions.toml" in caplog.text
    async with simcord.run(app.bot, check_errors=False) as env:
        guild = env.create_guild()
        channel, ana = guild.create_text_channel("lessons"), guild.add_member(env.create_user("a"))
        card = shown(await ana.slash(channel, "learn"))
        assert "Lesson 1" in text_of(card)
        card = shown(await ana.click(card, label="Jump to lesson 3"))
        assert "Lesson 3" in text_of(card)
        off = await ana.slash(channel, "learn", lesson="the-forward-pass")
        assert "its text is being mended" in shown(off).content


async def test_a_new_server_is_greeted_where_the_bot_may_speak(classroom: Classroom) -> None:
    bot = classroom.env.bot
    assert isinstance(bot, TutorBot)
    server = bot.get_guild(classroom.ana.guild.id)
    assert server is not None
    await bot.on_guild_join(server)
    assert classroom.channel.last_message is not None
    assert "Type `/learn` to begin" in text_of(classroom.channel.last_message)
