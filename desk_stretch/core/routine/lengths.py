"""Shares a total among steps that can each fill only certain lengths. Exact, never by luck.

Sets of sums are the bits of one whole number: bit *n* is set if *n* seconds can be reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce


def share(total: int, lengths: Sequence[Sequence[int]]) -> list[int] | None:
    """Return one of each step's lengths so that they sum to *total*, as even as can be."""
    reachable = [1]
    for choices in reversed(lengths):
        reachable.append(_plus(reachable[-1], choices, total))
    shared: list[int] = []
    left = total
    for place, choices in enumerate(lengths):
        after = reachable[len(lengths) - 1 - place]
        ideal = left / (len(lengths) - place)
        open_ = [each for each in choices if each <= left and after >> (left - each) & 1]
        if not open_:
            return None
        shared.append(min(open_, key=lambda each: (abs(each - ideal), each)))
        left -= shared[-1]
    return shared


def choose(total: int, count: int, lengths: Sequence[Sequence[int]]) -> list[int] | None:
    """Return which *count* of the steps can fill *total* together, the earliest that can.

    With fewer steps than *count* every one is taken as often as it goes, then the rest is chosen.
    """
    rounds, extra = divmod(count, len(lengths))
    every = list(range(len(lengths))) * rounds
    left = reduce(lambda sums, place: _minus(sums, lengths[place]), every, 1 << total)
    tails = _tails(total, extra, lengths)
    chosen: list[int] = []
    for place, choices in enumerate(lengths):
        taken, missing = _minus(left, choices), extra - len(chosen)
        if missing and taken & tails[place + 1][missing - 1]:
            left = taken
            chosen.append(place)
    return every + chosen if len(chosen) == extra and left & 1 else None


def _tails(total: int, most: int, lengths: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each place: the sums of exactly 0, 1 … *most* of the steps from there on."""
    tails = [[1] + [0] * most]
    for choices in reversed(lengths):
        later = tails[-1]
        added = (_plus(sums, choices, total) for sums in later[:-1])
        tails.append([1] + [one | two for one, two in zip(later[1:], added, strict=True)])
    return tails[::-1]


def _plus(sums: int, choices: Sequence[int], total: int) -> int:
    """The sums, up to *total*, that are reached by adding one of the choices."""
    reached = reduce(lambda bits, each: bits | sums << each, choices, 0)
    return reached & ((1 << (total + 1)) - 1)


def _minus(sums: int, choices: Sequence[int]) -> int:
    """The sums, down to 0, that are left after taking one of the choices away."""
    return reduce(lambda bits, each: bits | sums >> each, choices, 0)
