"""Somebody who takes the whole course, whatever its lessons say: they look at what a card asks.

What a card says back is compared with the lesson's own lines for exactly this answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import LOOK, answer_try
from bot.tutor.exercises.questions.free import FreeTask
from bot.tutor.exercises.questions.sums import filled
from bot.tutor.people import Press
from bot.ui.client import TutorBot
from bot.ui.errors import OUR_FAULT
from tests.replies import reply_to, verdict_on
from tests.ui.course.whole.gaming import GAME_STEPS
from tests.ui.course.whole.hands import ids_on
from tests.ui.reading import labels_of, text_of

if TYPE_CHECKING:
    from bot.services.exercises.scenes import QuestionScene
    from bot.services.services import Services
    from bot.tutor.course.cards import Card, Try
    from bot.tutor.course.course import Course, Lesson
    from tests.ui.conftest import Classroom
    from tests.ui.course.whole.hands import Hands

END = "You finished the course"
MOST_STEPS = 2000
LONG_LINE = 25  # characters of a line that is no list of letters
LEAST_LINE = 12  # characters of a line that says more than "wrong"
PEEKS = count(10**15)  # presses of nobody, which only look


@dataclass
class Pupil:
    """`errs` in each kind once, `fails` every question; `looks` and tries nothing on the cards.

    `met` are the kinds of tries and questions on the way, `seen` the lessons, `read` all cards as
    they were shown, `counted` the things done that the program has to keep.
    """

    room: Classroom
    hands: Hands
    person: int
    errs: bool = False
    looks: bool = False
    fails: bool = False
    moves: int = 2
    counted: int = 0
    erred: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    seen: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)

    @property
    def services(self) -> Services:
        assert isinstance(self.room.env.bot, TutorBot)
        return self.room.env.bot.services

    @property
    def course(self) -> Course:
        return self.services.lessons.course

    @property
    def text(self) -> str:
        return text_of(self.hands.message)

    @property
    def labels(self) -> list[str]:
        return labels_of(self.hands.message)

    @property
    def press(self) -> Press:
        return Press(next(PEEKS), self.person)

    def on_card(self, begins: str) -> list[str]:
        """Return the keys in the first custom id that begins so; [] where there is none."""
        found = (one for one in ids_on(self.hands.message) if one.startswith(begins))
        return next(found, "").split(":")[1:]

    async def take_the_course(self) -> None:
        await self.hands.begin()
        await self.until(END)

    async def until(self, *words: str) -> None:
        """Do what each card asks until one has some of these words."""
        for _ in range(MOST_STEPS):
            if any(one in self.text for one in words):
                return
            await self.step()
        raise AssertionError(f"never came to {words!r}; now at: {self.text}")

    async def step(self) -> None:
        """Do the one thing that the card in front asks for."""
        before = self.text
        await self._do()
        assert self.text != before, f"nothing came of a press on: {before}"
        self.look()

    def look(self) -> None:
        """See whether the card is one that nobody would wonder at."""
        self.read.append(self.text)
        assert OUR_FAULT not in self.text
        written = (line for line in self.text.splitlines() if re.search("[a-z]", line))
        lines = [line for line in written if len(line) >= LONG_LINE]
        assert len(set(lines)) == len(lines), f"a line stands there twice: {self.text}"
        labels = [label for label in self.labels if len(label) > 1]
        assert len(set(labels)) == len(labels), labels

    async def _do(self) -> None:
        for begins, do in (
            ("lesson-try:", self._try),
            ("lesson-number:", self._try),
            ("lesson-card:", self._turn),
            ("match-term:", self._pair),
            ("quiz-next:", self.hands.go_on),
            ("quiz:", self._answer),
            ("quiz-pick:", self._answer),
            ("quiz-check:", self._answer),
            ("quiz-pair:", self._answer),
            ("quiz-type:", self._answer),
        ):
            if self.on_card(begins):
                await do()
                return
        for begins, play in GAME_STEPS:
            if self.on_card(begins):
                await play(self)
                return
        await self.hands.go_on()

    def errs_in(self, kind: str) -> bool:
        """Tell whether it is time to err in a kind, and note that it was met."""
        self.met.add(kind)
        first = self.errs and kind not in self.erred
        self.erred |= {kind} if first else set()
        return first

    async def _lesson(self, bookmark: str) -> Lesson:
        kept = await self.services.lessons.bookmarks.get(int(bookmark))
        assert kept is not None
        lesson = self.course.lesson(kept.lesson)
        assert lesson is not None
        return lesson

    async def _try(self) -> None:
        bookmark, card_id, *_ = self.on_card("lesson-try:") or self.on_card("lesson-number:")
        lesson = await self._lesson(bookmark)
        self.seen += [lesson.id] if lesson.id not in self.seen else []
        card = lesson.card(card_id)
        assert card is not None
        assert card.tried is not None
        await self._give(card, card.tried)

    async def _give(self, card: Card, tried: Try) -> None:
        given = LOOK if self.looks else self._given(tried)
        assert card.then not in self.text, "the point comes after the try"
        await self.hands.give(tried, given)
        self.counted += 1
        told = answer_try(tried, given)
        assert told.line in self.text
        assert card.then in self.text
        if given == LOOK:
            assert "You asked to be shown." in self.text
        else:
            assert f"You said: **{told.answer}**. {told.line}" in self.text
            assert len(told.line) >= LEAST_LINE

    def _given(self, tried: Try) -> str:
        if not isinstance(tried, ChoiceTry):
            wrong = self.errs_in("try: number")
            return f"{tried.wrong[0].value if wrong else tried.answer:g}"
        if tried.belief:
            self.errs_in("try: belief")
            return tried.answers[0].id
        wrong = self.errs_in("try: choice")
        return next(answer.id for answer in tried.answers if answer.fits is not wrong)

    async def _turn(self) -> None:
        for _ in range(self.moves):
            if not await self.hands.move():
                break
        await self.hands.turn()

    async def _pair(self) -> None:
        attempt = int(self.on_card("match-term:")[0])
        scene = await self.services.matching.show(self.press, attempt)
        still_open = [term for term in scene.state.terms if term not in scene.state.matched]
        term, *others = still_open
        meant = others[0] if others and self.errs_in("matching") else term
        number = scene.state.terms.index(term) + 1
        await self.hands.pair(term, number, scene.state.letter(meant))
        self.counted += 1
        if meant != term:
            assert scene.exercise.feedback(term, meant) in self.text
        else:
            assert f"Right: **{scene.exercise.pair(term).term}**" in self.text

    async def asked(self) -> QuestionScene:
        """Return the question that the card asks."""
        shapes = ("quiz:", "quiz-pick:", "quiz-check:", "quiz-pair:", "quiz-type:")
        attempt = next(keys[0] for keys in map(self.on_card, shapes) if keys)
        return await self.services.questions.show(self.press, int(attempt))

    async def _answer(self) -> None:
        scene = await self.asked()
        kind = scene.question.kind or "single"
        follows = scene.verdict is not None and scene.verdict.follow_up is not None
        part = f"question: {kind}, then" if follows else f"question: {kind}"
        wrong = self.errs_in(part) or self.fails
        reply = reply_to(scene, right=not wrong)
        verdict, drawn = verdict_on(scene, reply), scene.state.drawn[scene.question.id]
        await self.hands.answer(scene, reply)
        self.counted += 1
        left = "**One more try.**" in self.text
        assert ((left and verdict.veiled) or verdict.feedback) in self.text
        if verdict.right is False:
            assert len(verdict.feedback) >= LEAST_LINE
            ended = filled(scene.question.explanation, drawn.numbers)
            assert left or ended in self.text
        elif verdict.right:
            assert "✅ Right." in self.text
        else:
            assert ("**A model answer:**" in self.text) or not isinstance(
                scene.question.task, FreeTask
            )
