"""What is answered to a wrong idea: its truth and the card that teaches it, never agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.classroom.mending import card_for
from bot.tutor.conversation.answers.choosing import Wanted, best_extract
from bot.tutor.conversation.answers.stems import stems_in
from bot.tutor.conversation.intents import Intent
from bot.tutor.course.walking import misconceptions_in
from bot.tutor.pictures.losses import LossesPicture

if TYPE_CHECKING:
    from bot.tutor.conversation.answers.choosing import Extract, Library
    from bot.tutor.course.course import Course
    from bot.tutor.lab.presets import Preset
    from bot.tutor.pictures.kind import PictureSpec

MOST_BESIDE = 280  # characters of a card beside the truth


@dataclass(frozen=True, slots=True)
class Refutation:
    """The truth in place of a belief. `card` is the (lesson, card) that teaches it, if any.

    `experiment` names the preset that shows it, "" for none.
    """

    misconception: str
    text: str
    card: tuple[str, str] | None
    experiment: str = ""


def refutation_of(course: Course, library: Library, misconception: str) -> Refutation | None:
    """Refute a misconception, by its id; None for an unknown one.

    Of the cards whose tries or questions can show it, the one is told that says most against it.
    """
    idea = course.misconception(misconception)
    if idea is None:
        return None
    said = f"Not quite. **{idea.truth}**"
    places = cards_against(course, idea.id)
    stems = stems_in(f"{idea.truth} {idea.belief}")
    found = [
        (place, best_extract(library, Wanted(Intent.WHY, *place, stems), MOST_BESIDE))
        for place in places
    ]
    known = [(_weight(library, one, stems), place, one) for place, one in found if one]
    if not known:
        return Refutation(idea.id, said, places[0] if places else None, idea.experiment)
    _, place, more = max(known, key=lambda each: each[0])
    return Refutation(idea.id, f"{said}\n\n{more.text}", place, idea.experiment)


def cards_against(course: Course, misconception: str) -> list[tuple[str, str]]:
    """Return the cards that a misconception can show on, or that mend it, in order."""
    places = [
        (lesson.id, card.id)
        for lesson in course.lessons
        for card in lesson.cards
        if misconception in misconceptions_in(card.tried)
        or any(
            question.card == card.id and misconception in misconceptions_in(question.task)
            for question in lesson.questions
        )
    ]
    mends = card_for(course, misconception)
    first = [(mends[0].id, mends[1].id)] if mends else []
    return list(dict.fromkeys([*first, *places]))


def _weight(library: Library, extract: Extract, stems: frozenset[str]) -> float:
    return sum(library.weights.get(stem, 1.0) for stem in stems_in(extract.text) & stems)


def drawn_result(course: Course, preset: Preset) -> PictureSpec | None:
    """Return a picture of the course that shows what an experiment gives; None where none does."""
    specs = (
        card.picture.after
        for lesson in course.lessons
        for card in lesson.cards
        if card.picture is not None
    )
    losses = (one for one in specs if isinstance(one, LossesPicture))
    told = (one for one in losses if one.revealed or not one.hidden)
    return next((one for one in told if one.task.preset == preset.name), None)
