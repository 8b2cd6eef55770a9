"""Giving an answer of any kind in a post, by what its cards offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.bench.class_answers import REPLIES
from bot.tutor.classroom.posted import drawn_in
from bot.tutor.exercises.questions.inputs import (
    ChooseOne,
    ChooseSeveral,
    PairUp,
    PutInOrder,
    TypeIn,
    letters_of,
)
from bot.tutor.exercises.replies import Chosen, Number, Ordered, Paired, Several, Typed
from tests.ui.reading import labels_of, shown

if TYPE_CHECKING:
    import simcord

    from bot.tutor.exercises.questions.inputs import Input
    from bot.tutor.exercises.questions.kind import Question
    from bot.tutor.exercises.replies import Reply
    from tests.ui.classroom.posts.room import ClassRoom


async def asked_now(school: ClassRoom, question: Question) -> Input:
    """Return the input of a live post as the whole class has it."""
    found = await school.services.groups.show(school.number)
    return question.task.shown(drawn_in(found.plan, question))


async def replies_now(school: ClassRoom, question: Question) -> tuple[Reply, Reply]:
    """Return a right reply and a wrong one to a live post; words for one in own words."""
    if type(question.task) not in REPLIES:
        return Typed("It compares and gives a number"), Typed("I am not sure about it")
    found = await school.services.groups.show(school.number)
    drawn = drawn_in(found.plan, question)
    replies = REPLIES[type(question.task)](question.task, drawn)
    judged = [(reply, question.task.judge(drawn, reply).right) for reply in replies]
    right = next(reply for reply, is_right in judged if is_right)
    return right, next(reply for reply, is_right in judged if not is_right)


async def give(
    school: ClassRoom, who: simcord.MemberActor, asked: Input, reply: Reply
) -> simcord.ResponseMessage:
    """Answer on the public card, or on the private one that it opens."""
    match asked:
        case ChooseOne():
            assert isinstance(reply, Chosen)
            [letter] = letters_of(asked.options, [reply.id])
            told = await school.press(who, letter)
        case ChooseSeveral() | PutInOrder():
            assert isinstance(reply, Several | Ordered)
            told = await press_all(school, who, letters_of(asked.options, reply.ids))
        case PairUp():
            assert isinstance(reply, Paired)
            letters = letters_of(asked.options, [right for _, right in reply.pairs])
            fields: dict[str, str | list[str]] = {
                str(number): [letter] for number, letter in enumerate(letters)
            }
            told = await form(school, who, fields)
        case TypeIn():
            assert isinstance(reply, Typed | Number)
            told = await form(school, who, {"answer": reply.text})
            if "Send my answer" in labels_of(told):  # the follow-up of one's own words
                told = await school.press(who, "Send my answer", told)
        case _:
            assert_never(asked)
    return told


async def press_all(
    school: ClassRoom, who: simcord.MemberActor, letters: tuple[str, ...]
) -> simcord.ResponseMessage:
    told = await school.press(who, "Answer")
    for letter in letters:
        told = await school.press(who, letter, told)
    return await school.press(who, "Send my answer", told)


async def form(
    school: ClassRoom, who: simcord.MemberActor, fields: dict[str, str | list[str]]
) -> simcord.ResponseMessage:
    opened = await who.click(school.card, label="Answer")
    return shown(await who.submit_modal(opened, fields))
