"""What can go wrong with a database: sentences for the operator, and some for the learner."""

from __future__ import annotations

from bot.tutor.errors import OperatorError, TutorError, UnavailableError


class NotSavedError(TutorError):
    """The disk is full, or the file is locked or read-only: the change was rolled back."""

    def __init__(self) -> None:
        super().__init__(
            "I could not save that just now, so nothing changed. "
            "What you did before is safe. Please try again in a minute."
        )


class StoppedError(TutorError):
    """The file was replaced, deleted or damaged while the bot ran: nothing more is written."""

    def __init__(self, *, kept: bool, doubtful: bool = False) -> None:
        # What is `doubtful` was being stored at that very moment.
        begun = (
            "Just as I saved that, something happened to the file where I keep everything: it may "
            "be saved or not, so look before you send it again."
            if doubtful
            else "I could not save that, so it does not count: something happened to the file "
            "where I keep everything."
        )
        known = (
            "Nothing is lost that I said was saved. "
            if kept
            else "What I saved before was on the disk, and it may have to come from a backup. "
        )
        super().__init__(
            f"{begun} The people who run me have been told. {known}"
            "I can still show you things; please try again later."
        )


class UnreadableError(TutorError):
    """A part of the file cannot be read, or another program locks it."""

    def __init__(self, *, damaged: bool) -> None:
        super().__init__(
            "I cannot read that just now: the file where I keep everything is damaged. "
            "The people who run me have been told. Other things may still work."
            if damaged
            else "I cannot look that up just now. Nothing changed. Please try again in a minute."
        )


class ClosedError(TutorError):
    """The database is closed: somebody pressed while the bot was shutting down."""

    def __init__(self) -> None:
        super().__init__("I am just restarting, so nothing changed. Please try again in a minute.")


class DatabaseError(OperatorError):
    """The database cannot be used as it is."""


class PassingError(DatabaseError, UnavailableError):
    """The file is locked by another program, or the disk is full: that passes by itself."""


class DamagedError(DatabaseError):
    """The file is not, or no longer, a sound Nudge database."""


class SchemaError(DatabaseError):
    """The file's tables do not fit this version of the program."""


class InUseError(DatabaseError):
    """Another process holds the database."""
