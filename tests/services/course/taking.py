"""Takes a lesson as a person does: its cards, its exercises without a mistake, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.course.scenes import DebriefScene
from bot.services.exercises.scenes import MatchingScene, QuestionScene
from tests.choices import answers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.services.game.scenes import GameScene
    from bot.services.scene import Scene
    from bot.services.services import Services
    from tests.services.conftest import Presses

RULE, BREAKER = "Slang words point to casual.", "Yo, the meeting is adjourned."


async def match(services: Services, press: Presses, scene: Scene) -> None:
    assert isinstance(scene, MatchingScene)
    for term in scene.state.terms:
        letter = scene.state.letter(term)
        scene = await services.matching.pair(press(), scene.attempt, scene.mark, term, letter)


async def answer(services: Services, press: Presses, scene: Scene, *, wrong: bool = False) -> None:
    """Answer all questions; with `wrong`, each one wrong before it is right."""
    assert isinstance(scene, QuestionScene)
    while (current := scene.state.current) is not None:
        question = next(q for q in scene.lesson.questions if q.id == current)
        first_try = not scene.state.tried[current]
        option = next(o for o in answers_of(question) if o.right != (wrong and first_try))
        letter = "AB"[scene.state.drawn[current].order.index(option.id)]
        scene = await services.questions.choose(press(), scene.attempt, scene.mark, letter, None)


async def play(services: Services, press: Presses, scene: GameScene, rule: str = RULE) -> GameScene:
    """Play a game to its end without a mistake."""
    games, features = services.games, [("slang", "casual"), ("polite", "formal")]
    scene = await games.name(press(), scene.attempt, scene.mark, features)
    while (sentence := scene.state.current) is not None:
        label = sentence.label or "formal"
        scene = await games.predict(press(), scene.attempt, scene.mark, label, 80)
    return await games.write_rule(press(), scene.attempt, scene.mark, rule, BREAKER)


async def take(services: Services, press: Presses, lesson_id: str) -> int:
    """Do all parts of a lesson up to its debrief; return the reading, not yet finished."""
    lessons = services.lessons
    lesson = lessons.course.lesson(lesson_id)
    assert lesson is not None
    bookmark = (await lessons.bookmarks.open(press(), lesson_id)).id
    scene = await lessons.turn(press(), bookmark, len(lesson.cards) + 1)
    await match(services, press, scene)
    await answer(services, press, await lessons.open(press(), lesson_id))
    if lesson.game is not None:
        await play(services, press, await services.games.begin(press(), lesson))
    assert isinstance(await lessons.open(press(), lesson_id), DebriefScene)
    return bookmark


async def finish(services: Services, press: Presses, lesson_id: str) -> Scene:
    return await services.lessons.finish(press(), await take(services, press, lesson_id))


def shown(scene: Scene) -> tuple[int | None, Mapping[str, float]]:
    """Return what a debrief says of the bookmark and the first scores."""
    assert isinstance(scene, DebriefScene)
    return scene.bookmark, scene.scores
