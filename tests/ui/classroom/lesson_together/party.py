"""People who take a lesson together: what each of them presses in each phase."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, combinations, permutations
from typing import TYPE_CHECKING

from bot.services.classroom.lesson_together.kind import state_of
from bot.tutor.classroom.lesson_together.doing import (
    answer_letters,
    answer_typed,
    read_it,
    try_letter,
    try_number,
)
from bot.tutor.classroom.lesson_together.way import ANSWERED, OF_QUESTIONS, LessonStage
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import are_lettered, number_fits
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import LETTERS
from bot.tutor.exercises.questions.fill import FillTask
from bot.tutor.exercises.questions.inputs import ChooseOne, ChooseSeveral, TypeIn
from bot.tutor.exercises.questions.number import NumberTask
from bot.tutor.exercises.questions.sums import worked_out
from bot.ui.course.telling import label_of
from tests.ui.reading import shown, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import simcord

    from bot.tutor.classroom.lesson_together.state import LessonTogether
    from bot.tutor.exercises.attempts import Entry
    from bot.tutor.exercises.questions.kind import Question
    from tests.ui.game.company import Company

FIRST_LESSON = "neurons-and-weights"


@dataclass
class LessonParty:
    company: Company
    gathering: int = 0

    async def open(self, lesson: str | None = FIRST_LESSON) -> str:
        """Open a lesson as the first of the people; return what they are told."""
        company = self.company
        known = {one.id for one in company.room.channel.history()}
        typed = {} if lesson is None else {"lesson": lesson}
        told = await company.people[0].slash(company.room.channel, "learn", together=True, **typed)
        await company.settle()
        made = [
            one
            for one in company.room.channel.history()
            if one.id not in known and not one.flags.ephemeral
        ]
        if made:
            company.message_id = made[-1].id
        phases = company.bot.services.groups.phases
        self.gathering = max(await phases.shown(company.clock.now()), default=0)
        return text_of(shown(told))

    async def gather(self) -> None:
        """Let everybody but the host, who is in it, join; then start."""
        for who in range(1, len(self.company.people)):
            await self.company.press(who, "Join", settle=False)
        await self.company.settle()
        await self.company.press(0, "Start")

    @property
    def everybody(self) -> range:
        return range(len(self.company.people))

    async def state(self) -> LessonTogether:
        services = self.company.bot.services
        found = await services.groups.show(self.gathering)
        attempts = await services.groups.phases.attempts(self.gathering)
        return state_of(services.lessons.course, found, attempts)

    async def stage(self) -> LessonStage:
        return (await self.state()).stage

    async def do(self, who: int, *, right: bool = True) -> simcord.ResponseMessage:
        """Do what the present phase asks of one person; return what they are told."""
        state = await self.state()
        if state.stage not in ANSWERED:
            return await self.company.press(who, "I have read it", settle=False)
        if state.stage in OF_QUESTIONS:
            return await self._answer(who, state, right=right)
        return await self._try(who, state, right=right)

    async def all_do(self, people: Iterable[int], wrong: Iterable[int] = ()) -> None:
        """Let people do what the present phase asks; those of `wrong` get it wrong."""
        failing = set(wrong)
        for who in people:
            await self.do(who, right=who not in failing)
        await self.company.settle()

    async def go_to(self, stage: LessonStage, place: int = 0) -> None:
        """Have the host press on until this stage of this card or question."""
        for _ in range(100):
            state = await self.state()
            if (state.stage, state.stop.place) == (stage, place) or state.stage is LessonStage.DONE:
                return
            labels = self.company.labels
            onward = labels[labels.index("My part") - 1]
            await self.company.press(0, onward)
        raise AssertionError(f"The lesson never comes to {stage} {place}.")

    async def _try(
        self, who: int, state: LessonTogether, *, right: bool
    ) -> simcord.ResponseMessage:
        assert state.card is not None
        tried = state.card.tried
        if isinstance(tried, ChoiceTry):
            fitting = (n for n, one in enumerate(tried.answers) if one.fits is right)
            place = next(fitting, 0)  # nothing fits or fails in a belief
            text = label_of(tried.answers[place].text)
            label = LETTERS[place] if are_lettered(tried) else text
            return await self.company.press(who, label, settle=False)
        assert tried is not None
        number = next(
            value
            for value in (tried.answer, tried.answer + 1000)
            if number_fits(tried, f"{value}") is right
        )
        return await self.company.fill(who, "Type my number", {"answer": f"{number}"}, settle=False)

    async def _answer(
        self, who: int, state: LessonTogether, *, right: bool
    ) -> simcord.ResponseMessage:
        question = state.question
        assert question is not None
        asked, given = state.asked(question), answer_to(state, question, right=right)
        if isinstance(asked, TypeIn):
            return await self.company.fill(who, "Type my answer", {"answer": given}, settle=False)
        if isinstance(asked, ChooseOne):
            return await self.company.press(who, given, settle=False)
        several = isinstance(asked, ChooseSeveral)
        label = "Pick the letters" if several else "Put them in order"
        private = await self.company.press(who, label, settle=False)
        for letter in given:
            private = await self.company.on(who, private, letter)
        return await self.company.on(who, private, "Check")


def deed(state: LessonTogether, person: int, *, right: bool) -> Entry:
    """Return what somebody does in the present phase, without Discord."""
    turn, question = str(state.phase), state.question
    if state.stage in ANSWERED and question is not None:
        given = answer_to(state, question, right=right)
        typed = isinstance(state.asked(question), TypeIn)
        entry = answer_typed(state, given) if typed else answer_letters(state, given)
    elif state.stage is LessonStage.TRY and state.card is not None:
        tried = state.card.tried
        entry = (
            try_letter(state, "B" if right else "A")
            if isinstance(tried, ChoiceTry)
            else try_number(state, "1" if right else "2")
        )
    else:
        entry = read_it(state)
    return replace(entry, author=person, turn=entry.turn or turn)


def answer_to(state: LessonTogether, question: Question, *, right: bool) -> str:
    """Return letters as they are shown, or a text, that are right or wrong."""
    drawn, asked = state.drawn(question), state.asked(question)
    for given in _answers(state, question):
        try:
            if question.task.judge(drawn, asked.reply(given)).right is right:
                return given
        except TutorError:
            continue
    raise AssertionError(f"There is no such answer to {question.id}.")


def _answers(state: LessonTogether, question: Question) -> Iterator[str]:
    asked, task = state.asked(question), question.task
    if isinstance(asked, TypeIn):
        if isinstance(task, NumberTask):
            yield f"{worked_out(task.answer, state.drawn(question).numbers)}"
        if isinstance(task, FillTask):
            yield from task.accept
        yield from ("123456", "nothing of the kind")
        return
    letters = LETTERS[: len(asked.options)]
    if isinstance(asked, ChooseOne):
        yield from letters
    elif isinstance(asked, ChooseSeveral):
        sizes = (combinations(letters, size) for size in range(1, len(letters) + 1))
        yield from ("".join(some) for some in chain.from_iterable(sizes))
    else:
        yield from ("".join(order) for order in permutations(letters))
