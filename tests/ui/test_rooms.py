"""/train, /play, /progress, /help, /glossary and the doors between them, as people meet them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import simcord

from bot.settings import Settings, shipped
from bot.ui.client import TutorBot
from tests.ui.reading import labels_of, parts, shown, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom

GALLERY = 12
DEFER = 5

# To simcord a refused command is an error of the bot. Ours are told from bugs by the log: a bug is
# logged as an ERROR, and that fails the test (see conftest).
pytestmark = pytest.mark.simcord(check_errors=False)


async def test_train_posts_a_picture_with_alt_text_and_the_numbers(classroom: Classroom) -> None:
    done = await classroom.ana.slash(classroom.channel, "train", data="xor", seed=3)
    first, *_ = (r for r in classroom.env.http_requests if r.path.endswith("/callback"))
    assert first.json == {"type": DEFER}, "acknowledged before the training"
    posted = next(m for m in [done.response, *done.followups] if m and m.attachments)
    assert not posted.ephemeral
    assert "xor · 2-8-1 · learning rate 1" in text_of(posted)
    assert "The loss falls and stays low." in text_of(posted)
    assert "0.700 → 0.100" in text_of(posted)
    (picture,) = posted.attachments
    assert picture.description == "Line chart. Training falls 0.70 to 0.10."
    gallery = next(p for p in parts(posted.components) if p["type"] == GALLERY)
    assert gallery["items"][0]["description"] == picture.description


async def test_train_may_be_kept_to_oneself(classroom: Classroom) -> None:
    done = await classroom.ana.slash(classroom.channel, "train", private=True)
    assert done.ephemeral


async def test_the_form_trains_too_and_says_what_is_amiss(classroom: Classroom) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "help"))
    form = await classroom.ana.click(card, label="Train a network")
    values = {"data": "circles", "hidden": "4", "rate": "0,5", "epochs": "10", "seed": "1"}
    done = await classroom.ana.submit_modal(form, values)
    posted = next(m for m in [done.response, *done.followups] if m and m.attachments)
    assert posted.ephemeral
    assert "circles · 2-4-1 · learning rate 0.5" in text_of(posted)
    form = await classroom.ana.click(card, label="Train a network")
    refused = await classroom.ana.submit_modal(form, {**values, "hidden": "many"})
    assert refused.ephemeral
    assert "Write the hidden layers as numbers" in shown(refused).content


async def test_an_option_out_of_range_is_refused_before_anything_is_sent(
    classroom: Classroom,
) -> None:
    with pytest.raises(simcord.OptionError):
        await classroom.ana.slash(classroom.channel, "train", learning_rate=5000.0)
    refused = await classroom.ana.slash(classroom.channel, "train", hidden="99")
    assert refused.ephemeral
    assert "between 1 and 64" in shown(refused).content


async def test_a_public_answer_leads_everybody_to_private_rooms_of_their_own(
    classroom: Classroom,
) -> None:
    done = await classroom.ana.slash(classroom.channel, "train")
    posted = next(m for m in [done.response, *done.followups] if m and m.attachments)
    before = text_of(posted)
    for label, words in (
        ("Learn", "Lesson 1"),
        ("Play", "Is this formal or casual?"),
        ("My progress", "Your progress"),
        ("Help", "Hello, I am Nudge"),
    ):
        opened = await classroom.ben.click(posted, label=label)
        assert opened.ephemeral
        assert words in text_of(shown(opened))
    assert text_of(posted) == before


async def test_a_lesson_that_builds_on_others_says_so_first(classroom: Classroom) -> None:
    asked = await classroom.ana.slash(classroom.channel, "learn", lesson="how-a-network-learns")
    assert "builds on lesson 1 and lesson 2" in text_of(shown(asked))
    assert labels_of(shown(asked)) == ["Start with lesson 1", "Open lesson 3 anyway"]
    opened = await classroom.ana.click(shown(asked), label="Open lesson 3 anyway")
    assert "card 1 of 10" in text_of(shown(opened))
    offered = await classroom.ana.autocomplete(classroom.channel, "learn", "lesson", "forward")
    assert [choice["value"] for choice in offered] == ["the-forward-pass"]


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
    card = shown(await classroom.ana.slash(classroom.channel, "play"))
    for label in ("Formal", "Casual", "Formal"):
        card = shown(await classroom.ana.click(card, label=label))
    assert "You made no mistake" in text_of(card)
    form = await classroom.ana.click(card, label="Write my rule")
    rule = {"rule": "Long words point to formal.", "breaker": "Unbelievable, dude!"}
    card = shown(await classroom.ana.submit_modal(form, rule))
    assert "notebook" in text_of(card)
    told = text_of(shown(await classroom.ana.slash(classroom.channel, "progress")))
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
        assert "switched off while its text is mended" in shown(off).content


@dataclass(frozen=True)
class Talk:
    text: str
    words: str


@pytest.mark.parametrize(
    "talk",
    [
        Talk("hi", "Hello, I am Nudge"),
        Talk("let's learn", "Lesson 1"),
        Talk("play", "Is this formal or casual?"),
        Talk("how am I doing?", "Your progress"),
        Talk("what is a learning rate?", "### Learning rate"),
        Talk("train something", "Train a network"),
        Talk("what is a banana?", "not in the glossary"),
    ],
    ids=lambda talk: talk.text,
)
async def test_in_a_dm_one_simply_talks_to_the_tutor(classroom: Classroom, talk: Talk) -> None:
    await classroom.ana.send_dm(talk.text)
    answer = classroom.ana.user.dm_channel.last_message
    assert answer is not None
    assert talk.words in text_of(answer)


async def test_in_a_dm_the_lesson_is_a_message_that_stays(classroom: Classroom) -> None:
    first = await classroom.ana.user.slash("learn")
    assert not first.ephemeral
    turned = await classroom.ana.user.click(shown(first), label="Next")
    assert shown(turned).id == shown(first).id
    assert "card 2 of" in text_of(shown(turned))


async def test_in_a_dm_the_whole_game_can_be_played_by_talking(classroom: Classroom) -> None:
    ana, channel = classroom.ana, classroom.ana.user.dm_channel
    await ana.send_dm("play")
    assert channel.last_message is not None
    await ana.user.click(channel.last_message, label="Casual")
    await ana.send_dm("what is a feature?")
    assert "### Feature" in text_of(channel.last_message)
    await ana.send_dm("I guess it was too polite?")
    assert "Nearly. Say it like this" in text_of(channel.last_message)
    await ana.send_dm("I think I weighted the polite words too low. I will adjust my rule.")
    assert "Hey, wanna grab pizza?" in text_of(channel.last_message)


async def test_a_mention_in_a_channel_is_answered_without_showing_answers_there(
    classroom: Classroom,
) -> None:
    ana, channel = classroom.ana, classroom.channel
    mention = f"<@{classroom.env.bot.user.id}>" if classroom.env.bot.user else ""
    card = shown(await ana.slash(channel, "play"))
    await ana.click(card, label="Casual")
    await ana.send(channel, f"{mention} I think I weighted the polite words too low.")
    heard = channel.last_message
    assert heard is not None
    assert "polite words too low. I will adjust my rule." in text_of(heard)
    assert "formal or casual" not in text_of(heard)
    opened = await ana.click(heard, label="Go on")
    assert opened.ephemeral
    assert "Hey, wanna grab pizza?" in text_of(shown(opened))
    await classroom.ben.send(channel, f"{mention} learn")
    assert channel.last_message is not None
    assert labels_of(channel.last_message)[:2] == ["Learn", "Play"]


async def test_other_talk_in_a_channel_is_none_of_our_business(classroom: Classroom) -> None:
    await classroom.ana.send(classroom.channel, "who wants to learn something?")
    assert len(classroom.channel.history()) == 1


async def test_a_new_server_is_greeted_where_the_bot_may_speak(classroom: Classroom) -> None:
    bot = classroom.env.bot
    assert isinstance(bot, TutorBot)
    server = bot.get_guild(classroom.ana.guild.id)
    assert server is not None
    await bot.on_guild_join(server)
    assert classroom.channel.last_message is not None
    assert "Type `/learn` to begin" in text_of(classroom.channel.last_message)
