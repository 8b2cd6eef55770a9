"""Opens each form that somebody fills in among others: in games, in posts, in a lesson together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.tutor.classroom.lesson_together.way import LessonStage
from bot.tutor.course.cards import NumberTry
from bot.ui.classroom.lesson_together.buttons import TypedTogetherModal
from bot.ui.classroom.posts.answer_forms import (
    PairedAnswerModal,
    ReasonModal,
    TypedAnswerModal,
)
from bot.ui.classroom.posts.drafts import WriteModal
from bot.ui.game.group.forms import GroupArenaModal, GroupCorrectionModal, GroupFeaturesModal
from bot.ui.game.partner.forms import (
    PartnerCorrectionModal,
    PartnerInviteModal,
    PartnerRuleModal,
)
from bot.ui.game.rivals.picking import PickTenModal
from bot.ui.game.rivals.writing import WriteTestModal
from tests.ui.classroom.lesson_together.party import LessonParty
from tests.ui.classroom.posts.room import ClassRoom
from tests.ui.classroom.posts.test_every_kind import of_kind
from tests.ui.game.company import Company
from tests.ui.game.desk import FEATURES
from tests.ui.game.group.table import RULE, GroupTable
from tests.ui.game.partner.two import Two
from tests.ui.game.rivals.table import RivalTable
from tests.ui.kit.refused.stage import Open, Opened, Stage, Values
from tests.ui.reading import labels_of, shown

if TYPE_CHECKING:
    from bot.ui.kit.persistent import PersistentModal

SAID: Values = {"picked": [], "typed": "the slang", "direction": "too low", "side": "casual"}


async def group(stage: Stage) -> GroupTable:
    table = GroupTable(Company.of(stage.room, stage.clock, 3))
    await table.open()
    await table.gather()
    return table


async def group_features(stage: Stage) -> Opened:
    company = (await group(stage)).company
    form = await company.people[1].click(company.card, label="Name two features")
    return Opened(company.people[1], form, FEATURES)


async def group_correction(stage: Stage) -> Opened:
    table = await group(stage)
    await table.name_all([0, 1, 2])
    await table.predict_all([0, 1, 2], wrong=[1])
    form = await table.company.people[1].click(table.company.card, label="Say what misled me")
    return Opened(table.company.people[1], form, SAID)


async def group_rule(stage: Stage) -> Opened:
    table = await group(stage)
    await table.name_all([0, 1, 2])
    await table.learn([0, 1, 2], [1])
    for who in range(3):
        await table.take_test(who)
    company = table.company
    if "Send my rule" not in company.labels:
        await company.press(0, company.labels[0])
    form = await company.people[1].click(company.card, label="Send my rule")
    return Opened(company.people[1], form, RULE | {"for-casual": ["question", "slang"]})


async def invitation(stage: Stage) -> Opened:
    ana = stage.room.ana
    how = shown(await ana.slash(stage.room.channel, "play", mode="partner"))
    form = await ana.click(how, label="Invite a partner")
    return Opened(ana, form, {"person": [stage.room.ben]})


async def partner_correction(stage: Stage) -> Opened:
    two = Two(stage.room, stage.clock)
    await two.reach("correct")
    form = await stage.room.ana.click(two.card, label="Say it")
    return Opened(stage.room.ana, form, SAID)


async def partner_rule(stage: Stage) -> Opened:
    two = Two(stage.room, stage.clock)
    await two.reach_rules()
    form = await stage.room.ana.click(two.card, label="Write my rule")
    return Opened(stage.room.ana, form, {"rule": "Slang words point to casual."})


async def rivals_pick(stage: Stage) -> Opened:
    table, ana = RivalTable(stage.room, stage.clock, stage.build_app), stage.room.ana
    await table.start()
    ids = [one.id for one in await table.offered()]
    await table.press(ana, "My team")
    form = await ana.click(table.own[ana.id], label="Pick sentences")
    return Opened(ana, form, {"one": ids[3:7], "two": ids[15:18]})


async def rivals_write(stage: Stage) -> Opened:
    table, ana = RivalTable(stage.room, stage.clock, stage.build_app), stage.room.ana
    await table.to_writing()
    await table.press(ana, "My team")
    form = await ana.click(table.own[ana.id], label="Write a sentence")
    return Opened(ana, form, {"text": "Would you grab my sandwich, please", "label": "formal"})


async def post_written(stage: Stage) -> Opened:
    school = await ClassRoom.of(stage.room, stage.clock, 2)
    offered = shown(await school.tea.slash(stage.room.channel, "post question"))
    form = await school.tea.click(offered, label="Write my own")
    options = "* It compares | Yes.\nIt stores | No."
    return Opened(school.tea, form, {"stem": "What does loss do?", "options": options})


async def post_typed(stage: Stage) -> Opened:
    school = await ClassRoom.of(stage.room, stage.clock, 2)
    await school.post(of_kind(school, "number"))
    form = await school.students[0].click(school.card, label="Answer")
    return Opened(school.students[0], form, {"answer": "12"})


async def post_paired(stage: Stage) -> Opened:
    school = await ClassRoom.of(stage.room, stage.clock, 2)
    await school.post(of_kind(school, "match"))
    form = await school.students[0].click(school.card, label="Answer")
    assert form.modal is not None
    count = len(form.modal["components"])
    return Opened(
        school.students[0], form, {str(k): ["ABCDE"[count - 1 - k]] for k in range(count)}
    )


async def post_reason(stage: Stage) -> Opened:
    school = await ClassRoom.of(stage.room, stage.clock, 2)
    await school.post(of_kind(school, "single"), "Reasons: no")
    mine = await school.press(school.students[0], "A")
    why = next(one for one in labels_of(mine) if one.startswith("Say why"))
    form = await school.students[0].click(mine, label=why)
    return Opened(school.students[0], form, {"reason": "It is the only one that compares."})


async def lesson_typed(stage: Stage) -> Opened:
    party = LessonParty(Company.of(stage.room, stage.clock, 2))
    await party.open()
    await party.gather()
    cards = (await party.state()).lesson.cards
    place = next(k for k, one in enumerate(cards) if isinstance(one.tried, NumberTry))
    await party.go_to(LessonStage.TRY, place)
    company = party.company
    form = await company.people[1].click(company.card, label="Type my number")
    return Opened(company.people[1], form, {"answer": "1.5"})


TOGETHER: dict[type[PersistentModal], Open] = {
    GroupFeaturesModal: group_features,
    GroupCorrectionModal: group_correction,
    GroupArenaModal: group_rule,
    PartnerInviteModal: invitation,
    PartnerCorrectionModal: partner_correction,
    PartnerRuleModal: partner_rule,
    PickTenModal: rivals_pick,
    WriteTestModal: rivals_write,
    WriteModal: post_written,
    TypedAnswerModal: post_typed,
    PairedAnswerModal: post_paired,
    ReasonModal: post_reason,
    TypedTogetherModal: lesson_typed,
}
