"""Cards and forms that discord.py does not keep: all that ours know is in their custom ids.

It keeps the view of a private answer and each opened form for 900 seconds, the view of a public
message for ever, about 7 kB each, unless they say that they are finished. Items are dispatched by
their patterns and forms by `TutorBot.on_interaction` all the same. Nothing else makes a view.
"""

from __future__ import annotations

from discord import ui


class UnkeptCard(ui.LayoutView):
    """A card that is finished from the start, also where no event loop runs yet."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    def is_finished(self) -> bool:
        return True


class UnkeptForm(ui.Modal):
    """A form that is finished from the start."""

    def is_finished(self) -> bool:
        return True
