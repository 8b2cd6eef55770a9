"""Choosing what to post: a lesson, one of its questions, or several for a quiz."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from discord import Interaction, SelectOption, ui

from bot.services.classroom.scenes import PickScene
from bot.tutor.text import shortened
from bot.ui.classroom.posts.drafts import WriteButton, drafting_of
from bot.ui.classroom.posts.terms_keys import terms_key, terms_of
from bot.ui.kit.cards import CLASSROOM, card, show
from bot.ui.kit.keys import UnreadableKeyError, whole
from bot.ui.kit.persistent import PersistentMenu, press_of

if TYPE_CHECKING:
    from bot.ui.client import TutorBot

MOST_OPTIONS = 25
NUMBERS = re.compile(r"\{[^{}]*\}")
"""Numbers that are drawn when a question is previewed."""


class PostLessonMenu(PersistentMenu, shape="post-lesson:{most}:{terms}"):
    """Choose the lesson whose questions are offered."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        drafting, most = drafting_of(interaction), whole(self.keys["most"], 1, MOST_OPTIONS)
        lesson = drafting.course.lesson(self.picked)
        terms = terms_of(self.keys["terms"])
        await show(interaction, drafting.offer(press_of(interaction), lesson, terms, most))


class QuestionsMenu(PersistentMenu, shape="post-pick-questions:{part}:{terms}"):
    """Choose one question, or several for a quiz. Its values are "lesson/question"."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        if not isinstance(self.item, ui.Select) or not self.item.values:
            raise UnreadableKeyError
        terms = terms_of(self.keys["terms"])
        coming = drafting_of(interaction).preview(
            press_of(interaction), tuple(self.item.values), terms
        )
        await show(interaction, coming)


def pick_card(scene: PickScene) -> ui.LayoutView:
    write = [WriteButton.labelled("Write my own")] if scene.most == 1 else None
    if not scene.questions:
        options = [
            SelectOption(label=shortened(f"{one.number}. {one.title}", 100), value=one.id)
            for one in scene.course.lessons[:MOST_OPTIONS]
        ]
        menu = PostLessonMenu.offering(
            "Choose a lesson", options, most=scene.most, terms=terms_key(scene.terms)
        )
        return card(CLASSROOM, "### What do you want to ask?", [menu], write)
    count = f"up to {scene.most} questions" if scene.most > 1 else "a question"
    return card(
        CLASSROOM,
        f"### {scene.title}\nChoose {count}. You see it first, then post it.",
        *([_questions(scene, start)] for start in range(0, len(scene.questions), MOST_OPTIONS)),
        write,
    )


def _questions(scene: PickScene, start: int) -> QuestionsMenu:
    some = scene.questions[start : start + MOST_OPTIONS]
    options = [
        SelectOption(
            label=shortened(f"{number}. {NUMBERS.sub('…', one.stem)}", 100),
            value=one.id,
            description=KINDS.get(one.kind, one.kind),
        )
        for number, one in enumerate(some, start=start + 1)
    ]
    menu = QuestionsMenu.offering(
        "Choose", options, part=start // MOST_OPTIONS, terms=terms_key(scene.terms)
    )
    if isinstance(menu.item, ui.Select):
        menu.item.max_values = min(scene.most, len(options))
    return menu


KINDS = {
    "single": "choose one",
    "": "choose one",
    "plot": "choose a picture",
    "multiple": "choose several",
    "order": "put in order",
    "match": "match pairs",
    "number": "type a number",
    "fill": "fill a gap",
    "free": "own words",
}


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PostLessonMenu, QuestionsMenu)
    bot.add_drawing(PickScene, pick_card)
