"""A folder of a few phrases in two voices beside the small course: a talk is trained in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.small_course import write_course

if TYPE_CHECKING:
    from pathlib import Path

PHRASES = {
    "ann": """
continue = ["go on please", "next card", "lets continue", "what comes next", "carry on"]
hint = ["give me a hint", "a small hint", "help me with it", "any clue", "i need a tip"]
none = ["i like cheese", "the weather is bad", "my dog barks", "nice shoes", "who won the match"]
""",
    "ben": """
continue = ["go on", "the next one", "continue", "show what comes next", "next"]
hint = ["hint please", "can i have a hint", "a clue", "help me a bit", "tip"]
none = ["cheese is good", "bad weather today", "a dog", "red shoes", "which match was that"]
""",
}
WAYS = '"first/one-card" = ["what is the first thing", "tell me about the one card"]\n'
DOUBTS = 'M1 = ["is it not three", "so one and one is three"]\n'
STRANGERS = """message,state,intent,card
could we go on,nothing,continue,
gimme a hint,nothing,hint,
is there cheese,nothing,none,
"""


def write_talk(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """Write the small course with a talk, some files changed, and return its folder."""
    root = write_course(folder, {})
    files = {
        **{f"phrases/{voice}.toml": text for voice, text in PHRASES.items()},
        "ways/ann.toml": WAYS,
        "ways/ben.toml": WAYS.replace("tell me about", "say more on"),
        "doubts/ann.toml": DOUBTS,
        "strangers.csv": STRANGERS,
    }
    for name, text in (files | (changes or {})).items():
        file = root / "conversation" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
