"""How questions begin, and words of other talk that look like those of a training."""

from __future__ import annotations

# A message that begins so asks about something, and does not ask for a training.
ASKING = (
    "what is", "what are", "what does", "what do", "whats", "what was", "what were",
    "what did", "why", "how does", "how do", "how did", "how is", "how many", "how much",
    "how to", "how come", "how can", "how big", "how long", "how should", "is", "are", "does",
    "do i", "do we", "did", "was", "were", "when", "which", "who", "where", "explain",
    "define", "tell me", "difference", "should", "would", "has", "have", "can i", "can a",
    "can it", "can the", "can my", "could i", "could a", "could it", "could the", "whens",
    "hows", "wheres", "whys", "how high", "describe", "what", "do you", "remind me",
    "help me understand", "quiz", "ask me", "give me an", "how would", "can someone",
    "can anyone", "can there", "are there", "will a", "will it", "will my", "will the",
    "so is", "so a", "so the", "so why", "so what", "so how", "so does",
)  # fmt: skip
NOT_ASKING = (
    "what if", "what happens if", "what happens when", "what happens with", "how about",
    "what about", "what would happen if", "how it learns",
)  # fmt: skip
# Behind "train" these say that a vehicle, a person or an animal is spoken of.
VEHICLE = frozenset({
    "me", "us", "you",
    "accuracy", "arrived", "arrives", "came", "cat", "comes", "curve", "data", "delay",
    "delayed", "dog", "dogs", "driver", "error", "errors", "for", "hard", "home", "is",
    "journey", "late", "leaves", "left", "loss", "myself", "of", "ride", "rides", "schedule",
    "set", "sets", "station", "stations", "ticket", "tickets", "track", "tracks", "was",
    "well", "were", "wheel", "yourself",
})  # fmt: skip
DAYS = frozenset({
    "test", "labels", "few", "more", "less", "new", "part", "set", "examples", "same", "many",
    "a", "average", "computer", "data", "discord", "friday", "it", "laptop", "me", "monday",
    "my", "own", "phone", "purpose", "saturday", "sunday", "that", "the", "them", "these",
    "this", "those", "thursday", "time", "today", "tomorrow", "top", "tuesday", "wednesday",
})  # fmt: skip
"""What stands behind "on" and names no data."""
ORDINARY = frozenset({
    "moment", "moments", "large", "point", "noisy",
    "about", "action", "actions", "activity", "after", "again", "because", "before", "being",
    "between", "circuit", "coast", "compared", "compares", "could", "course", "deep", "digit",
    "digital", "doing", "during", "every", "fast", "faster", "first", "going", "great",
    "hello", "helps", "hidden", "hours", "late", "later", "latest", "layered", "leaning",
    "learn", "learned", "learner", "learners", "learning", "learns", "least", "light",
    "lights", "little", "long", "master", "mean", "means", "might", "minutes", "money",
    "month", "months", "moods", "morning", "mother", "never", "noted", "notes", "other",
    "paints", "pastor", "people", "pints", "place", "rated", "rather", "ratio",
    "ratios", "really", "right", "round", "rounded", "seem", "seemed", "seems", "sheep",
    "shoes", "short", "should", "since", "slow", "small", "sound", "speech", "speed",
    "spirit", "spirits", "start", "state", "still", "story", "stuff", "than", "thank",
    "thanks", "that", "their", "there", "these", "they", "thing", "things", "think", "this",
    "those", "though", "three", "through", "today", "trails", "trained", "trainer",
    "trainers", "under", "united", "unity", "until", "using", "wander", "want", "wants",
    "water", "were", "what", "when", "where", "which", "while", "white", "whole", "wide",
    "will", "winter", "with", "without", "wonder", "word", "words", "work", "works", "world",
    "would", "write", "wrong", "years", "your",
})  # fmt: skip
"""Words that are meant as they stand, though they resemble a setting's."""
