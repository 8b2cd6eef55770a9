"""How many slips of the fingers lie between two words."""

from __future__ import annotations

LONGEST = 40  # letters of a word that are compared


def slips_between(typed: str, meant: str, most: int) -> int:
    """Count letters added, dropped, changed or swapped with a neighbour; over `most`, any more.

    This is the optimal string alignment distance. Both words are compared up to LONGEST letters.
    """
    typed, meant = typed[:LONGEST], meant[:LONGEST]
    if abs(len(typed) - len(meant)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(meant) + 1))
    for row, letter in enumerate(typed, 1):
        line = [row]
        for column, other in enumerate(meant, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and letter == meant[column - 2]
            if swapped and typed[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1]
