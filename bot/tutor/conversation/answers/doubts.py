"""What is answered to a wrong idea: its truth and the card that teaches it, never agreement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.tutor.classroom.mending import card_for
from bot.tutor.conversation.answers.choosing import NEW, runs_of
from bot.tutor.conversation.answers.passages import PassageKind
from bot.tutor.conversation.answers.sentences import joined
from bot.tutor.conversation.answers.stems import stems_in
from bot.tutor.course.walking import misconceptions_in
from bot.tutor.pictures.losses import LossesPicture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.tutor.conversation.answers.choosing import Library
    from bot.tutor.course.course import Course, Misconception
    from bot.tutor.lab.presets import Preset
    from bot.tutor.pictures.kind import PictureSpec

MOST_BESIDE = 240  # characters of a card beside the truth
POINTS = frozenset({PassageKind.TEXT, PassageKind.THEN})
ENOUGH_SHARED = 7.0
"""So much of the idea must come up in what is told against it, by the weights of its words."""
LONG = 60.0  # characters that count as much against a run of sentences as one telling word for it


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
    known = max(_evidence(library, idea, places), key=lambda each: each[0], default=None)
    if known is None or known[0] < ENOUGH_SHARED:
        return Refutation(idea.id, said, places[0] if places else None, idea.experiment)
    _, place, more = known
    return Refutation(idea.id, f"{said}\n\n{more}", place, idea.experiment)


def _evidence(
    library: Library, idea: Misconception, places: list[tuple[str, str]]
) -> Iterator[tuple[float, tuple[str, str], str]]:
    """Yield what cards say against an idea that its truth does not say, with what each is worth."""
    truth, against = stems_in(idea.truth), stems_in(f"{idea.truth} {idea.belief}")
    for place in places:
        for passage in library.by_card.get(place, ()):
            if passage.kind not in POINTS:
                continue
            for _, run, _ in runs_of(library.statements[passage], MOST_BESIDE):
                said = joined(run)
                stems = stems_in(said)
                adds = len(stems - truth) >= NEW * len(stems)
                if adds and "\n" not in said and not run[0].leans:
                    shared = sum(library.weights.get(stem, 1.0) for stem in stems & against)
                    yield shared - len(said) / LONG, place, said


def cards_against(course: Course, misconception: str) -> list[tuple[str, str]]:
    """Return the cards that mend a misconception, that it can show on, and of the terms in it."""
    return mending_cards(course).get(misconception, [])


def mending_cards(course: Course) -> dict[str, list[tuple[str, str]]]:
    """Return the cards of `cards_against` for each misconception, by its id."""
    shown: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for lesson in course.lessons:
        for card in lesson.cards:
            about = [one.task for one in lesson.questions if one.card == card.id]
            ideas = frozenset().union(*map(misconceptions_in, (card.tried, *about)))
            for idea in ideas:
                shown[idea].append((lesson.id, card.id))
    terms = [(stems_in(one.name), one) for one in course.glossary if " " in one.name]
    found = {}
    for one in course.misconceptions:
        mends = card_for(course, one.id)
        first = [(mends[0].id, mends[1].id)] if mends else []
        said = stems_in(f"{one.truth} {one.belief}")
        named = [(term.lesson, term.card) for stems, term in terms if stems <= said]
        found[one.id] = list(dict.fromkeys([*first, *shown[one.id], *named]))
    return found


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
