"""/post question, checkpoint and quiz, and /class now, which finds the latest post again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import Interaction, app_commands

from bot.services.classroom.ready_posts import ReadyPosts
from bot.services.exercises.attempting import lesson_named
from bot.tutor.classroom.terms import PostTerms, Review
from bot.tutor.text import shortened
from bot.ui.classroom.posts.leading import leading_of
from bot.ui.classroom.posts.terms_keys import MOST_TRIES
from bot.ui.course.buttons import lessons_like
from bot.ui.kit.cards import show
from bot.ui.kit.groups import class_group, post_group
from bot.ui.kit.persistent import PersistentButton, press_of, services_of

if TYPE_CHECKING:
    from bot.services.classroom.drafting import Drafting
    from bot.tutor.course.course import Lesson
    from bot.ui.client import TutorBot

MOST_IN_QUIZ = 10
LESSON = "The lesson whose questions are offered."
CLOSES = "When it closes, such as Fri 18:00: then each answers at their own pace."
OPENS = "When it opens; now, if you leave it out."
TRIES = "How often one may take it."
REVIEW = "When one hears how an answer was."
REVIEWS = [
    app_commands.Choice(name="once it is closed", value=Review.CLOSED.value),
    app_commands.Choice(name="at once", value=Review.AT_ONCE.value),
]


class PostReadyButton(PersistentButton, shape="post-ready:{misconception}"):
    """Preview the question that `/class today` has ready about a wrong idea."""

    async def pressed(self, interaction: Interaction[Any]) -> None:
        ready: ReadyPosts = services_of(interaction).classroom.ready
        await show(interaction, ready.preview(press_of(interaction), self.keys["misconception"]))


def _drafting(interaction: Interaction[Any]) -> Drafting:
    return services_of(interaction).classroom.drafting


@app_commands.command(description="Post one question to your class: live, answered privately.")
@app_commands.describe(lesson=LESSON, about="A concept, or a wrong idea that people have.")
async def question(
    interaction: Interaction[Any], lesson: str | None = None, about: str | None = None
) -> None:
    press = press_of(interaction)
    if about is not None:
        await show(interaction, services_of(interaction).classroom.ready.about(press, about))
        return
    coming = _drafting(interaction).offer(press, _lesson(interaction, lesson), PostTerms())
    await show(interaction, coming)


@app_commands.command(description="Post a lesson's checkpoint: live, or with a closing time.")
@app_commands.describe(lesson=LESSON, closes=CLOSES, opens=OPENS, tries=TRIES, review=REVIEW)
@app_commands.choices(review=REVIEWS)
async def checkpoint(
    interaction: Interaction[Any],
    lesson: str,
    closes: str | None = None,
    opens: str | None = None,
    tries: app_commands.Range[int, 1, MOST_TRIES] = 1,
    review: str = Review.CLOSED.value,
) -> None:
    drafting, press = _drafting(interaction), press_of(interaction)
    terms = await drafting.timed(press, (opens, closes), tries, Review(review))
    found = lesson_named(services_of(interaction).lessons.course, lesson)
    await show(interaction, drafting.checkpoint(press, found, terms))


@app_commands.command(description="Post several questions: live in turn, or with a closing time.")
@app_commands.describe(lesson=LESSON, closes=CLOSES, opens=OPENS, tries=TRIES, review=REVIEW)
@app_commands.choices(review=REVIEWS)
async def quiz(
    interaction: Interaction[Any],
    lesson: str | None = None,
    closes: str | None = None,
    opens: str | None = None,
    tries: app_commands.Range[int, 1, MOST_TRIES] = 1,
    review: str = Review.CLOSED.value,
) -> None:
    drafting, press = _drafting(interaction), press_of(interaction)
    terms = await drafting.timed(press, (opens, closes), tries, Review(review))
    found = _lesson(interaction, lesson)
    await show(interaction, drafting.offer(press, found, terms, MOST_IN_QUIZ))


@app_commands.command(description="Lead the post that went out last.")
async def now(interaction: Interaction[Any]) -> None:
    await show(interaction, leading_of(interaction).now(press_of(interaction)))


def _lesson(interaction: Interaction[Any], typed: str | None) -> Lesson | None:
    return None if typed is None else lesson_named(services_of(interaction).lessons.course, typed)


@question.autocomplete("lesson")
@checkpoint.autocomplete("lesson")
@quiz.autocomplete("lesson")
async def _lessons(interaction: Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    return lessons_like(interaction, typed)


@question.autocomplete("about")
async def _ideas(interaction: Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    found = services_of(interaction).classroom.ready.ideas_like(typed)
    return [app_commands.Choice(name=shortened(name, 100), value=value) for name, value in found]


async def setup(bot: TutorBot) -> None:
    bot.add_dynamic_items(PostReadyButton)
    post_group(bot).add_command(question)
    post_group(bot).add_command(checkpoint)
    post_group(bot).add_command(quiz)
    class_group(bot).add_command(now)
