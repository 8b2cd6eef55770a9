"""Opens each form that one person fills in alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.course.cards import NumberModal
from bot.ui.course.notebook import NoteModal
from bot.ui.data.forms import DataModal
from bot.ui.exercises.inputs.pair_up import PairModal
from bot.ui.exercises.inputs.type_in import TypeModal
from bot.ui.game.challenges import FoolModal
from bot.ui.game.forms import CorrectionModal, FeaturesModal, RuleModal
from bot.ui.game.reports import ReportModal
from bot.ui.lab.form import TrainModal
from tests.content.every_kind import FREE, MATCH
from tests.ui.exercises.conftest import Asked
from tests.ui.game.desk import FEATURES, GameDesk
from tests.ui.game.posted import FOOLING, posted_by_ana
from tests.ui.kit.refused.stage import Open, Opened, Stage
from tests.ui.reading import shown

if TYPE_CHECKING:
    from bot.ui.kit.persistent import PersistentModal

ROWS = "\n".join(f"{k},{k % 2},{'red' if k % 2 else 'blue'}" for k in range(12))


async def note(stage: Stage) -> Opened:
    ana = stage.room.ana
    page = shown(await ana.slash(stage.room.channel, "notebook"))
    form = await ana.click(page, label="Write a note")
    return Opened(ana, form, {"note": "The loss is one number. *Why* one?"})


async def number(stage: Stage) -> Opened:
    ana = stage.room.ana
    lesson = "neurons-and-weights"
    page = shown(await ana.slash(stage.room.channel, "learn", lesson=lesson))
    course = stage.bot.services.lessons.course
    found = course.lesson(lesson)
    assert found is not None
    card = next(one for one in found.cards if type(one.tried).__name__ == "NumberTry")
    form = await stage.press_any(ana, page, f"lesson-number:1:{card.id}:1")
    return Opened(ana, form, {"answer": "1,25"})


async def asked(stage: Stage, questions: str) -> Asked:
    await stage.teach(questions)
    [lesson, *_] = stage.bot.services.lessons.course.lessons
    learner = Asked(stage.room.ana, stage.room.channel, lesson, database=stage.settings.database)
    await learner.slash("learn")
    await learner.read_to_the_end()
    return learner


async def typed(stage: Stage) -> Opened:
    form = await (await asked(stage, FREE)).click("Type my answer")
    return Opened(stage.room.ana, form, {"answer": "It compares two things.\nI think."})


async def paired(stage: Stage) -> Opened:
    form = await (await asked(stage, MATCH)).click("Match them")
    return Opened(stage.room.ana, form, {"0": ["C"], "1": ["A"], "2": ["B"]})


async def features(stage: Stage) -> Opened:
    desk = GameDesk(stage.room, stage.room.ana)
    await desk.open()
    form = await desk.actor.click(desk.message, label="Name two features")
    return Opened(desk.actor, form, FEATURES)


async def correction(stage: Stage) -> Opened:
    desk = GameDesk(stage.room, stage.room.ana)
    await desk.begin()
    await desk.predict(right=False)
    form = await desk.actor.click(desk.message, label="Say it")
    values = {"picked": [], "typed": "the \N{RIGHT-TO-LEFT MARK}slang", "direction": "too low"}
    return Opened(desk.actor, form, values)


async def rule(stage: Stage) -> Opened:
    desk = GameDesk(stage.room, stage.room.ana)
    await desk.begin()
    while "Write my rule" not in desk.labels:
        await desk.predict(right=True)
    form = await desk.actor.click(desk.message, label="Write my rule")
    values = {"rule": "Slang words point to casual.", "breaker": "Yo, the meeting is adjourned."}
    return Opened(desk.actor, form, {**values})


async def fooling(stage: Stage) -> Opened:
    desk = GameDesk(stage.room, stage.room.ana)
    await desk.begin()
    await desk.play()
    form = await desk.actor.click(desk.message, label="Fool the network")
    return Opened(desk.actor, form, {"text": FOOLING, "label": "casual"})


async def report(stage: Stage) -> Opened:
    posted = await posted_by_ana(stage.room, stage.clock)
    form = await stage.room.ben.click(await posted.card(), label="Report")
    return Opened(stage.room.ben, form, {"reason": "It names somebody whom I know."})


async def training(stage: Stage) -> Opened:
    ana = stage.room.ana
    page = shown(await ana.slash(stage.room.channel, "help"))
    form = await ana.click(page, label="Train a network")
    texts = {"hidden": "4", "rate": "0,5", "epochs": "10"}
    return Opened(ana, form, {"data": ["circles"], **texts, "foreseen": ["crawls"]})


async def data(stage: Stage) -> Opened:
    ana = stage.room.ana
    form = await ana.slash(stage.room.channel, "data add", name="my-points")
    return Opened(ana, form, {"rows": ROWS})


ALONE: dict[type[PersistentModal], Open] = {
    NoteModal: note,
    NumberModal: number,
    TypeModal: typed,
    PairModal: paired,
    FeaturesModal: features,
    CorrectionModal: correction,
    RuleModal: rule,
    FoolModal: fooling,
    ReportModal: report,
    TrainModal: training,
    DataModal: data,
}
