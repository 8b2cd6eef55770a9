"""A person at work: remembers the card in front of them and presses what is on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.choices import key_of
from tests.ui.reading import labels_of, menu_of, options_of, shown, text_of

if TYPE_CHECKING:
    import simcord

    from bot.tutor.course.course import Lesson
    from bot.tutor.exercises.questions.options import Option


@dataclass
class Learner:
    actor: simcord.MemberActor
    channel: simcord.ChannelHandle
    lesson: Lesson
    card: simcord.ResponseMessage | None = None

    @property
    def text(self) -> str:
        assert self.card is not None
        return text_of(self.card)

    @property
    def labels(self) -> list[str]:
        assert self.card is not None
        return labels_of(self.card)

    async def slash(self, command: str, **options: object) -> simcord.InteractionResult:
        return self._seen(await self.actor.slash(self.channel, command, **options))

    async def click(self, label: str) -> simcord.InteractionResult:
        assert self.card is not None
        return self._seen(await self.actor.click(self.card, label=label))

    async def pick(self, menu: str, value: str) -> simcord.InteractionResult:
        assert self.card is not None
        custom_id = menu_of(self.card, menu)["custom_id"]
        return self._seen(await self.actor.select(self.card, [value], custom_id=custom_id))

    async def fill(self, form: simcord.InteractionResult, **values: str | list[str]) -> None:
        self._seen(await self.actor.submit_modal(form, dict(values)))

    def _seen(self, result: simcord.InteractionResult) -> simcord.InteractionResult:
        if result.response is not None:
            self.card = shown(result)
        return result

    async def read_to_the_end(self) -> None:
        while "Now you" not in self.labels:
            await self.click("Next" if "Next" in self.labels else "Just show me")
        await self.click("Now you")

    async def match(self, term: str, definition: str) -> None:
        """Match a term (by id) with the definition of a pair (by id), as they are lettered."""
        assert self.card is not None
        assert self.lesson.matching is not None
        await self.pick("match-term:", term)
        text = self.lesson.matching.pair(definition).definition
        options = options_of(self.card, "match-pair:")
        letter = next(value for value, label in options.items() if label.endswith(text))
        await self.pick("match-pair:", letter)

    async def match_all(self) -> None:
        assert self.lesson.matching is not None
        for pair in self.lesson.matching.pairs:
            if f"✅ **{pair.term}**" not in self.text:
                await self.match(pair.id, pair.id)

    async def answer(self, option: Option) -> None:
        line = next(line for line in self.text.splitlines() if option.text in line)
        await self.click(line.removeprefix("**")[0])

    async def answer_all(self) -> None:
        for question in self.lesson.questions:
            if question.stem in self.text:
                await self.answer(key_of(question))
                await self.click("Next question" if "Next question" in self.labels else "Go on")
