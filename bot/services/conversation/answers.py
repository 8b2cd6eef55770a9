"""Answers out of the course: what its cards, glossary and texts say to what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.services.aside import MadeOnce
from bot.services.conversation.answer_scenes import Source, ToldScene, TroubleScene, VeiledScene
from bot.services.pictures import drawn
from bot.tutor.conversation.answers.choosing import library_of
from bot.tutor.conversation.answers.comparing import told_apart
from bot.tutor.conversation.answers.composing import names_of, told_about
from bot.tutor.conversation.answers.doubts import drawn_result, refutation_of
from bot.tutor.conversation.answers.numbers import number_index, told_number, unknown_number
from bot.tutor.conversation.answers.veiling import gives_away
from bot.tutor.conversation.fixed_words import fixed_text
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.safety import rule_of, trouble_in
from bot.tutor.course.ideas import is_asked
from bot.tutor.errors import TutorError
from bot.tutor.exercises.attempts import ASKING
from bot.tutor.exercises.history import may_be_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.course.ports import Bookmarks
    from bot.services.exercises.ports import PastAttempts
    from bot.services.exercises.questions import Questions
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.pictures import Pictures
    from bot.tutor.conversation.answers.choosing import Library
    from bot.tutor.conversation.answers.composing import Inquiry, Quotation
    from bot.tutor.conversation.answers.numbers import NumberIndex
    from bot.tutor.conversation.fixed_words import FixedWords
    from bot.tutor.conversation.safety import SafetyRule, TroubleKind
    from bot.tutor.course.course import Course
    from bot.tutor.lab.presets import Preset
    from bot.tutor.people import Press

NOT_THERE = (
    "I did not find that in the lessons. Try it in other words, or name the thing you mean: "
    "`/glossary` lists all words."
)
LATER = "That would give an answer away, so the meaning comes after your answer."
NO_QUESTION = "No question of yours is open any more, so just ask me again."
NO_ANSWER = "I have no answer to that. Ask me about the lessons, or type `/help`."


class Reference:
    """What answers are looked up in; wait for `ready` first, as it takes a moment to make."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._library = MadeOnce(partial(library_of, course))
        self._numbers = MadeOnce(lambda: number_index(course, self.library.passages))

    @property
    def library(self) -> Library:
        return self._library.get()

    @property
    def numbers(self) -> NumberIndex:
        return self._numbers.get()

    async def ready(self) -> None:
        await self._numbers.ready()


@dataclass(frozen=True, slots=True)
class CourseAnswers:
    """All methods raise TutorError where the course says nothing about what was asked."""

    reference: Reference
    words: FixedWords
    history: PastAttempts
    bookmarks: Bookmarks
    questions: Questions
    presets: Mapping[str, Preset]
    pictures: Pictures

    async def ask(self, press: Press, asked: Inquiry) -> ToldScene | VeiledScene:
        """Answer whatever was asked about the subject, by what was found in the message."""
        await self.reference.ready()
        if asked.number:
            return await self._number(press, asked)
        if asked.misconception:
            return await self._doubt(press, asked)
        if asked.intent is Intent.COMPARE and len(asked.terms) > 1:
            return await self._compare(press, asked)
        answered = await self._answered(press)
        told = told_about(self._course, self._library, asked, answered)
        return await self._shown(press, asked, told)

    async def _compare(self, press: Press, asked: Inquiry) -> ToldScene | VeiledScene:
        """Tell the first two terms that were named apart."""
        one, other, *_ = (*asked.terms, "", "")
        told = told_apart(self._course, self._library, one, other)
        return await self._shown(press, asked, told)

    async def _number(self, press: Press, asked: Inquiry) -> ToldScene | VeiledScene:
        """Show how a number of the course comes about, or ask where it was seen."""
        lesson = asked.lesson or await self._lesson_of(press)
        answered = await self._answered(press)
        told = told_number(self.reference.numbers, asked.number, lesson, answered)
        if told is None:
            return ToldScene(unknown_number(asked.number))
        return await self._shown(press, asked, told)

    async def _doubt(self, press: Press, asked: Inquiry) -> ToldScene | VeiledScene:
        """Refute a misconception; in a DM its experiment begins with the answer."""
        found = refutation_of(self._course, self._library, asked.misconception)
        if found is None:
            raise TutorError(NOT_THERE)
        if gives_away(found.text, asked.key):
            return await self._veiled(press)
        sources = () if found.card is None else (self._source(*found.card),)
        preset = self.presets.get(found.experiment)
        if preset is None:
            return ToldScene(found.text, sources)
        spec = drawn_result(self._course, preset)
        picture = await drawn(self.pictures, spec, "experiment.png")
        begins = preset.task if press.in_dm else None
        return ToldScene(found.text, sources, found.misconception, begins, picture)

    async def fixed(self, answer_id: str) -> ToldScene:
        """Give an answer in fixed words, by its id."""
        text = fixed_text(self.words, self._course, answer_id)
        if text is None:
            raise TutorError(NO_ANSWER)
        return ToldScene(text)

    def has_fixed(self, answer_id: str) -> bool:
        return fixed_text(self.words, self._course, answer_id) is not None

    def heard(self, text: str) -> TroubleKind | None:
        """Return the trouble that is heard in the whole of a text; None for nothing."""
        return trouble_in(text, self.words.safety)

    async def trouble(self, press: Press, kind: TroubleKind) -> TroubleScene:
        """Answer trouble that was heard; where others read along, with nothing of it."""
        rule = self._rule(kind)
        if press.in_dm or not rule.channel:
            return TroubleScene(rule.answer)
        return TroubleScene(rule.channel, kind)

    async def behind(self, kind: TroubleKind) -> TroubleScene:
        """Return what is said to the person alone, behind the button in a channel."""
        return TroubleScene(self._rule(kind).answer)

    def _rule(self, kind: TroubleKind) -> SafetyRule:
        rule = rule_of(self.words.safety, kind)
        if rule is None:
            raise TutorError(NO_ANSWER)
        return rule

    async def hint_instead(self, press: Press) -> VeiledScene:
        """Return the open question of somebody who asked where others read along.

        Raise TutorError when none is open any more.
        """
        question = await self._open_question(press)
        if question is None:
            raise TutorError(NO_QUESTION)
        return VeiledScene(question)

    async def prepare(self) -> None:
        """Have made what answers are looked up in, so that nobody has to wait for it."""
        await self.reference.ready()

    async def _shown(
        self, press: Press, asked: Inquiry, told: Quotation | None
    ) -> ToldScene | VeiledScene:
        if told is None:
            raise TutorError(NOT_THERE)
        names = names_of(self._course, asked.terms)
        if gives_away(f"{told.text}\n{names}", asked.key):
            return await self._veiled(press)
        return ToldScene(told.text, tuple(self._source(*place) for place in told.cards))

    async def _veiled(self, press: Press) -> ToldScene | VeiledScene:
        return await self.veiled(press) if press.in_dm else VeiledScene()

    async def veiled(self, press: Press) -> ToldScene | VeiledScene:
        """Return, for the person alone, what is shown instead of an answer that gives much away."""
        question = await self._open_question(press)
        return ToldScene(LATER) if question is None else VeiledScene(question)

    async def _open_question(self, press: Press) -> QuestionScene | None:
        attempts = await self.history.attempts(press.person, ASKING)
        newest = next((one for one in reversed(attempts) if not one.closed), None)
        touched = await self.history.touched(press.person)
        if touched is not None and touched.attempt.activity in ASKING:
            newest = newest if touched.attempt.closed else touched.attempt
        return None if newest is None else await self.questions.show(press, newest.id)

    async def _answered(self, press: Press) -> frozenset[str]:
        """Return the questions whose explanations may be told: never where others read along."""
        if not press.in_dm:
            return frozenset()
        return may_be_told(await self.history.attempts(press.person, ASKING))

    async def _lesson_of(self, press: Press) -> str:
        bookmarks = await self.bookmarks.all_of(press.person)
        return bookmarks[0].lesson if bookmarks else ""

    def _source(self, lesson_id: str, card_id: str) -> Source:
        lesson = self._course.lesson(lesson_id)
        card = lesson.card(card_id) if lesson is not None else None
        if lesson is None or card is None:
            raise TutorError(NOT_THERE)
        return Source(lesson, card, is_asked(lesson, card))

    @property
    def _course(self) -> Course:
        return self.reference.course

    @property
    def _library(self) -> Library:
        return self.reference.library
