"""Keeps the diary: what was decided, what the person answered, and every change of a silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_stretch.core.breaks.decision import Reason, ReasonCode
from desk_stretch.core.breaks.diary import Act, Diary, Entry, decided, thaw

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desk_stretch.core.breaks.decision import Decision
    from desk_stretch.core.ports import Clock
    from desk_stretch.engine.events import Status

KEY = "diary"
"""Where the diary stands in the kept state, beside the plan: it is written with it, never alone."""

_ROUNDING_S = 1.0
_OF_ASKING = ("breaks.", "hours.", "holds.")


class Diarist:
    """*reminder* stands for all where something concerns all of them."""

    def __init__(self, clock: Clock, kept: Mapping[str, Any] | None, reminder: str) -> None:
        """Go on with the diary of the last run."""
        self._clock = clock
        self._reminder = reminder
        self._silence: Entry | None = None
        self.diary: Diary = thaw((kept or {}).get(KEY), clock.now())

    def kept(self) -> dict[str, Any]:
        """What belongs into the kept state."""
        return {KEY: self.diary.frozen()}

    def decided(self, decision: Decision) -> None:
        """The planner decided something."""
        self.diary = self.diary.adding(decided(decision))

    def did(
        self, act: Act, code: ReasonCode, seconds: float = 0.0, *, of: str = "", **more: Any
    ) -> None:
        """The person, or the app, did something *of* a reminder, or what concerns all of them.

        *more* are the other fields of the reason.
        """
        reason = Reason(code, seconds, **more)
        entry = Entry(self._clock.now(), act.value, of or self._reminder, reason)
        self.diary = self.diary.adding(entry)

    def routine_over(self, done_s: float, total_s: float, *, of: str) -> None:
        """A routine came to its end, or was left before."""
        if done_s + _ROUNDING_S >= total_s:
            self.did(Act.COMPLETED, ReasonCode.ENDED, done_s, of=of)
        else:
            self.did(Act.PARTIAL, ReasonCode.ROUTINE_LEFT, done_s, of=of)

    def settings_changed(self, keys: Collection[str]) -> None:
        """Settings have other values; only those that have a say in the asking are told."""
        names = tuple(sorted(key for key in keys if key.startswith(_OF_ASKING)))
        if names:
            self.did(Act.SETTINGS, ReasonCode.SETTINGS_CHANGED, names=names)

    def looked(self, status: Status) -> None:
        """Note why nothing is asked now, if the reason is another one than before."""
        if status.prompt is not None or status.state == "routine":
            self._silence = None
            return
        silence = Entry(
            self._clock.now(), status.state, status.reminder, status.reason, is_silence=True
        )
        if self._silence is None or not silence.repeats(self._silence):
            self._silence = silence
            self.diary = self.diary.adding(silence)
