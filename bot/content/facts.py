"""The facts of a card: what its text says of a training, read from its block and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.content.problems import quoted
from bot.tutor.course.cards import ChoiceTry
from bot.tutor.course.facts import MEASURES, WHEN, Fact, shown_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.content.problems import Ledger
    from bot.trainings.task import Task
    from bot.tutor.course.cards import Card

FORM = 'write "task, variant, measure, when", such as "lr-trio, rate 1, train loss, last"'


def facts_of(
    table: Mapping[str, str], card: Card, tasks: Mapping[str, Task] | None, ledger: Ledger
) -> tuple[Fact, ...]:
    """Read the facts of a card, and report those that name or show what does not exist."""
    said = " ".join(texts_of(card))
    found: list[Fact] = []
    for shown, source in table.items():
        where = f"facts.{quoted(shown)}"
        if shown not in said:
            wrong = f"{quoted(shown)} does not occur in the text of this card"
            ledger.add(where, wrong, "write it as the text does, or take it out")
        elif shown_number(shown) is None:
            ledger.add(where, "there is no number in it", 'write such as "0.716" or "50 of 60"')
        elif tasks is not None and (fact := _fact(shown, source, tasks, (where, ledger))):
            found.append(fact)
    return tuple(found)


def texts_of(card: Card) -> tuple[str, ...]:
    """Return all texts of a card: what is told, asked, answered, and told once more."""
    texts = [card.text, card.then, card.again]
    if isinstance(card.tried, ChoiceTry):
        texts += [card.tried.ask, *(answer.text for answer in card.tried.answers)]
        texts += [answer.feedback for answer in card.tried.answers]
    elif card.tried is not None:
        texts += [card.tried.ask, card.tried.fits, card.tried.other]
        texts += [slip.feedback for slip in card.tried.wrong]
    if card.hands_on is not None:
        texts += [card.hands_on.ask, card.hands_on.done]
    return tuple(texts)


def _fact(
    shown: str, source: str, tasks: Mapping[str, Task], place: tuple[str, Ledger]
) -> Fact | None:
    where, ledger = place
    # A label may hold a comma, the other three may not.
    name, _, rest = source.partition(",")
    parts = [part.strip() for part in rest.rsplit(",", 2)]
    if len(parts) != 3:
        ledger.add(where, f"{quoted(source)} has not four parts", FORM)
        return None
    label, measure, when = parts
    task = tasks.get(name.strip())
    if task is None:
        wrong = f"there is no experiment and no run named {quoted(name.strip())}"
        ledger.add(where, wrong, f"use one of {', '.join(tasks)}")
        return None
    labels = [variant.label for variant in task.variants]
    known = next((one for one in MEASURES if one == measure), None)
    if label not in labels and not (label == "" and len(labels) == 1):
        wrong = f"no training of {quoted(name.strip())} is called {quoted(label)}"
        ledger.add(where, wrong, f"use one of {', '.join(map(quoted, labels))}")
    elif known is None:
        ledger.add(where, f"{quoted(measure)} is not measured", f"use one of {', '.join(MEASURES)}")
    elif when not in WHEN and not (when.isascii() and when.isdigit()):
        mend = f"use one of {', '.join(WHEN)}, or the number of a round"
        ledger.add(where, f"{quoted(when)} is not known here", mend)
    else:
        return Fact(shown, task, labels.index(label) if label in labels else 0, known, when)
    return None
