"""Trains the talk: both networks on all voices, the gate on what each voice's absence shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.neural.softmax import SoftmaxTraining
from bot.train_chat.examples import Example, card_examples, intent_examples
from bot.train_chat.fitting import fitted
from bot.train_chat.gate import fitted_gate, fitted_temperature, refusing_from, sure_from
from bot.train_chat.quick import quick, quick_index
from bot.train_chat.sentences import sentences_of
from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.meaning.made import course_words, texts_in
from bot.tutor.conversation.meaning.meaning import behaviour
from bot.tutor.conversation.meaning.mind import evidence_of, mixed
from bot.tutor.conversation.meaning.understand import ranked_wishes
from bot.tutor.conversation.network.features import features_of
from bot.tutor.conversation.network.file import TrainedTalk
from bot.tutor.conversation.search.index import Text, built
from bot.tutor.conversation.search.terms import names_of
from bot.tutor.conversation.words import cut, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bot.content.conversation.messages import JudgedMessage
    from bot.train_chat.sentences import MadeSentence
    from bot.tutor.conversation.network.network import TalkNetwork
    from bot.tutor.conversation.phrases import Phrases
    from bot.tutor.conversation.search.index import Index
    from bot.tutor.conversation.search.terms import TalkNames
    from bot.tutor.course.course import Course

TRAINING = SoftmaxTraining(epochs=14, decay=0.2)
CARD_COUNTS = 0.5
"""How much a passage of a card counts as an example, beside a way of asking."""
FOLDS = 3
"""Trainings from which some of the voices are left out, each voice once."""
SURELY_WRONG = 0.03
"""At most so many real messages of a strange author are surely read wrongly."""


@dataclass(frozen=True, slots=True)
class TalkParts:
    """What is trained, before the gate: see `Mind`."""

    names: TalkNames
    intents: TalkNetwork
    cards: TalkNetwork
    index: Index

    def evidence(self, text: str) -> tuple[float, ...]:
        spelled = self.spelled(text)
        shares = self.intents.shares(features_of(self.names.signs(spelled)))
        targets = mixed(self.index.found(spelled), self.cards.shares(features_of(spelled)))
        return evidence_of(spelled, shares, targets, (self.index, self.names))

    def spelled(self, text: str) -> list[str]:
        return self.names.spelled(words_of(cut(text)))

    def features(self, text: str) -> list[str]:
        """Return the features of a message that choose what is wanted."""
        return features_of(self.names.signs(self.spelled(text)))


@dataclass(frozen=True, slots=True)
class Building:
    """What is learned from, by several voices; `say` is told what goes on.

    `words` are spelled right, `intents` and `cards` are the examples of the two networks, and
    `sentences` are what the gate and the temperature are fitted on.
    """

    course: Course
    names: TalkNames
    words: frozenset[str]
    intents: Sequence[Example]
    cards: Sequence[Example]
    sentences: Sequence[MadeSentence]
    say: Callable[[str], None]

    def whole(self, strange: Sequence[JudgedMessage], digest: str) -> TrainedTalk:
        """Train on all voices, fit the gate, and set the thresholds on strange messages.

        Those are of authors whom nothing was trained on, each with an intent.
        """
        parts = self.parts(self.voices())
        evidence, alien, temperature = self.left_out()
        gate = fitted_gate(evidence, alien)
        parts = replace(parts, intents=replace(parts.intents, temperature=temperature))
        real = [one for one in strange if Intent.NONE not in one.intents]
        none = [one for one in strange if Intent.NONE in one.intents]
        refuse = refusing_from(
            [gate.share(parts.evidence(one.text)) for one in real],
            [gate.share(parts.evidence(one.text)) for one in none],
        )
        sure = sure_from([judged(parts, one) for one in real], SURELY_WRONG)
        self.say(f"temperature {temperature:.2f}, refuse from {refuse:.2f}, sure from {sure:.2f}")
        return TrainedTalk(
            digest=digest,
            words=tuple(sorted(self.words)),
            texts=tuple((one.name, " ".join(one.words)) for one in self.cards),
            intents=parts.intents,
            cards=parts.cards,
            gate=(*gate.weights, gate.bias),
            refuse=refuse,
            sure=sure,
            examples=len(self.intents),
        )

    def voices(self) -> list[str]:
        return sorted({one.voice for one in self.sentences})

    def parts(self, wanted: Collection[str]) -> TalkParts:
        """Train on the voices that are wanted."""
        intents = [one for one in self.intents if one.voice in wanted]
        cards = [one for one in self.cards if one.voice in wanted]
        texts = list(texts_in(self.course, self.names))
        said = [Example(one.words, one.target, "", CARD_COUNTS) for one in texts]
        network = quick(fitted([*cards, *said], TRAINING))
        index = quick_index(built([*(Text(one.words, one.name) for one in cards), *texts]))
        return TalkParts(self.names, quick(fitted(intents, TRAINING)), network, index)

    def left_out(self) -> tuple[list[tuple[float, ...]], list[bool], float]:
        """Return what the gate sees of voices that were left out, and the fitting temperature."""
        evidence: list[tuple[float, ...]] = []
        none: list[bool] = []
        scores: list[list[float]] = []
        right: list[int] = []
        voices = self.voices()
        for left in (voices[place::FOLDS] for place in range(FOLDS)):
            self.say(f"without the voices {', '.join(left)}")
            parts = self.parts(frozenset(voices) - set(left))
            for one in self.sentences:
                if one.voice in left:
                    evidence.append(parts.evidence(one.text))
                    none.append(one.intent == Intent.NONE)
                    if one.intent in parts.intents.classes:  # else one voice alone says it
                        scores.append(parts.intents.scores(parts.features(one.text)))
                        right.append(parts.intents.classes.index(one.intent))
        return evidence, none, fitted_temperature(scores, right)


def judged(parts: TalkParts, one: JudgedMessage) -> tuple[float, bool]:
    """Return how sure a message of a strange author is read, and whether rightly."""
    intent, confidence = ranked_wishes(parts.intents.shares(parts.features(one.text)), one.open)[0]
    return confidence, behaviour(intent) in {behaviour(each) for each in one.intents}


def building_for(course: Course, phrases: Phrases, say: Callable[[str], None]) -> Building:
    """Read the phrases of a course into examples, once for all trainings."""
    words = spelled_right(course, phrases)
    names = names_of(course, words)
    return Building(
        course=course,
        names=names,
        words=words,
        intents=tuple(intent_examples(phrases, names)),
        cards=tuple(card_examples(phrases, names, course)),
        sentences=tuple(sentences_of(phrases, course)),
        say=say,
    )


def spelled_right(course: Course, phrases: Phrases) -> frozenset[str]:
    """Return the words that count as spelled right: the course's, and those of two voices."""
    voices: Counter[str] = Counter()
    said = [one for group in phrases.groups for texts in group.values() for one in texts]
    for word, _ in {(word, one.voice) for one in said for word in words_of(one.text)}:
        voices[word] += 1
    return frozenset(course_words(course)) | {word for word, count in voices.items() if count > 1}
