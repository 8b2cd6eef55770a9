"""Finds glossary terms, also for words that are spelled differently, and lists them by lesson."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.tutor.course.course import Course, Lesson, Term


def find_term(glossary: Sequence[Term], word: str) -> Term | None:
    """Find a term by its name, an alias or a near spelling of either; None when unknown."""
    known = {_fold(name): term for term in glossary for name in (*term.aliases, term.name)}
    wanted = _fold(word)
    if wanted not in known:
        near = get_close_matches(wanted, known, n=1, cutoff=0.85)
        wanted = near[0] if near else wanted
    return known.get(wanted)


def closest_names(glossary: Sequence[Term], typed: str, most: int = 3) -> tuple[str, ...]:
    """Return names that contain what was typed, else those spelled most like it."""
    names = {_fold(term.name): term.name for term in glossary}
    wanted = _fold(typed)
    holding = [name for folded, name in names.items() if wanted in folded]
    near = holding or [names[n] for n in get_close_matches(wanted, names, n=most, cutoff=0.5)]
    return tuple(near[:most])


def terms_in(glossary: Sequence[Term], text: str) -> tuple[Term, ...]:
    """Return the terms that a text names, in its order; of two names the longer one counts."""
    folded = f" {_fold(text)} "
    names = {_fold(name): term for term in glossary for name in (*term.aliases, term.name)}
    found: dict[str, tuple[int, Term]] = {}
    for name in sorted(names, key=len, reverse=True):
        for written in (f" {name} ", f" {name}s "):
            at = folded.find(written)
            if name and at >= 0:
                folded = folded.replace(written, f" {'_' * (len(written) - 2)} ")
                found.setdefault(names[name].name, (at, names[name]))
    return tuple(term for _, term in sorted(found.values(), key=lambda pair: pair[0]))


def words_by_lesson(course: Course) -> tuple[tuple[Lesson | None, tuple[Term, ...]], ...]:
    """Return each lesson with its terms, by name; None with those of lessons that are off."""
    loaded = {lesson.id for lesson in course.lessons}
    groups = [
        (lesson, _by_name(term for term in course.glossary if term.lesson == lesson.id))
        for lesson in course.lessons
    ]
    rest = _by_name(term for term in course.glossary if term.lesson not in loaded)
    return tuple((lesson, terms) for lesson, terms in (*groups, (None, rest)) if terms)


def _by_name(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: term.name.casefold()))


def _fold(word: str) -> str:
    letters = re.sub(r"[\W_]+", " ", word.casefold()).strip()
    return re.sub(r"^(the|a|an) ", "", letters).replace("isation", "ization")
