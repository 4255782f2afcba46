"""Which face the prompt takes here, and the words of it as a notification. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk_stretch.core.breaks.decision import Prompt
from desk_stretch.core.ports import Notifier
from desk_stretch.engine.commands import Command, Skip, Snooze, StartRoutine
from desk_stretch.i18n import told, tr
from desk_stretch.ui import texts
from desk_stretch.ui.asking import Asking, ended

START, SNOOZE, SKIP = "start", "snooze", "skip"


class Face(StrEnum):
    """How the person is asked."""

    CARD = "card"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True)
class Notification:
    """Title, body and (key, label) actions of the prompt as a desktop notification."""

    title: str
    body: str
    actions: tuple[tuple[str, str], ...]


def choose_face(style: str, *, wayland: bool, notifier: Notifier, has_tray: bool = True) -> Face:
    """Choose by the setting ``prompt.style``, else by what the desktop can do.

    On Wayland a card can neither refuse focus nor choose its place, so a notification with
    buttons is the politer face there. Without a tray it is the only other thing of ours there.
    """
    if style == Face.CARD or not notifier.can_show():
        return Face.CARD
    is_better = (wayland or not has_tray) and notifier.can_act()
    if style == Face.NOTIFICATION or is_better:
        return Face.NOTIFICATION
    return Face.CARD


def notification(
    prompt: Prompt, reason: str, asking: Asking, *, last_asked: str | None, can_act: bool
) -> Notification:
    """Word the prompt as a notification. Snooze and Skip are there only while they are allowed;
    where there are no buttons, the body says how to answer."""
    title, text = asking.title, ended(asking.text)
    if not can_act:
        how = tr("Answer from the menu of the app icon, or from its window.")
        if not asking.is_message:
            how = tr("Start it from the menu of the app icon, or from its window.")
        return Notification(title, _joined(text, reason, how), ())
    actions = [(START, asking.start)]
    if prompt.snoozes_left:
        actions.append((SNOOZE, texts.snooze_label(prompt, asking.minutes)))
    if prompt.skips_left:
        actions.append((SKIP, tr("Skip")))
    body = _joined(text, reason, last_asked_words(last_asked), asking.way_out)
    return Notification(title, body, tuple(actions))


def commands(asking: Asking) -> dict[str, Command]:
    """What each action does. Snooze is as long as it says, whatever was changed since then."""
    start = StartRoutine()
    return {START: start, "default": start, SNOOZE: Snooze(asking.minutes), SKIP: Skip()}


def last_asked_words(last_asked: str | None) -> str:
    """Return when this break was last asked for, as a sentence; empty if it was not."""
    return tr("Last asked {time}.").format(time=last_asked) if last_asked else ""


def _joined(*sentences: str) -> str:
    return told(sentences)
