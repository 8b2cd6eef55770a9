"""What stands behind "Explain this": the words of a message, looked up in the course."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.conversation.answer_scenes import VeiledScene
from bot.services.conversation.scenes import ExplainedScene
from bot.tutor.conversation.answers.veiling import gives_away
from bot.tutor.conversation.asking import inquiry_of
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.understand import ABOUT, understand
from bot.tutor.conversation.safety import TroubleKind
from bot.tutor.course.glossary import terms_in
from bot.tutor.errors import TutorError

if TYPE_CHECKING:
    from bot.services.conversation.answers import CourseAnswers
    from bot.services.conversation.moments import Moments
    from bot.services.conversation.reader import TalkReader
    from bot.services.course.guide import Guide
    from bot.services.scene import Scene
    from bot.tutor.people import Press

MOST_TERMS = 5
NO_TERMS = (
    "I know none of the words in that message from the lessons. `/glossary` lists those I know."
)


@dataclass(frozen=True, slots=True)
class Explaining:
    reader: TalkReader
    moments: Moments
    guide: Guide
    answers: CourseAnswers

    async def explain(self, press: Press, text: str) -> Scene:
        """Look the words of a message up in the course, which may be anybody's. Nothing is kept.

        Raise TutorError when none of them is taught.
        """
        guide, answers = self.guide, self.answers
        await self.reader.ready()
        if answers.heard(text) is TroubleKind.DANGER:
            return await answers.behind(TroubleKind.DANGER)
        moment = (await self.moments.of(press))[0]
        found = [guide.explain(term.name) for term in terms_in(guide.course.glossary, text)]
        if len(found) > 1:
            shown = found[:MOST_TERMS]
            told = "\n".join(f"{one.term.name}: {one.term.definition}" for one in shown)
            if gives_away(told, moment.key):
                return await answers.veiled(press)
            return ExplainedScene(tuple(shown))
        meaning = understand(self.reader.mind, text)
        if not found and (meaning.refused or meaning.score < ABOUT):
            raise TutorError(NO_TERMS)
        asked = replace(inquiry_of(meaning, moment, text), intent=Intent.EXPLAIN)
        answer = await answers.ask(press, asked)
        return await answers.veiled(press) if isinstance(answer, VeiledScene) else answer
