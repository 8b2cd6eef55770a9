"""The words of a message as all that reads it sees them: cut, lower case, shorthand written out."""

from __future__ import annotations

import re
import unicodedata

from bot.tutor.game.hearing.word_sets import word_set
from bot.tutor.text import clean, normal

LONGEST = 600
"""Characters of a message that are read: enough for a question, and every step stays fast."""
MARKUP = re.compile(r"<[@#:/a-z][^<>\s]{0,80}>|https?://\S+|```|[*_~`|>#]", re.IGNORECASE)
APOSTROPHES = dict.fromkeys(map(ord, "'\u2019\u2018\u00b4\u02bc"))
WORD = re.compile(r"\b(?:eli5|b4)\b|[^\W\d_]+|\d+(?:[.,]\d+)*")
"""Letters or a number; two shorthands hold both."""
NUMBER = "0"
"""Stands for any number."""

SHORTHAND = {
    "u": "you",
    "ya": "you",
    "ur": "your",
    "r": "are",
    "y": "why",
    "k": "ok",
    "kk": "ok",
    "okay": "ok",
    "okey": "ok",
    "wat": "what",
    "wut": "what",
    "wht": "what",
    "abt": "about",
    "bc": "because",
    "cuz": "because",
    "cos": "because",
    "coz": "because",
    "cause": "because",
    "thx": "thanks",
    "thanx": "thanks",
    "ty": "thanks",
    "tysm": "thanks",
    "tnx": "thanks",
    "yea": "yes",
    "yeah": "yes",
    "yep": "yes",
    "yup": "yes",
    "ye": "yes",
    "yh": "yes",
    "nope": "no",
    "nah": "no",
    "hiya": "hi",
    "heya": "hi",
    "helo": "hello",
    "diff": "difference",
    "lrn": "learn",
    "ppl": "people",
    "ans": "answer",
    "qs": "questions",
    "b4": "before",
    "w": "with",
    "tho": "though",
    "smth": "something",
    "sth": "something",
    "sumthing": "something",
    "prob": "probably",
    "rly": "really",
    "pic": "picture",
    "pics": "pictures",
    "ex": "example",
    "eg": "example",
    "hw": "homework",
    "vs": "versus",
    "backprop": "backpropagation",
    "backpropogation": "backpropagation",
    "acc": "accuracy",
    "idk": "i dont know",
    "idek": "i dont know",
    "dunno": "dont know",
    "donno": "dont know",
    "ion": "i dont",
    "ikr": "i know right",
    "whats": "what is",
    "wats": "what is",
    "whatre": "what are",
    "hows": "how is",
    "whys": "why is",
    "wheres": "where is",
    "whos": "who is",
    "thats": "that is",
    "its": "it is",
    "im": "i am",
    "ive": "i have",
    "id": "i would",
    "ill": "i will",
    "youre": "you are",
    "gonna": "going to",
    "wanna": "want to",
    "gimme": "give me",
    "lemme": "let me",
    "gotta": "have to",
    "kinda": "kind of",
    "cannot": "cant",
    "lr": "learning rate",
    "nn": "neural network",
    "nns": "neural networks",
    "gd": "gradient descent",
    "sgd": "gradient descent",
    "wdym": "what do you mean",
    "wym": "what do you mean",
    "hru": "how are you",
    "tldr": "short version",
    "eli5": "explain simply",
}
FILLERS = word_set("""
    um umm ummm uh uhh uhm hmm hm hmmm lol lmao haha hehe ngl tbh btw please pls plz plss bro
    dude man rn er erm like
    """)
"""Words that say nothing about what is asked."""
TOGETHER = (
    (re.compile(r"\b(do|does|did|is|are|was|were|have|has|could|would|should) not\b"), r"\1nt"),
    (re.compile(r"\bback prop\w*\b"), "backpropagation"),
    (re.compile(r"\bover fit\w*\b"), "overfitting"),
    (re.compile(r"\bunder fit\w*\b"), "underfitting"),
    (re.compile(r"\bneural nets?\b"), "neural network"),
)
SPELLED = re.compile(r"(?<=[a-z]{3})iz(?=(?:e|ed|es|ing|er|ation|ations)$)")


def cut(text: str, longest: int = LONGEST) -> str:
    """Return what is read of a message: its beginning, without markup and hidden characters."""
    return MARKUP.sub(" ", clean(text[:longest])).strip()


def words_of(text: str) -> list[str]:
    """Return the words of a message that was cut, as they are compared everywhere.

    Marks that are heaped on letters are left out: they would break a word into its letters.
    """
    whole = normal(text, "NFKC").casefold().translate(APOSTROPHES)
    folded = "".join(sign for sign in whole if unicodedata.category(sign) != "Mn")
    found: list[str] = []
    for word in WORD.findall(folded):
        found += SHORTHAND.get(word, word).split()
    said = " ".join(word for word in found if word not in FILLERS)
    for pattern, written in TOGETHER:
        said = pattern.sub(written, said)
    return [SPELLED.sub("is", word) for word in said.split()]
