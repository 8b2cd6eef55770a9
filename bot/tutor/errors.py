"""Errors whose text is a finished sentence for a person."""


class OperatorError(Exception):
    """A finished sentence for whoever runs the bot: what is wrong and what to do about it."""


class UnavailableError(OperatorError):
    """Something outside is down: nothing needs to be changed, and starting again later may help."""


class TutorError(Exception):
    """A finished, kind sentence for the learner: what happened and what to do next."""


class NotYoursError(TutorError):
    """Somebody pressed a button that belongs to another person."""

    def __init__(self) -> None:
        super().__init__(
            "This one is not yours: it belongs to the person who opened it. "
            "Nothing changed. Type `/learn` to get your own."
        )


class NameTakenError(TutorError):
    """There is own data of that name here already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is data named {name} here already. Nothing was changed: choose another name, "
            "or remove the old one first with `/data remove`."
        )
