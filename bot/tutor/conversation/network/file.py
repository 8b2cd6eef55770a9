"""The trained talk as bytes: what `nudge train-chat` writes, and the bot reads without numpy."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

from bot.tutor.conversation.network.network import TalkNetwork

FORMAT = "nudge-talk-3"
LARGEST = 60_000_000  # bytes, once it is no longer compressed


@dataclass(frozen=True, slots=True)
class TrainedTalk:
    """`digest` is that of the content files it was trained on, `words` are spelled right.

    `texts` are ways of asking, each with where it leads and its words; `gate` holds the weights of
    the gate and, last, its bias. From `refuse` and `sure` on the gate and the network decide.
    `examples` is how many sentences chose the weights of the first network.
    """

    digest: str
    words: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    intents: TalkNetwork
    cards: TalkNetwork
    gate: tuple[float, ...]
    refuse: float
    sure: float
    examples: int


class TalkFileError(ValueError):
    """The bytes are no trained talk of this program's version."""


def packed(talk: TrainedTalk) -> bytes:
    """Return the bytes of a trained talk: one line of JSON, and the weights, both compressed."""
    head = {
        "format": FORMAT,
        "digest": talk.digest,
        "words": " ".join(talk.words),
        "texts": talk.texts,
        "intents": _head(talk.intents),
        "cards": _head(talk.cards),
        "gate": talk.gate,
        "refuse": talk.refuse,
        "sure": talk.sure,
        "examples": talk.examples,
    }
    lines = json.dumps(head, separators=(",", ":")).encode()
    whole = lines + b"\n" + bytes(talk.intents.weights) + bytes(talk.cards.weights)
    return zlib.compress(whole, 9)


def unpacked(data: bytes) -> TrainedTalk:
    """Read the bytes. Raise TalkFileError for others."""
    try:
        opening = zlib.decompressobj()
        line, _, weights = opening.decompress(data, LARGEST).partition(b"\n")
        if not opening.eof:
            raise TalkFileError("The file breaks off, or holds more than any trained talk.")
        head = json.loads(line)
        if head["format"] != FORMAT:
            raise TalkFileError(f"The file is not of the format {FORMAT}.")
        split = len(head["intents"]["rows"]) * len(head["intents"]["classes"])
        view = memoryview(weights).cast("b")
        return TrainedTalk(
            digest=head["digest"],
            words=tuple(head["words"].split()),
            texts=tuple((target, words) for target, words in head["texts"]),
            intents=_network(head["intents"], view[:split]),
            cards=_network(head["cards"], view[split:]),
            gate=tuple(head["gate"]),
            refuse=head["refuse"],
            sure=head["sure"],
            examples=head["examples"],
        )
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise TalkFileError(f"The file cannot be read: {error}") from error


def _head(network: TalkNetwork) -> dict[str, Any]:
    return {
        "classes": network.classes,
        "rows": list(network.rows),
        "biases": network.biases,
        "unit": network.unit,
        "temperature": network.temperature,
    }


def _network(head: dict[str, Any], weights: memoryview) -> TalkNetwork:
    rows = {name: at for at, name in enumerate(head["rows"])}
    if len(weights) != len(rows) * len(head["classes"]):
        raise TalkFileError("The number of weights does not fit the features and classes.")
    return TalkNetwork(
        classes=tuple(head["classes"]),
        rows=rows,
        weights=weights,
        biases=tuple(head["biases"]),
        unit=head["unit"],
        temperature=head["temperature"],
    )
