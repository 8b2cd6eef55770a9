"""Short moves: on, back, skip, help, what was right; in many people's spelling."""

from __future__ import annotations

import pytest

from bot.tutor.conversation.intents import Intent
from bot.tutor.conversation.moves.heard import heard_move
from tests.tutor.conversation.moves.moments import MOMENTS

HEARD = {
    ("card", Intent.CONTINUE): (
        "next", "Next!", "next card", "nxt", "go on", "continue", "contineu", "ok next",
        "next pls", "can we go on", "lets go on", "got it", "ok", "done", "im ready",
        "what's next", "move on", "keep going",
    ),
    ("card", Intent.BACK): ("back", "go back", "previous card", "can i go back", "one back pls"),
    ("card", Intent.DIFFERENTLY): (
        "say it differently", "again", "i dont understand", "i don't get it", "dont get it",
        "huh?", "can u make it simpler", "can you explain that again", "in other words",
        "simpler please", "im confused", "make it easier", "i still dont get this", "wdym",
        "explain it differently",
    ),
    ("card", Intent.TOO_HARD): (
        "this is too hard", "too hard", "im lost", "thats too much", "way too difficult for me",
    ),
    ("try", Intent.CONTINUE): ("next", "go on", "continue pls"),
    ("try", Intent.GIVE_ANSWER): ("show me", "just show me", "whats the answer", "tell me"),
    ("try", Intent.SKIP): ("skip", "skip it", "skip this one"),
    ("try", Intent.DONT_KNOW): ("idk", "no idea", "i dont know", "no clue lol"),
    ("choice", Intent.HINT): (
        "hint", "a hint pls", "hnit", "can i get a hint", "give me a clue", "help me",
        "help me with this", "i need help", "another hint", "any tips?",
    ),
    ("choice", Intent.DONT_KNOW): (
        "idk", "i dont know", "dunno", "no idea", "not sure", "i have no clue", "im not sure",
        "i really dont know", "idk :(", "a or b", "im torn between a and c", "no clue",
    ),
    ("choice", Intent.GIVE_ANSWER): (
        "whats the answer", "what's the right one", "tell me the answer", "just tell me",
        "show the solution", "which one is it", "give me the answer pls", "what is the anwser",
        "which one is right",
    ),
    ("choice", Intent.SKIP): (
        "skip", "skip this one", "can i skip this", "skpi", "pass", "do it later", "later",
        "can we do this later", "leave it",
    ),
    ("choice", Intent.TOO_HARD): ("this is too hard", "im lost", "this question is too hard"),
    ("choice", Intent.DIFFERENTLY): ("i dont understand the question", "can u make it simpler"),
    ("choice", Intent.BACK): (
        "go back", "back to where i was", "back to the question", "show the question again",
        "where was i", "what was the question",
    ),
    ("choice", Intent.CONTINUE): ("next", "next question"),
    ("choice", Intent.WAS_RIGHT): ("was that right", "did i get it right"),
    ("choice", Intent.WHY): ("why", "why?", "but why"),
    ("number", Intent.COMPUTED): (
        "how do u get it", "how do i work that out", "how do you do this", "how do i calculate it",
        "how to solve this",
    ),
    ("number", Intent.DONT_KNOW): ("idk", "i give up"),
    ("fill", Intent.HINT): ("hint", "give me a hint"),
    ("fill", Intent.SKIP): ("skip",),
    ("fill", Intent.GIVE_ANSWER): ("whats the word", "tell me"),
    ("answered", Intent.WAS_RIGHT): (
        "was my answer right", "was my answer right?", "did i get it", "was it right",
        "how did i do on that one", "am i right", "is that right?", "correct?",
        "did i pass that one",
        "was i wrong",
    ),
    ("answered", Intent.WHY): ("why", "why is that", "how come", "why was it wrong", "y tho"),
    ("answered", Intent.CONTINUE): ("next", "next question pls", "go on", "ok"),
    ("answered", Intent.DIFFERENTLY): ("i dont get it",),
    ("game", Intent.HINT): ("hint", "help me"),
    ("game", Intent.DONT_KNOW): ("idk", "no idea"),
    ("game", Intent.SKIP): ("skip", "pass"),
    ("correction", Intent.WHY): ("why", "why is it formal", "but why casual"),
    ("correction", Intent.SKIP): ("skip", "skip it", "can i skip that"),
    ("correction", Intent.DONT_KNOW): ("idk", "no clue"),
    ("locking", Intent.YES): ("yes", "yep", "yeah", "do it", "ok lock it in", "sure", "y",
        "yes pls"),
    ("locking", Intent.NO): ("no", "nope", "not yet", "wait", "nah", "hold on"),
    ("locking", Intent.WHY): ("why?", "why"),
    ("locking number", Intent.YES): ("ok", "lock it in"),
    ("card", Intent.STOP): (
        "stop", "bye", "enough for today", "im done for today", "lets stop", "gotta go", "cancel",
        "see you tomorrow", "quit",
    ),
    ("nothing", Intent.STOP): ("bye", "stop"),
    ("run", Intent.STOP): ("stop", "cancel it"),
    ("nothing", Intent.CONTINUE): ("next", "go on"),
}  # fmt: skip
ROWS = [(state, said, intent) for (state, intent), texts in HEARD.items() for said in texts]


@pytest.mark.parametrize(("state", "said", "intent"), ROWS)
def test_a_short_move_is_heard(state: str, said: str, intent: Intent) -> None:
    heard = heard_move(said, MOMENTS[state])
    assert heard is not None
    assert heard.intent is intent
