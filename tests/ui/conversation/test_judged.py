"""What is no answer is never counted: small talk, doubts, edits, and what was not shown yet."""

from __future__ import annotations

import contextlib
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.tutor.errors import TutorError
from bot.tutor.people import Press
from tests.fakes import HandClock, SlowEngine
from tests.ui.conversation.chat import PRESSES, Chat, counted, letters, mentioned

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.settings import Settings
    from tests.conftest import BuildApp

pytestmark = [pytest.mark.simcord(check_errors=False), pytest.mark.errors_expected]

WHO = count(770_000)
DESCENT, LOSS = "gradient-descent", "loss-in-numbers"
TALK = {
    (DESCENT, "fill"): """my mum calls|dinner|brb 5 min|im 15|i like cats|boring|good question|none
        |wait 2 sec|was ist accuracy|que es rises|keine ahnung|hilfe|weiter|not b|isnt it b|a break
        """,
    (DESCENT, "free"): "my teacher says we should do this later today",
    (DESCENT, "single"): """is b|isnt it b|b is it|is b ok|b means what|i bet b|not a b|b is not it
        |b no|b nah|b or not b|c u|c ya""",
    (LOSS, "number"): "not 0.5|like 0.5|im 15",
    (LOSS, "multiple"): "b or c|is b|i bet b",
}
SAID = [(*asked, text.strip()) for asked, row in TALK.items() for text in row.split("|")]


async def opened(chat: Chat, lesson: str, kind: str, person: int) -> QuestionScene:
    found = chat.services.lessons.course.lesson(lesson)
    assert found is not None
    item = next(one for one in found.questions if one.kind == kind)
    return await chat.services.questions.practise(Press(next(PRESSES), person), found, [item.id])


async def judged(chat: Chat, scene: QuestionScene, person: int, text: str) -> bool:
    with contextlib.suppress(TutorError):
        await chat.services.conversation.answer(Press(next(PRESSES), person), text)
    return await answers(chat, scene) > 0


async def answers(chat: Chat, scene: QuestionScene) -> int:
    """Count the answers to all questions of an attempt; none of them is shown by that."""
    attempt = await chat.services.questions.attempts.get(scene.attempt)
    assert attempt is not None
    return sum(str(one.kind) in {"answer", "words"} for one in attempt.entries)


@pytest.mark.parametrize(("lesson", "kind", "text"), SAID)
async def test_small_talk_and_doubts_are_not_counted(
    chat: Chat, lesson: str, kind: str, text: str
) -> None:
    who = next(WHO)
    assert not await judged(chat, await opened(chat, lesson, kind, who), who, text)


async def test_an_option_with_a_question_mark_is_asked_back(chat: Chat) -> None:
    who = next(WHO)
    scene = await opened(chat, DESCENT, "single", who)
    option = scene.asked.options[0].text  # type: ignore[union-attr]  # one chooses
    assert not await judged(chat, scene, who, f"{option}?")


async def test_what_was_not_locked_in_is_not_stored(chat: Chat, settings: Settings) -> None:
    await opened(chat, "how-a-network-learns", "fill", chat.actor.id)
    await chat.say("my mum zebraqux calls")
    database = Path(settings.database)
    files = database.parent.glob(f"{database.name}*")
    assert not any(b"zebraqux" in file.read_bytes() for file in files)


@pytest.mark.parametrize("before", ["what is a neuron", "i think its {}"])
async def test_an_edit_is_asked_back(chat: Chat, before: str) -> None:
    scene = await chat.question("single")
    wrong = letters(scene)[1]
    message = await chat.actor.send_dm(before.format(wrong))
    await chat.actor.user.edit(message, wrong)
    assert await counted(chat, scene) == 0
    await chat.say("yes")
    assert await counted(chat, scene) == 1


BETWEEN = ["why", "back", "skip", "was my answer right?", "hmm", "i want to die", "fuck you"]


async def test_after_a_restart_a_question_is_shown_before_it_is_answered(chat: Chat) -> None:
    lesson = chat.services.lessons.course.lesson("neurons-and-weights")
    assert lesson is not None
    ids = [one.id for one in lesson.questions if one.kind == "single"][:2]
    press = Press(next(PRESSES), chat.actor.id)
    scene = await chat.services.questions.practise(press, lesson, ids)
    await chat.say(letters(scene)[0])
    await chat.room.restart()
    await chat.say("a")
    assert await answers(chat, scene) == 1
    await chat.say("a")
    assert await answers(chat, scene) == 2


@pytest.mark.parametrize("between", BETWEEN)
async def test_yes_after_other_talk_locks_nothing_in(chat: Chat, between: str) -> None:
    scene = await chat.question("single")
    await chat.say(f"i think its {letters(scene)[1]}", between, "ok")
    assert await counted(chat, scene) == 0


async def test_nor_after_talk_in_a_channel(chat: Chat) -> None:
    scene = await chat.question("single")
    await chat.say(f"i think its {letters(scene)[1]}")
    await mentioned(chat, chat.actor, "hint")
    await chat.say("yes")
    assert await counted(chat, scene) == 0


class TestWhileATrainingIsOnItsWay:
    @pytest.fixture
    def simcord_bot(self, build_app: BuildApp) -> object:
        return build_app(engine=SlowEngine(), clock=HandClock()).bot

    @pytest.mark.parametrize("reply", ["yes", "cancel it", "Cancel the training"])
    async def test_a_stop_is_answered_in_words(self, chat: Chat, reply: str) -> None:
        await chat.say("train on spirals", "stop")
        assert "ancelled" in await chat.say(reply)

    @pytest.mark.parametrize("reply", ["no", "just pause", "just pause talking"])
    async def test_or_only_the_talk_pauses(self, chat: Chat, reply: str) -> None:
        await chat.say("train on spirals", "stop")
        said = await chat.say(reply)
        assert "ancelled" not in said
        assert "Umbrella" not in said
