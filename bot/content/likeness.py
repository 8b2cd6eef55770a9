"""Finds sentences that are too much alike: near-duplicates, and families made from one template.

A network that meets them in training and again in a test has only learned them by heart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Words = tuple[str, ...]

ALIKE = 0.75  # share of words, in order, that makes two sentences near-duplicates
COMPARED = 4  # ordinary sentences have fewer rivals; a file of nonsense must not stop the start
FAMILY = 3
KEPT = 3  # words that a frame needs: "the … is …" fits too many sentences to be a template
OPENING = 4
SWAPPED = 2
MOST_SWAPPED = 12  # content words that are blanked in turn: enough for 300 characters, and quick
TOO_COMMON = 300  # a pair of words that so many sentences share tells nothing
GAP = "…"

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words("""
    a an the this that these those some any each every all both no not nor neither either
    i me my mine we us our ours you your yours he him his she her hers it its they them their
    who whom whose which what when where why how one there here
    am is are was were be been being has have had having do does did will would shall should can
    could may might must cannot let get got
    about above after against along among around as at before behind below beneath beside between
    beyond by despite down during for from in inside into near of off on onto out outside over per
    since than through throughout till to toward towards under until up upon with within without
    and but or so if because although though while whether whereas yet then
    more most less least very too just only also even still already again never always ever
    i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll
    we're we've we'll we'd they're they've they'll they'd that's what's who's where's here's
    there's let's don't doesn't didn't won't wouldn't can't couldn't isn't aren't wasn't weren't
    hasn't haven't hadn't shouldn't
    """)


@dataclass(frozen=True, slots=True)
class Template:
    """`frame` is what its sentences share, with a gap for what differs; `places` are theirs."""

    frame: str
    places: tuple[int, ...]


def words_in(text: str) -> Words:
    """Return the words without case and punctuation, so that texts can be compared."""
    return tuple(WORD.findall(text.translate(APOSTROPHES).casefold()))


def near_duplicates(sentences: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield the place of each sentence that is nearly the same as an earlier one, and that place.

    Two are nearly the same when their longest common subsequence of words makes up three quarters
    of both: 2 x common / (words of one + words of the other) >= 0.75. Of S words in both together
    at most S/4 are then not shared, so the shared ones stand in few runs, and with a mark at both
    ends at least S/8 + 1 pairs of neighbours are in both. An index of pairs finds those who may be
    alike, and only they are compared word by word: the four that share most pairs.
    """
    holders: defaultdict[object, list[int]] = defaultdict(list)
    for place, words in enumerate(sentences):
        pairs = _pairs(words)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(holders.get(pair, ()))
        rivals = [
            other
            for other, count in shared.most_common()
            if count >= (len(words) + len(sentences[other])) / 8 + 1
        ]
        near = (other for other in rivals[:COMPARED] if _likeness(words, sentences[other]) >= ALIKE)
        twin = next(near, None)
        if twin is not None:
            yield place, twin
            continue
        for pair in pairs:
            if len(holders[pair]) < TOO_COMMON:
                holders[pair].append(place)


def templates(sentences: Sequence[Words]) -> list[Template]:
    """Return each frame that three or more sentences share, the largest family first.

    A frame is what stays of a sentence when its content words are blanked: all of them, or any two
    of them. A frame keeps at least three words. The first four words are a frame as well, if one of
    them is a content word. Each sentence is told of one family only.
    """
    members: defaultdict[Words, list[int]] = defaultdict(list)
    for place, words in enumerate(sentences):
        for frame in set(_frames(words)):
            members[frame].append(place)
    found: list[Template] = []
    told: set[int] = set()
    shared = [frame for frame, places in members.items() if len(places) >= FAMILY]
    for frame in sorted(shared, key=lambda one: (-len(members[one]), -len(one), one)):
        places = tuple(place for place in members[frame] if place not in told)
        if len(places) >= FAMILY:
            found.append(Template(" ".join(frame), places))
            told.update(places)
    return found


def _pairs(words: Words) -> list[tuple[str, str, int]]:
    """Return the pairs of neighbours, with marks at both ends; repeated ones are numbered."""
    ended = ("", *words, "")
    seen: Counter[tuple[str, str]] = Counter()
    pairs = []
    for pair in pairwise(ended):
        pairs.append((*pair, seen[pair]))
        seen[pair] += 1
    return pairs


def _likeness(one: Words, other: Words) -> float:
    """Return how much of both is their longest common subsequence, from 0 to 1."""
    best = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for place, its in enumerate(other, start=1):
            above = best[place]
            best[place] = before + 1 if word == its else max(above, best[place - 1])
            before = above
    return 2 * best[-1] / (len(one) + len(other))


def _frames(words: Words) -> Iterator[Words]:
    content = [place for place, word in enumerate(words) if word not in FUNCTION_WORDS]
    if len(words) - len(content) >= KEPT:
        blanked = (word if word in FUNCTION_WORDS else GAP for word in words)
        yield tuple(word for word, run in groupby(blanked) for _ in ([0] if word == GAP else run))
    if len(words) >= KEPT + SWAPPED:
        for swapped in combinations(content[:MOST_SWAPPED], SWAPPED):
            yield tuple(GAP if place in swapped else word for place, word in enumerate(words))
    if len(words) > OPENING and any(place < OPENING for place in content):
        yield (*words[:OPENING], GAP)
