"""What a prompt asks for, in words: a rest break, or what a reminder of the person's own says."""

from __future__ import annotations

from dataclasses import dataclass

from desk_stretch.core.breaks.decision import Prompt
from desk_stretch.core.breaks.firmness import Firmness
from desk_stretch.core.breaks.policy import REST_BREAK
from desk_stretch.core.breaks.reminder import Break, Kind, Reminder
from desk_stretch.core.routine.routine import Routine
from desk_stretch.i18n import N_, tr
from desk_stretch.ui.engine_view import EngineView

TITLE = N_("A good moment for a short break")
DONE = N_("Done")
WAY_OUT = N_("A pause, from the tray or the window, ends the asking.")


@dataclass(frozen=True, slots=True)
class Asking:
    """*text* is what is to be done. *is_own*: not the rest break, so there is no posture to choose;
    *is_message*: there is nothing to guide. *minutes* is the snooze; *way_out* a quiet sentence.
    """

    title: str
    minutes: int
    text: str = ""
    is_own: bool = False
    is_message: bool = False
    way_out: str = ""

    @property
    def start(self) -> str:
        """The label of the first button where no posture is named."""
        return tr(DONE) if self.is_message else tr("Start")


def asking_of(view: EngineView, prompt: Prompt) -> Asking:
    """Return the words of an open prompt."""
    reminder = reminder_of(view, prompt.reminder)
    asks = view.asks()
    if reminder is None or asks is None:
        firmness = Firmness(view.settings["breaks.firmness"])
        return Asking(tr(TITLE), view.settings["breaks.snooze"], way_out=_way_out(firmness))
    is_message = asks.kind is Kind.MESSAGE
    return Asking(
        tr(reminder.name), reminder.snooze, break_words(asks, None if is_message else view.offer()),
        is_own=True, is_message=is_message, way_out=_way_out(reminder.firmness),
    )  # fmt: skip


def reminder_of(view: EngineView, name: str) -> Reminder | None:
    """The person's reminder of that id; None for the rest break, and for one that is no more."""
    return next((each for each in view.reminders() if each.id == name), None)


def name_of(view: EngineView, name: str) -> str:
    """The name of a reminder other than the rest break; its id if it is no more."""
    if name == REST_BREAK:
        return ""
    found = reminder_of(view, name)
    return name if found is None else tr(found.name)


def break_words(asks: Break, routine: Routine | None) -> str:
    """What is to be done: the reminder's own text, else what Start begins, and the switch."""
    if asks.text:
        return tr(asks.text)
    words = "" if routine is None else tr(routine.name)
    if not asks.switch:
        return words
    switch = tr("Change between sitting and standing.")
    return f"{ended(words)} {switch}".strip()


def ended(words: str) -> str:
    """Words that another sentence can follow."""
    return words if not words or words[-1] in ".!?…:" else f"{words}."


def _way_out(firmness: Firmness) -> str:
    return tr(WAY_OUT) if firmness is Firmness.STRICT else ""
