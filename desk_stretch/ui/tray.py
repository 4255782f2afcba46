"""The tray icon: its state by shape, its tooltip and its menu. It never animates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desk_stretch.core.catalogue.exercise import Posture
from desk_stretch.core.moment import MINUTE_S
from desk_stretch.core.ports import Clock
from desk_stretch.core.stores import Record
from desk_stretch.engine.commands import (
    Command,
    EndMeeting,
    Meet,
    OpenWindow,
    Pause,
    Quit,
    Resume,
    Skip,
    Snooze,
    StartRoutine,
)
from desk_stretch.engine.events import (
    Event,
    RemindersChanged,
    SettingsChanged,
    Status,
    StatusChanged,
)
from desk_stretch.i18n import ntr, tr
from desk_stretch.ui import texts
from desk_stretch.ui.application import FirstIcon
from desk_stretch.ui.asking import asking_of, name_of
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.pauses import pause_choices
from desk_stretch.ui.posture_row import change_words, other_posture
from desk_stretch.ui.submenus import submenu_of
from desk_stretch.ui.tray_icon import STEPS, Mark, draw_icon, mark_of

_SHORTEST_LOOK_S = 60.0
_ICONS_KEPT = 8
_MEETINGS = (30, 60)


class _Entry(NamedTuple):
    """A line of the menu. Without a command it is a heading, or holds a submenu."""

    text: str
    command: Command | None = None
    children: tuple[_Entry, ...] = ()
    line_above: bool = False


class Tray(QObject):
    """The one icon in the tray, for as long as the app runs.

    Whether it talks D-Bus or XEmbed is decided when Qt's object is made, so it is made anew when
    a host appears on the bus or leaves it.
    """

    def __init__(
        self, view: EngineView, clock: Clock, record: Record, first: FirstIcon | None = None
    ) -> None:
        super().__init__()
        self._view = view
        self._clock = clock
        self._record = record
        self._menu = QMenu() if first is None else first.menu
        self._menu.aboutToShow.connect(self._refresh_sentence)
        self._menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self._refresh_menu))
        self._entries: tuple[_Entry, ...] = ()
        self._shown: tuple[Mark, int] | None = None
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._look.timeout.connect(self.refresh)
        self._icon = self._dressed(QSystemTrayIcon() if first is None else first.icon)
        self._subscription = view.subscribe(self.hear)
        self.refresh()

    @staticmethod
    def is_available() -> bool:
        """Whether a tray is there now; without one the app shows its main window."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Put the icon into the tray."""
        self._icon.show()

    def make_anew(self) -> None:
        """Meet a host that came (or came back) after us, or those that are left when one goes."""
        was_visible = self._icon.isVisible()
        self._icon.hide()
        self._icon.deleteLater()
        self._icon = self._dressed(QSystemTrayIcon())
        self._shown = None
        self.refresh()
        if was_visible:
            self._icon.show()

    def close(self) -> None:
        """Leave the tray."""
        self._subscription.cancel()
        self._look.stop()
        self._icon.hide()
        self._menu.close()

    def hear(self, event: Event) -> None:
        """Follow the engine."""
        if isinstance(event, StatusChanged | SettingsChanged | RemindersChanged):
            self.refresh()

    def refresh(self) -> None:
        """Bring icon, tooltip and menu up to the present."""
        status = self._view.status()
        self._refresh_icon(status)
        name = name_of(self._view, status.reminder)
        self._icon.setToolTip(texts.tooltip(status, self._clock.now(), name))
        self._refresh_menu()
        self._plan_look(status)

    @property
    def menu(self) -> QMenu:
        """The menu, as the host shows it."""
        return self._menu

    @property
    def icon(self) -> QSystemTrayIcon:
        """Qt's present tray object."""
        return self._icon

    def _dressed(self, icon: QSystemTrayIcon) -> QSystemTrayIcon:
        icon.setParent(self)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        return icon

    def _refresh_icon(self, status: Status) -> None:
        share = status.worked_s / status.work_s if status.work_s > 0 else 0.0
        wanted = (mark_of(status), round(max(0.0, min(1.0, share)) * STEPS))
        if wanted != self._shown:
            self._shown = wanted
            self._icon.setIcon(QIcon(draw_icon(wanted[0], wanted[1] / STEPS)))

    def _plan_look(self, status: Status) -> None:
        """Look again when the ring has moved on by a step; only while it moves."""
        self._look.stop()
        if status.state == "counting":
            seconds = max(_SHORTEST_LOOK_S, status.work_s / STEPS / status.speed)
            self._look.start(round(seconds * 1000))

    def _refresh_menu(self) -> None:
        """Fill the menu anew if its lines differ; not while it is open, lines would jump."""
        if self._menu.isVisible():
            return
        entries = tuple(self._wanted_entries(self._view.status()))
        if entries != self._entries:
            self._entries = entries
            self._menu.clear()
            self._fill(self._menu, entries)

    def _refresh_sentence(self) -> None:
        from desk_stretch.ui.history.done_today import done_today  # not before somebody looks

        why, today, *_ = self._menu.actions()
        why.setText(_escaped(self._sentence(self._view.status())))
        today.setText(done_today(self._record, self._clock.now()))

    def _sentence(self, status: Status) -> str:
        name = name_of(self._view, status.reminder)
        return f"{name}: {status.sentence}" if name else status.sentence

    def _fill(self, menu: QMenu, entries: tuple[_Entry, ...]) -> None:
        for entry in entries:
            if entry.line_above:
                menu.addSeparator()
            if entry.children:
                self._fill(submenu_of(menu, _escaped(entry.text)), entry.children)
                continue
            action = menu.addAction(_escaped(entry.text))
            action.setEnabled(entry.command is not None)
            if entry.command is not None:
                action.triggered.connect(self._doing(entry.command))

    def _doing(self, command: Command) -> Callable[[], None]:
        return lambda: self._view.do(self._fresh(command))

    def _fresh(self, command: Command) -> Command:
        """A pause or a meeting counts from the click, not from when the menu was filled."""
        if isinstance(command, _PauseChosen):
            return Pause(pause_choices(self._clock.now())[command.index].until)
        if isinstance(command, _MeetingChosen):
            return Meet(self._clock.now().wall + command.minutes * MINUTE_S)
        return command

    def _wanted_entries(self, status: Status) -> list[_Entry]:
        entries = [_Entry(self._sentence(status)), _Entry(tr("Today"))]
        if status.state == "routine":
            entries.append(_Entry(tr("Show the routine"), OpenWindow("session"), line_above=True))
        else:
            entries += self._answers(status)
        if status.skipped and status.state != "routine":
            again = StartRoutine(reminder=status.skipped)
            entries.append(_Entry(tr("Do the skipped break now"), again))
        entries.append(self._pause_entry(status))
        if status.pause_until is None:
            entries.append(_meeting_entry(status))
        entries.append(_Entry(change_words(status), other_posture(status)))
        entries += [
            _Entry(tr("Open window"), OpenWindow("main"), line_above=True),
            _Entry(tr("Exercises"), OpenWindow("catalogue")),
            _Entry(tr("Routines"), OpenWindow("routines")),
            _Entry(tr("Settings"), OpenWindow("settings")),
            _Entry(tr("History"), OpenWindow("history")),
            _Entry(tr("Why now, why not"), OpenWindow("why")),
            _Entry(tr("About"), OpenWindow("about")),
            _Entry(tr("Quit"), Quit(), line_above=True),
        ]
        return entries

    def _answers(self, status: Status) -> list[_Entry]:
        """Start, and what an open prompt allows; only a rest break can be had in two postures."""
        prompt = status.prompt
        asking = None if prompt is None else asking_of(self._view, prompt)
        words = tr("Start") if asking is None else asking.start
        entries = [_Entry(words, StartRoutine(), line_above=True)]
        if asking is None or not asking.is_own:
            entries += [
                _Entry(tr(texts.START_IN[Posture.SITTING]), StartRoutine(posture="sitting")),
                _Entry(tr(texts.START_IN[Posture.STANDING]), StartRoutine(posture="standing")),
            ]
        if prompt is not None and asking is not None:
            if prompt.snoozes_left:
                entries.append(_Entry(texts.snooze_label(prompt, asking.minutes), Snooze()))
            if prompt.skips_left:
                entries.append(_Entry(tr("Skip"), Skip()))
        return entries

    def _pause_entry(self, status: Status) -> _Entry:
        if status.state == "paused" or status.pause_until is not None:
            return _Entry(tr("Resume"), Resume(), line_above=True)
        choices = tuple(
            _Entry(choice.text, _PauseChosen(index))
            for index, choice in enumerate(pause_choices(self._clock.now()))
        )
        return _Entry(tr("Pause for…"), children=choices, line_above=True)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A left click: raise a running routine, else start (which answers a due break)."""
        if reason != QSystemTrayIcon.ActivationReason.Trigger:
            return
        is_running = self._view.status().state == "routine"
        self._view.do(OpenWindow("session") if is_running else StartRoutine())


@dataclass(frozen=True, slots=True)
class _MeetingChosen(Command):
    """Stands in the menu for a meeting whose end is worked out when it is clicked."""

    minutes: int


class _PauseChosen(Command):
    """Stands in the menu for a pause whose end is worked out when it is clicked."""

    def __init__(self, index: int) -> None:
        self.index = index

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _PauseChosen) and other.index == self.index

    def __hash__(self) -> int:
        return hash(self.index)


def _meeting_entry(status: Status) -> _Entry:
    if status.meeting_until is not None:
        return _Entry(tr("The meeting is over"), EndMeeting())
    lengths = tuple(
        _Entry(ntr("{n} minute", "{n} minutes", minutes).format(n=minutes), _MeetingChosen(minutes))
        for minutes in _MEETINGS
    )
    return _Entry(tr("In a meeting for…"), children=lengths)


def _escaped(text: str) -> str:
    """A menu text whose ampersands are letters, not underlines."""
    return text.replace("&", "&&")
