"""Answers out of the shipped course: sources, what is veiled, refutations, trouble."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.content.conversation.fixed_words import load_fixed_words
from bot.registries import REGISTRIES
from bot.services.conversation.answer_scenes import ToldScene, TroubleScene, VeiledScene
from bot.services.conversation.reader import Spoken, TalkReader
from bot.services.given import Outside
from bot.services.services import build_services
from bot.tutor.conversation.answers.composing import Inquiry
from bot.tutor.conversation.fixed_words import FIXED_IDS
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.errors import TutorError
from tests.content.shipped import LESSONS
from tests.fakes import HandClock, HeardMessages, QuickEngine
from tests.services.lab.listening import ANA, GUILD
from tests.services.threads import FakeThreads
from tests.tutor.conversation.answers.shipped import COURSE

if TYPE_CHECKING:
    from bot.services.given import Memory
    from bot.services.services import Services
    from bot.tutor.conversation.fixed_words import FixedWords
    from tests.fakes import FakePictures
    from tests.services.conftest import Presses

NETWORK = "how-a-network-learns"
GRADIENT = Inquiry(
    Intent.DEFINE, (f"{NETWORK}/gradient-descent",), ("gradient",), ("what", "gradient")
)


@cache
def words() -> FixedWords:
    return load_fixed_words(LESSONS)[0]


@pytest.fixture
def talk(memory: Memory, pictures: FakePictures) -> Services:
    told = HeardMessages(), FakeThreads()
    outside = Outside(QuickEngine(), *told, HandClock(), Random(1), pictures)
    spoken = Spoken(words(), TalkReader(COURSE, None))
    return build_services(COURSE, memory, outside, {}, REGISTRIES, spoken)


async def asked(services: Services, press: Presses, question: Inquiry) -> ToldScene:
    scene = await services.answers.ask(press(), question)
    assert isinstance(scene, ToldScene)
    return scene


async def test_an_answer_names_the_card_it_comes_from(talk: Services, press: Presses) -> None:
    scene = await asked(talk, press, GRADIENT)
    assert scene.text.startswith("**Gradient**: The slopes of the loss for all weights together.")
    [source, *_] = scene.sources
    assert source.card in source.lesson.cards
    assert source.lesson.cards[source.number - 1] is source.card


async def test_what_was_asked_chooses_how_it_is_answered(talk: Services, press: Presses) -> None:
    pair = Inquiry(Intent.COMPARE, (), ("backpropagation", "gradient-descent"))
    assert (await asked(talk, press, pair)).text.endswith("the other takes the step.")
    number = Inquiry(Intent.COMPUTED, number="0.315")
    assert "`-ln 0.73 = 0.315`" in (await asked(talk, press, number)).text
    doubt = Inquiry(Intent.WHY, misconception="M6")
    assert (await asked(talk, press, doubt)).text.startswith("Not quite.")


async def test_a_number_is_told_from_the_lessons_nearest_to_the_persons(
    talk: Services, press: Presses
) -> None:
    await talk.lessons.open(press(), "loss-in-numbers")
    scene = await asked(talk, press, Inquiry(Intent.COMPUTED, number="0.315"))
    assert scene.sources[0].lesson.id == "loss-in-numbers"


async def test_an_unknown_number_is_asked_about(talk: Services, press: Presses) -> None:
    scene = await asked(talk, press, Inquiry(Intent.COMPUTED, number="98765"))
    assert scene.text.endswith("or the lesson.")
    assert not scene.sources


async def test_in_a_dm_the_experiment_begins_with_the_answer_and_its_picture_is_there(
    talk: Services, press: Presses
) -> None:
    doubt = Inquiry(Intent.WHY, misconception="M6")
    scene = await asked(talk, press, doubt)
    assert scene.begins is not None
    assert scene.begins.preset == "lr-trio"
    assert scene.picture is not None
    assert scene.picture.alt_text
    in_server = await talk.answers.ask(press(ANA, GUILD), doubt)
    assert isinstance(in_server, ToldScene)
    assert in_server.begins is None
    assert in_server.experiment == "M6"
    assert in_server.picture is not None


async def test_an_answer_that_holds_the_key_of_the_open_question_is_not_told(
    talk: Services, press: Presses
) -> None:
    lesson = COURSE.lessons[2]
    begun = await talk.questions.begin(press(), lesson)
    veiled = Inquiry(GRADIENT.intent, GRADIENT.cards, GRADIENT.terms, key=("gradient",))
    scene = await talk.answers.ask(press(), veiled)
    assert isinstance(scene, VeiledScene)
    assert scene.question is not None
    assert scene.question.attempt == begun.attempt
    assert not scene.question.ending


async def test_a_term_that_is_itself_the_key_is_not_told_though_its_definition_lacks_the_word(
    talk: Services, press: Presses
) -> None:
    await talk.questions.begin(press(), COURSE.lessons[0])
    sigmoid = Inquiry(Intent.DEFINE, (), ("sigmoid",), key=("logistic function",))
    told = await asked(talk, press, Inquiry(Intent.DEFINE, (), ("sigmoid",)))
    assert "logistic" not in told.text
    assert isinstance(await talk.answers.ask(press(), sigmoid), VeiledScene)


async def test_where_others_read_along_nothing_of_the_question_is_shown(
    talk: Services, press: Presses
) -> None:
    await talk.questions.begin(press(), COURSE.lessons[2])
    veiled = Inquiry(GRADIENT.intent, GRADIENT.cards, GRADIENT.terms, key=("gradient",))
    assert await talk.answers.ask(press(ANA, GUILD), veiled) == VeiledScene()
    private = await talk.answers.hint_instead(press(ANA, GUILD))
    assert private.question is not None


async def test_without_an_open_question_there_is_no_hint(talk: Services, press: Presses) -> None:
    with pytest.raises(TutorError, match="just ask me again"):
        await talk.answers.hint_instead(press())
    veiled = Inquiry(GRADIENT.intent, GRADIENT.cards, GRADIENT.terms, key=("gradient",))
    scene = await asked(talk, press, veiled)
    assert "gradient" not in scene.text.casefold()


async def test_what_the_course_does_not_teach_is_said_to_be_missing(
    talk: Services, press: Presses
) -> None:
    for question in (
        Inquiry(Intent.EXPLAIN, ("no/such",)),
        Inquiry(Intent.COMPARE, (), ("loss", "no-such")),
        Inquiry(Intent.WHY, misconception="M999"),
    ):
        with pytest.raises(TutorError, match="did not find that in the lessons"):
            await talk.answers.ask(press(), question)


@pytest.mark.parametrize("one", FIXED_IDS)
async def test_every_fixed_answer_is_given(talk: Services, one: str) -> None:
    assert (await talk.answers.fixed(one)).text


async def test_trouble_is_answered_in_private(talk: Services, press: Presses) -> None:
    in_dm = await talk.answers.trouble(press(), TroubleKind.DANGER)
    assert "somebody near you" in in_dm.text
    assert in_dm.behind is None
    in_channel = await talk.answers.trouble(press(ANA, GUILD), TroubleKind.DANGER)
    assert in_channel.behind is TroubleKind.DANGER
    assert "danger" not in in_channel.text
    assert await talk.answers.behind(TroubleKind.DANGER) == in_dm
    calm = await talk.answers.trouble(press(ANA, GUILD), TroubleKind.HURTFUL)
    assert calm == TroubleScene(calm.text)


async def test_a_course_without_fixed_words_says_so(
    memory: Memory, pictures: FakePictures, press: Presses
) -> None:
    told = HeardMessages(), FakeThreads()
    outside = Outside(QuickEngine(), *told, HandClock(), Random(1), pictures)
    services = build_services(COURSE, memory, outside, {}, REGISTRIES)
    with pytest.raises(TutorError, match="no answer to that"):
        await services.answers.fixed("brain")
    with pytest.raises(TutorError, match="no answer to that"):
        await services.answers.trouble(press(), TroubleKind.DANGER)
    with pytest.raises(TutorError, match="no answer to that"):
        await services.answers.behind(TroubleKind.DANGER)
