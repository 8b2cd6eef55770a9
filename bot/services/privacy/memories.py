"""What is remembered of people while the program runs, and how it is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.services.classroom.posts import Posts
    from bot.services.conversation.conversation import Conversation
    from bot.services.conversation.pace import TalkPace
    from bot.services.exercises.questions import Questions
    from bot.services.forms.typed_forms import TypedForms
    from bot.services.lab.following import Following
    from bot.tutor.privacy.parted import Parted


@dataclass(frozen=True, slots=True)
class RememberedPeople:
    """Everything in the services that remembers somebody; what is unknown after it is read anew."""

    conversation: Conversation
    following: Following
    questions: Questions
    posts: Posts
    forms: TypedForms
    pace: TalkPace

    def forget(self, person: int, parted: Parted) -> None:
        moves = self.conversation.moves
        self.conversation.wishes.said.heard.forget(person)
        moves.locking.words.forget(person)
        moves.moments.returns.forget(person)
        moves.moments.keys.met.pop(person, None)
        self.following.forget(person, parted.runs)
        self.following.trials.forget(person)
        self.questions.seen.forget_all()
        self.posts.known.clear()
        self.forms.forget(person)
        self.pace.forget(person)
