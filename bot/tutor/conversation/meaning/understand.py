"""Reads a message: its words, what is wanted, where the course answers it, or that it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.beside import beside
from bot.tutor.conversation.meaning.lookup import is_bare, room_named, term_named
from bot.tutor.conversation.meaning.meaning import Meaning, behaviour, certain
from bot.tutor.conversation.meaning.mind import DOUBT, FIXED, MARKS
from bot.tutor.conversation.moment import NOTHING_OPEN, Open
from bot.tutor.conversation.network.features import features_of
from bot.tutor.conversation.words import cut, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.conversation.moment import Moment

OFFERED = 3
ABOUT = 0.62
"""From this score on a card answers a message, however unsure its wish is."""
QUIET = frozenset({Open.NOTHING, Open.CARD, Open.RUN, Open.TRAINED})
"""Where nothing waits for an answer, so that a strange message is not likely to be one."""
CERTAIN = 0.97
"""From this share of the gate on a message is none of ours even where something waits."""
CLEAR = 0.75
"""From this score on a fixed answer is meant where no wish is as clear."""
FIRM = 0.6
"""From this score on a fixed answer or a misconception is meant, where it comes first."""


def understand(mind: Mind, text: str, moment: Moment = NOTHING_OPEN) -> Meaning:
    """Read a message beside what is open. It takes a few milliseconds, however long the text is."""
    spelled = mind.names.spelled(words_of(cut(text)))
    room = room_named(spelled)
    if room is not None:
        return replace(certain(room), words=tuple(spelled), named=True)
    term = term_named(spelled, mind.names)
    return looked_up(mind, term, spelled) if term else read_by_network(mind, spelled, moment)


def looked_up(mind: Mind, term: str, spelled: Sequence[str]) -> Meaning:
    """Return the meaning of a message that is a word of the course: no network is asked."""
    card = mind.taught.get(term, "")
    return replace(
        certain(Intent.DEFINE),
        cards=(card,) if card else (),
        score=1.0,
        terms=(term,),
        topic=card,
        words=tuple(spelled),
        looked_up=True,
    )


def read_by_network(mind: Mind, spelled: Sequence[str], moment: Moment) -> Meaning:
    signs = mind.names.signs(spelled)
    shares = mind.intents.shares(features_of(signs))
    targets = mind.targets(spelled)
    strange = strangeness(mind, spelled, shares, targets)
    refused = strange >= (mind.refuse if moment.open in QUIET else CERTAIN)
    ranked = ranked_wishes(shares, moment.open)
    intent, confidence = ranked[0]
    cards = tuple(name for name in targets if name[0] not in MARKS)
    terms = mind.names.found(spelled)
    topic = mind.taught.get(terms[0], "") if terms else ""
    if topic and (is_bare(signs) or (intent is Intent.COMPARE and len(terms) > 1)):
        cards = (topic, *(name for name in cards if name != topic))
    best = next(iter(targets), "")
    firm = targets.get(best, 0.0) >= FIRM
    if best.startswith(FIXED) and targets[best] >= CLEAR and confidence < CLEAR and not refused:
        intent = Intent.WHO  # it is about the tutor, whatever else it sounds like
    return Meaning(
        intent=Intent.NONE if refused else intent,
        confidence=confidence,
        sure=refused or (confidence >= mind.sure and strange < mind.refuse),
        offers=tuple(name for name, _ in ranked[:OFFERED]),
        refused=refused,
        cards=cards[:OFFERED],
        score=targets.get(cards[0], 0.0) if cards else 0.0,
        fixed=best[1:] if firm and best.startswith(FIXED) else "",
        doubt=best[1:] if firm and best.startswith(DOUBT) else "",
        terms=terms,
        topic=topic,
        lesson=next(iter(mind.names.lessons_in(spelled)), ""),
        words=tuple(spelled),
    )


def strangeness(
    mind: Mind,
    spelled: Sequence[str],
    shares: Mapping[str, float],
    targets: Mapping[str, float],
) -> float:
    """Return how likely a message is none of ours; one without any word surely is."""
    return mind.gate.share(mind.evidence(spelled, shares, targets)) if spelled else 1.0


def ranked_wishes(shares: Mapping[str, float], open_: Open) -> list[tuple[Intent, float]]:
    """Return the wishes, questions about the subject as one, each with its share.

    Of the questions the likeliest stands for all.
    """
    sums: dict[str, tuple[Intent, float]] = {}
    real = {name: share for name, share in shares.items() if name != Intent.NONE}
    for name, share in beside(real, open_).items():
        kind = behaviour(Intent(name))
        first, total = sums.get(kind, (Intent(name), 0.0))
        sums[kind] = first, total + share
    return sorted(sums.values(), key=lambda one: -one[1])
