"""How a prediction about a curve went is told to the person who made it, and to nobody else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.trainings.news import SKETCHED
from bot.tutor.people import Press
from bot.ui.answering.files import files_of, pictures_of
from bot.ui.client import TutorBot
from bot.ui.lab.cards import HOW_DID_IT_GO
from tests.fakes import QuickEngine
from tests.ui.reading import labels_of, parts, raw, shown, text_of

if TYPE_CHECKING:
    import simcord
    from discord.ext import commands

    from bot.settings import Settings
    from tests.conftest import BuildApp
    from tests.ui.conftest import Classroom
    from tests.ui.reading import Message

pytestmark = pytest.mark.simcord(check_errors=False)

VERDICT = "You predicted, 90% sure, that it falls and settles."
FORETOLD = {"predict": "converges", "sure": 90}


@pytest.fixture
def engine() -> QuickEngine:
    return QuickEngine()


@pytest.fixture
def simcord_bot(build_app: BuildApp, engine: QuickEngine) -> commands.Bot:
    return build_app(engine=engine).bot


def all_of(message: Message) -> str:
    """Return whatever a message shows or reads out: texts, labels, names of files, alt texts."""
    files = [(file.filename, file.description) for file in message.attachments]
    return f"{raw(message)} {text_of(message)} {labels_of(message)} {files}"


def is_silent(message: Message) -> bool:
    """Whether a message tells nothing of a prediction."""
    told = all_of(message).lower()
    return not any(word in told for word in ("you predicted", "foresaw", "brier", SKETCHED))


def names_of(message: Message) -> list[str]:
    return [file.filename for file in message.attachments]


async def trained(classroom: Classroom, **options: object) -> simcord.ResponseMessage:
    return shown(await classroom.ana.slash(classroom.channel, "train", **FORETOLD, **options))


async def test_the_public_card_tells_no_prediction_and_the_person_asks_for_it(
    classroom: Classroom,
) -> None:
    card = await trained(classroom)
    assert not card.ephemeral
    assert is_silent(card)
    assert names_of(card) == ["loss.png"]
    assert HOW_DID_IT_GO in labels_of(card)
    await classroom.restart()
    asked = shown(await classroom.ana.click(card, label=HOW_DID_IT_GO))
    assert asked.ephemeral
    assert VERDICT in text_of(asked)
    assert "Brier score: 0.01" in text_of(asked)
    assert names_of(asked) == [SKETCHED]
    assert is_silent(card), "the public card stays as it is"


async def test_an_onlooker_is_kindly_told_that_it_is_not_theirs(classroom: Classroom) -> None:
    card = await trained(classroom)
    refused = shown(await classroom.ben.click(card, label=HOW_DID_IT_GO))
    assert refused.ephemeral
    assert "seen only by the one who made it" in text_of(refused)
    assert not refused.attachments
    assert is_silent(refused)


async def test_the_rights_are_those_of_the_press_not_of_the_card(
    classroom: Classroom, settings: Settings
) -> None:
    card = await trained(classroom)
    with closing(sqlite3.connect(settings.database)) as database, database:
        database.execute("UPDATE run SET guild_id = 1")
    refused = shown(await classroom.ana.click(card, label=HOW_DID_IT_GO))
    assert "I know no run 1 here" in text_of(refused)


async def test_a_run_shown_again_tells_its_prediction_to_its_owner_alone(
    classroom: Classroom,
) -> None:
    await trained(classroom)
    for who, sees in ((classroom.ben, False), (classroom.ana, True)):
        again = shown(await who.slash(classroom.channel, "run show", run=1))
        assert again.ephemeral
        assert (VERDICT in text_of(again)) is sees
        assert names_of(again) == [SKETCHED if sees else "loss.png"]
        assert is_silent(again) is not sees
        assert HOW_DID_IT_GO not in labels_of(again)


@pytest.mark.parametrize("private", [True, False])
async def test_where_nobody_else_reads_the_card_itself_tells(
    classroom: Classroom, private: bool
) -> None:
    if private:
        card = await trained(classroom, private=True)
    else:
        card = shown(await classroom.ana.user.slash("train", **FORETOLD))
    assert VERDICT in text_of(card)
    assert names_of(card) == [SKETCHED]
    assert HOW_DID_IT_GO not in labels_of(card)


@pytest.mark.parametrize(
    "asked",
    [
        ("run repeat", {"run": 1}),
        ("run compare", {"first": 1, "second": 2}),
        ("run sweep", {"run": 1, "dial": "rates"}),
        ("run export", {"run": 1}),
        ("progress", {}),
    ],
    ids=lambda asked: asked[0],
)
async def test_nothing_else_tells_an_onlooker_of_a_prediction(
    classroom: Classroom, engine: QuickEngine, asked: tuple[str, dict[str, object]]
) -> None:
    await trained(classroom)
    await classroom.ben.slash(classroom.channel, "train", learning_rate=0.3)
    command, options = asked
    answer = await classroom.ben.slash(classroom.channel, command, **options)
    assert is_silent(shown(answer))
    assert all(is_silent(further) for further in answer.followups)
    assert [job.task.predicted for job in engine.submitted[1:]] == [""] * len(engine.submitted[1:])


async def test_the_buttons_under_a_predicted_run_tell_nothing_of_it(classroom: Classroom) -> None:
    card = await trained(classroom)
    for label in ("Numbers", "Repeat", "New seed", "Watch it learn", "Compare rates"):
        assert is_silent(shown(await classroom.ben.click(card, label=label)))
    form = await classroom.ben.click(card, label="Change a dial")
    assert form.modal is not None
    menus = [p for p in parts(form.modal["components"]) if p.get("options")]
    chosen = [option["value"] for menu in menus for option in menu["options"] if
              option.get("default")]  # fmt: skip
    assert "converges" not in chosen
    assert "none" in chosen


async def test_asked_in_the_channel_how_the_curve_looks_nudge_tells_no_prediction(
    classroom: Classroom,
) -> None:
    await trained(classroom)
    bot = classroom.env.bot
    assert isinstance(bot, TutorBot)
    press = Press(9, classroom.ana.id, classroom.ana.guild.id)
    scene = await bot.services.training_talk.curve(press)
    channel = await bot.fetch_channel(classroom.channel.id)
    files = files_of(pictures_of(scene))
    message = await channel.send(view=bot.draw(scene), files=files)  # type: ignore[union-attr]  # it is of text
    assert is_silent(message)
    assert HOW_DID_IT_GO in labels_of(message)


async def test_a_sketch_in_the_only_picture_of_an_old_run_is_its_owners_alone(
    classroom: Classroom, settings: Settings
) -> None:
    await trained(classroom)
    with closing(sqlite3.connect(settings.database)) as database, database:
        database.execute("DELETE FROM run_picture WHERE file_name = ?", (SKETCHED,))
    other = shown(await classroom.ben.slash(classroom.channel, "run show", run=1))
    assert not other.attachments
    assert "is not for all to see. **Repeat** draws one that is." in text_of(other)
    own = shown(await classroom.ana.slash(classroom.channel, "run show", run=1))
    assert names_of(own) == ["loss.png"]
    assert VERDICT in text_of(own)


async def test_a_run_without_a_prediction_has_nothing_to_ask(classroom: Classroom) -> None:
    card = shown(await classroom.ana.slash(classroom.channel, "train"))
    assert HOW_DID_IT_GO not in labels_of(card)
    assert "predict" not in text_of(card)
