"""The words of a card besides its text: its second telling, its try, what was said and found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.course.scenes import FoundWhen
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.tries import are_lettered, lettered_lines
from bot.tutor.text import plain

if TYPE_CHECKING:
    from bot.services.course.scenes import CardScene, StepScene
    from bot.tutor.course.cards import Card, Try

FOUND = {
    FoundWhen.NOW: "✅ {}",
    FoundWhen.NOTED: "📝 {}",
    FoundWhen.EARLIER: "-# Found earlier: “{}”",
}


def second_way(card: Card) -> str | None:
    """Tell a card differently, beside its text, which what it asks may need."""
    return f"**In other words**\n{card.again}" if card.again else None


def said(scene: CardScene) -> str:
    told = scene.told
    if told is None:
        return ""
    is_choice = isinstance(scene.card.tried, ChoiceTry)
    first = scene.first if is_choice else plain(scene.first)
    before = f"\n-# At first you said: **{first}**. Your notebook keeps that." if first else ""
    if told.earlier:
        return f"You answered an earlier wording of this. {told.line}".strip()
    if not told.answer:
        return f"You asked to be shown. {told.line}".strip() + before
    answer = told.answer if is_choice else plain(told.answer)
    return f"You said: **{answer}**. {told.line}".strip() + before


def asked(tried: Try) -> str:
    lines = lettered_lines(tried) if isinstance(tried, ChoiceTry) and are_lettered(tried) else []
    return "\n".join((f"**{tried.ask}**", *lines))


def found_line(step: StepScene) -> str | None:
    """Say what was found by hand, as past where what is shown is something else."""
    return FOUND[step.found].format(step.done) if step.done else None


def label_of(text: str) -> str:
    """Write an answer on a button, which shows the marks of Markdown as they are."""
    return text.replace("`", "").replace("*", "")
