"""What somebody may write at any time, sorted by what it can do: ask, move, answer, train."""

from __future__ import annotations

ASKING = (
    "what is a gradient?",
    "whats the difference between a weight and a bias",
    "how do you get 0.562",
    "why does it have to be random",
    "who are you",
    "what does overfitting mean",
    "is it b?",
    "is that right?",
    "an example?",
    "say it differently",
    "why?",
    "hint",
    "whats the answer",
    "how far am i",
    "what can you do",
    "what is a bias?",
    "why did you say that",
    "could it be 0.5?",
    "is formal right?",
    "was my answer right",
)
"""None of these is an answer that counts, whatever is open."""
MOVING = (
    "hi",
    "next",
    "ok",
    "back",
    "go back",
    "previous card",
    "skip",
    "stop",
    "play",
    "learn",
    "yes",
    "no",
    "again",
    "quiz me",
    "i dont understand",
    "too hard",
    "idk",
    "open lesson 2",
    "practise again",
    "my notes",
    "where was i",
    "thanks",
)
ANSWERING = (
    "b",
    "i think its b",
    "a c",
    "c a b d",
    "0.3",
    "hmm 0.3?",
    "formal pretty sure",
    "casual",
    "the slang was too low",
    "too high",
    "2 b",
    "1a 2b 3c",
    "the weights",
    "my rule: slang words point to casual",
    "slang casual, polite words formal",
    "i meant c",
    "it multiplies each input by a weight and adds them up",
    "j",
)
NONSENSE = ("asdf qwer", "🙂", "whats the best pizza", "???", "hmm", "x" * 1900, "42 is the answer")
TRAINING = (
    "train on spirals with rate 0.3",
    "make it wider",
    "train xor, then make it slower",
    "so a bigger learning rate is always faster?",
)
EVERYTHING = (*ASKING, *MOVING, *ANSWERING, *NONSENSE, *TRAINING)
RESTART = "(a freshly built bot)"
