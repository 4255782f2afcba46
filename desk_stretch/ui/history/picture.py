"""What a chart shows, as plain data: the same items are drawn, read out and put into a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Form(Enum):
    """How the items are drawn: upright bars, lying ones, a month's or a year's calendar."""

    BARS = "bars"
    LANES = "lanes"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Item:
    """One bar, lane or day. *second* stands hatched on *value*; *shown* is the number in words,
    *short* the number alone.

    *words* say it to who does not see it, *cells* are its line of the table. *is_quiet* draws it
    without the colour of movement; a *day* can be opened, and *is_now* marks today.
    """

    label: str
    words: str
    cells: tuple[str, ...]
    value: float
    second: float = 0.0
    shown: str = ""
    short: str = ""
    is_quiet: bool = False
    day: date | None = None
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart. *words* say all of it, *caption* (below the heading) what is not seen at once.

    *keys* name the plain and the hatched part where there are both.
    """

    name: str
    form: Form
    title: str
    words: str
    headings: tuple[str, ...]
    items: tuple[Item, ...]
    caption: str = ""
    keys: tuple[str, ...] = ()

    @property
    def most(self) -> float:
        """The highest bar."""
        return max((item.value + item.second for item in self.items), default=0.0)
