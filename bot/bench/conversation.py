"""`nudge bench conversation`: how well messages are understood that were not learned from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING

from bot.trainings.catalogue import CATALOGUE
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.agreed import agreed
from bot.tutor.conversation.meaning.alike import behaviour_beside
from bot.tutor.conversation.meaning.meaning import certain
from bot.tutor.conversation.meaning.understand import ABOUT, understand
from bot.tutor.conversation.moment import IN_GAME, Moment, Open
from bot.tutor.conversation.moves.heard import heard_move
from bot.tutor.conversation.safety import trouble_in
from bot.tutor.conversation.settings.heard import heard_training
from bot.tutor.lab.dials.dials import dials_of
from bot.tutor.lab.dials.table import DIALS
from bot.tutor.lab.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.content.conversation.messages import JudgedMessage
    from bot.tutor.conversation.meaning.meaning import Meaning
    from bot.tutor.conversation.meaning.mind import Mind
    from bot.tutor.conversation.safety import SafetyRule

BY_STATE = frozenset(Open) - {Open.NOTHING, Open.CARD, Open.TRAINED, Open.RUN}
"""Where something waits, so that the state decides what a short message means."""
ALL_DIALS = dials_of(DIALS, CATALOGUE)
EXPERIMENTS = tuple(preset.name for preset in PRESETS)
OPTIONS = ("the first", "the second", "the third", "the fourth")
LABELS = ("formal", "casual")


@dataclass(slots=True)
class Share:
    """How many of some messages were read as they should be."""

    right: int = 0
    of: int = 0

    def count(self, *, right: bool) -> None:
        self.right += right
        self.of += 1

    @property
    def percent(self) -> float:
        return 100 * self.right / self.of


@dataclass(frozen=True, slots=True)
class Miss:
    """A message that was read wrongly, and how."""

    text: str
    open: Open
    wanted: str
    got: str


@dataclass(slots=True)
class Judgement:
    """What came out: shares by name, misses by what was judged, milliseconds a message.

    `states` are the shares of right behaviour by what was open.
    """

    shares: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    states: dict[Open, Share] = field(default_factory=lambda: defaultdict(Share))
    misses: dict[str, list[Miss]] = field(default_factory=lambda: defaultdict(list))
    times: list[float] = field(default_factory=list)


def judged(
    mind: Mind, messages: Iterable[JudgedMessage], safety: Sequence[SafetyRule] = ()
) -> Judgement:
    """Read each message and compare it with what is right; what is not named is not judged."""
    found = Judgement()
    for one in messages:
        start = perf_counter()
        meaning = read(mind, one.text, moment_of(one.open), safety)
        found.times.append(1000 * (perf_counter() - start))
        if one.intents:
            _judge_intent(found, one, meaning)
        if one.cards and one.open is Open.NOTHING:
            _judge_cards(found, one, meaning.cards)
    return found


def read(mind: Mind, text: str, moment: Moment, safety: Sequence[SafetyRule] = ()) -> Meaning:
    """Read a message as the talk does: trouble, what the state decides, trainings, the network."""
    if trouble_in(text, safety):
        return replace(certain(Intent.NONE), refused=True)
    move = heard_move(text, moment)
    if move is not None:
        return certain(agreed(mind, move, moment, text).intent)
    about_run = moment.open in {Open.RUN, Open.TRAINED}
    if heard_training(text, ALL_DIALS, EXPERIMENTS, about_run=about_run):
        return certain(Intent.TRAIN)
    return understand(mind, text, moment)


def acts(meaning: Meaning) -> bool:
    """Whether a message is answered at once, and nothing is asked back: see `Conversation`."""
    answered = bool(meaning.fixed) or meaning.score >= ABOUT
    return meaning.sure or (meaning.asks and answered)


def moment_of(open_: Open) -> Moment:
    """Return a moment of that kind, with made-up options, as far as a state alone tells."""
    lettered = open_ in {Open.CHOICE, Open.SEVERAL, Open.TRY}
    return Moment(
        open_,
        options=OPTIONS if lettered else (),
        labels=LABELS if open_ in IN_GAME else (),
    )


def _judge_intent(found: Judgement, one: JudgedMessage, meaning: Meaning) -> None:
    wanted = {behaviour_beside(intent, one.open) for intent in one.intents}
    if Intent.NONE in one.intents:
        found.shares["none of these, refused"].count(right=meaning.refused)
        if not meaning.refused:
            found.misses["not refused"].append(_miss(one, meaning))
        return
    right = behaviour_beside(meaning.intent, one.open) in wanted
    offered = {behaviour_beside(intent, one.open) for intent in meaning.offers}
    among = right or (not meaning.refused and bool(wanted & offered))
    found.shares["right behaviour"].count(right=right)
    found.states[one.open].count(right=right)
    found.shares["among the three offered"].count(right=among)
    found.shares["confidently wrong"].count(right=not right and acts(meaning))
    found.shares["real messages refused"].count(right=meaning.refused)
    if one.open in BY_STATE:
        found.shares["right where the state decides"].count(right=right)
    if "ask" in wanted:
        found.shares["questions on the course refused"].count(right=meaning.refused)
    if not right:
        found.misses["confidently wrong" if acts(meaning) else "unsure and wrong"].append(
            _miss(one, meaning)
        )


def _judge_cards(found: Judgement, one: JudgedMessage, cards: Sequence[str]) -> None:
    first, among = not one.cards.isdisjoint(cards[:1]), not one.cards.isdisjoint(cards)
    found.shares["right card first"].count(right=first)
    found.shares["right card among three"].count(right=among)
    if not first:
        wanted = "|".join(sorted(one.cards))
        kind = "card among three, not first" if among else "card not found"
        found.misses[kind].append(Miss(one.text, one.open, wanted, ", ".join(cards)))


def _miss(one: JudgedMessage, meaning: Meaning) -> Miss:
    got = f"{meaning.intent} ({meaning.confidence:.2f}; {', '.join(meaning.offers)})"
    return Miss(one.text, one.open, "|".join(sorted(one.intents)), got)
