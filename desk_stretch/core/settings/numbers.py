"""Whole numbers with limits: minutes, seconds, counts and percentages."""

from __future__ import annotations

from abc import abstractmethod

from desk_stretch.core.settings.durations import seconds_of, whole
from desk_stretch.core.settings.setting import Setting
from desk_stretch.errors import BadDataError
from desk_stretch.i18n import ntr, tr


class Number(Setting[int]):
    """A whole number from *low* to *high*, counted from *low* in steps of *step*."""

    def __init__(
        self, *, default: int, low: int, high: int, label: str, step: int = 1,
        help_text: str = "", hidden: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(default=default, label=label, help_text=help_text, hidden=hidden)
        self.low = low
        self.high = high
        self.step = step

    def takes(self) -> str:
        """The limits, with the step where it is not one."""
        limits = self._limits().format(low=self.low, high=self.high)
        if self.step == 1:
            return limits
        return tr("{limits} in steps of {step}").format(limits=limits, step=self.step)

    def stored(self, value: int) -> int:
        """The number itself."""
        return value

    def text(self, value: int) -> str:
        """The plain number."""
        return str(value)

    def display(self, value: int) -> str:
        """The plain number; kinds with a unit add it."""
        return str(value)

    def _accept(self, value: object, typed: str) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._unreadable(typed)
        if not self.low <= value <= self.high:
            raise self._outside(typed)
        beyond = (value - self.low) % self.step
        if beyond:
            below = value - beyond
            raise self._refusal(
                tr("{value} lies between {below} and {above}.").format(
                    value=typed, below=below, above=below + self.step
                )
            )
        return value

    def _parse(self, text: str) -> int:
        return self._accept(whole(text), text)

    def _unreadable(self, typed: str) -> BadDataError:
        return self._refusal(tr("“{value}” is not a whole number.").format(value=typed))

    @abstractmethod
    def _limits(self) -> str:
        """The sentence part with {low} and {high}."""


class _Duration(Number):
    """A length of time; a number without a unit counts *unit_s* seconds."""

    unit_s: int

    def _parse(self, text: str) -> int:
        seconds = seconds_of(text)
        if seconds is None:
            return super()._parse(text)
        count, rest = divmod(seconds, self.unit_s)
        if rest:
            raise self._unreadable(text)
        return self._accept(count, text)


class Minutes(_Duration):
    """Whole minutes."""

    unit_s = 60

    def _limits(self) -> str:
        return tr("{low} to {high} minutes")

    def display(self, value: int) -> str:
        """``5 minutes``."""
        return ntr("{n} minute", "{n} minutes", value).format(n=value)

    def _unreadable(self, typed: str) -> BadDataError:
        return self._refusal(tr("“{value}” is not a whole number of minutes.").format(value=typed))


class Seconds(_Duration):
    """Whole seconds."""

    unit_s = 1

    def _limits(self) -> str:
        return tr("{low} to {high} seconds")

    def display(self, value: int) -> str:
        """``5 seconds``."""
        return ntr("{n} second", "{n} seconds", value).format(n=value)

    def _unreadable(self, typed: str) -> BadDataError:
        return self._refusal(tr("“{value}” is not a whole number of seconds.").format(value=typed))


class Count(Number):
    """How many of something."""

    def _limits(self) -> str:
        return tr("{low} to {high}")


class Percent(Number):
    """0 to 100 percent."""

    def __init__(
        self, *, default: int, label: str, help_text: str = "", hidden: bool = False
    ) -> None:
        super().__init__(
            default=default, low=0, high=100, label=label, help_text=help_text, hidden=hidden
        )

    def _limits(self) -> str:
        return tr("{low} to {high} percent")

    def display(self, value: int) -> str:
        """``40 %``."""
        return tr("{n} %").format(n=value)

    def _parse(self, text: str) -> int:
        return self._accept(whole(text.removesuffix("%").rstrip()), text)
