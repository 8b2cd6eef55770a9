"""What was understood last is remembered for half an hour, for its person and its place alone."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from bot.services.conversation.last_heard import KEPT, MOST, Heard
from bot.services.conversation.said import SaidDoorScene, SaidScene, WhySaid
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.understand import understand
from bot.tutor.conversation.moment import Moment, Open
from bot.tutor.people import Press
from bot.tutor.pictures.weighed_words import WeighedWordsPicture
from tests.conftest import shipped_lessons
from tests.fakes import FakePictures, HandClock
from tests.services.lab.listening import ANA, BEN, GUILD
from tests.tutor.conversation.meaning.minds import shipped_mind, shipped_reader

DM, CHANNEL, OTHER = Press(1, ANA, None, 70), Press(2, ANA, GUILD, 80), Press(3, ANA, GUILD, 81)
QUESTION = "why do we need a learning rate"


class Room:
    """Everything that the service needs, with a clock to move on."""

    def __init__(self) -> None:
        self.clock, self.pictures = HandClock(), FakePictures()
        self.heard = Heard(self.clock)
        course = shipped_lessons()[0]
        self.said = WhySaid(self.heard, course, self.pictures, shipped_reader())

    def note(self, press: Press, text: str, moment: Moment | None = None) -> None:
        moment = moment or Moment()
        self.heard.note(press, understand(shipped_mind(), text, moment), moment)


@pytest.fixture
def room() -> Room:
    return Room()


async def text_in(room: Room, press: Press) -> str:
    return "\n".join((await room.said.shown(press)).lines)


async def test_a_question_is_told_with_its_words_its_card_and_the_network(room: Room) -> None:
    room.note(DM, QUESTION)
    scene = await room.said.told(DM)
    assert isinstance(scene, SaidScene)
    text = "\n".join(scene.lines)
    for part in (
        "I took your message as: **a question about the subject** (",
        "Next likeliest: ",
        "What counted most for it: ",
        "\u201cwhy\u201d (+",
        "stand in a text that leads there.",
        f"{len(shipped_mind().intents.rows):,} inputs, "
        f"trained on {shipped_reader().examples:,} example sentences",
        "no idea what the words mean",
    ):
        assert part in text
    assert [picture.file_name for picture in scene.pictures] == ["understood.png"]
    (spec,) = room.pictures.asked
    assert isinstance(spec, WeighedWordsPicture)
    assert "\u201cwhy\u201d" in spec.labels


async def test_without_its_picture_it_is_told_all_the_same(room: Room) -> None:
    room.pictures.broken = True
    room.note(DM, QUESTION)
    scene = await room.said.shown(DM)
    assert scene.undrawn
    assert scene.pictures == ()
    assert "What counted most" in "\n".join(scene.lines)


async def test_a_message_that_was_refused_is_told_as_such(room: Room) -> None:
    meaning = understand(shipped_mind(), "pizza")
    room.heard.note(DM, replace(meaning, refused=True, intent=Intent.NONE))
    text = await text_in(room, DM)
    assert "**something that I cannot help with**. Otherwise likeliest: " in text
    assert "A neuron of its own decided that" in text
    assert "looked on the card" not in text


async def test_what_was_open_is_told_where_it_decided(room: Room) -> None:
    room.heard.note_move(DM, Intent.ANSWER, "b", Moment(Open.CHOICE))
    scene = await room.said.shown(DM)
    line = "A lesson's question was open, and a single letter is an answer there."
    assert scene == SaidScene((line,))
    assert room.pictures.asked == []


async def test_the_words_of_a_move_are_not_remembered(room: Room) -> None:
    words = "my very own words"
    room.heard.note_move(DM, Intent.ANSWER, words, Moment(Open.WORDS, options=(words,)))
    assert words not in repr(room.heard.last(DM))


async def test_in_a_server_there_is_only_a_door(room: Room) -> None:
    room.note(CHANNEL, QUESTION)
    assert await room.said.told(CHANNEL) == SaidDoorScene()
    assert "the subject" in await text_in(room, replace(CHANNEL, id=9))


async def test_each_person_has_a_memory_for_each_place(room: Room) -> None:
    room.note(DM, QUESTION)
    room.note(CHANNEL, "hello")
    assert "the subject" in await text_in(room, replace(DM, id=8, channel=None))
    assert "a greeting" in await text_in(room, CHANNEL)
    for other in (OTHER, replace(DM, person=BEN), replace(CHANNEL, person=BEN)):
        assert await room.said.shown(other) == SaidScene()


async def test_asking_why_is_not_what_was_said_last(room: Room) -> None:
    room.note(DM, QUESTION)
    why = replace(understand(shipped_mind(), "why did you say that"), intent=Intent.SAID)
    room.heard.note(DM, why)
    room.heard.note_move(DM, Intent.SAID, "", Moment())
    assert "the subject" in await text_in(room, DM)


async def test_it_is_gone_after_half_an_hour_and_after_a_restart(room: Room) -> None:
    room.note(DM, QUESTION)
    room.clock.seconds += KEPT - 1
    assert (await room.said.shown(DM)).lines
    room.clock.seconds += 1
    assert await room.said.shown(DM) == SaidScene()
    room.note(DM, QUESTION)
    anew = replace(room.said, heard=Heard(room.clock))
    assert await anew.shown(DM) == SaidScene()


async def test_only_so_many_are_remembered_and_the_latest_stay(room: Room) -> None:
    meaning = understand(shipped_mind(), QUESTION)
    for person in range(MOST + 100):
        room.heard.note(Press(person, person), meaning)
        room.heard.note(Press(person, 0), meaning)
    kept = [p for p in range(MOST + 100) if room.heard.last(Press(1, p)) is not None]
    assert len(kept) == MOST
    assert kept[0] == 0
    assert kept[1] == 101


def test_what_is_too_old_is_dropped_when_anything_is_remembered(room: Room) -> None:
    meaning = understand(shipped_mind(), QUESTION)
    chance = Random(5)
    for person in range(60):
        room.clock.seconds += chance.uniform(0, KEPT / 10)
        room.heard.note(Press(person, person), meaning)
    assert len(room.heard) < 40
    room.clock.seconds += KEPT
    room.heard.note(DM, meaning)
    assert len(room.heard) == 1
