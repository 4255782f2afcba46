"""Makes every window by its name. Each is imported and built only when it is first asked for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Clock
from desk_stretch.core.settings.carrying import ForeignSettings
from desk_stretch.core.stores import Archive, OwnStore
from desk_stretch.errors import CapabilityError
from desk_stretch.i18n import tr
from desk_stretch.ui.engine_view import EngineView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desk_stretch.engine.sharing import Sharer
    from desk_stretch.engine.shortcuts import ShortcutWatch


@dataclass(frozen=True, slots=True)
class Supplies:
    """What windows are made of. *folders* are (what is in it, where it is); *holds* tells for each
    hold whether it works here, and why (not); *missing* has a sentence
    for each capability that this desktop lacks; *idle* is the name of the idle source;
    *templates* are the ids of the reminders that came with the app, *own* keeps the person's
    exercises and routines; *voice* finds out what a voice lacks, empty if nothing,
    *programs* what those lack that the person named, by setting; *report* is the text of the
    report of a fault that nobody was told of yet;
    *sharer* brings the records of other computers, *others* the settings of other apps;
    *shortcuts* are the keys that work in every program."""

    view: EngineView
    clock: Clock
    record: Archive
    catalogue: Callable[[], Catalogue]
    has_tray: Callable[[], bool]
    folders: Sequence[tuple[str, str]] = ()
    holds: Callable[[], Mapping[str, tuple[bool, str]]] = dict
    missing: Mapping[str, str] = field(default_factory=dict)
    idle: str = ""
    templates: Sequence[str] = ()
    own: Callable[[], OwnStore] | None = None
    voice: Callable[[], str] = str
    sharer: Sharer | None = None
    others: ForeignSettings | None = None
    programs: Callable[[], Mapping[str, str]] = dict
    shortcuts: ShortcutWatch | None = None
    report: Callable[[], str] = str
    installation: Callable[[Callable[[str], None]], None] | None = None


def make_window(name: str, given: Supplies) -> QWidget:
    """Return a new window of that name; KeyError if there is none."""
    return _MAKERS[name](given)


def _main(given: Supplies) -> QWidget:
    from desk_stretch.ui.main_window import MainWindow

    return MainWindow(given.view, given.clock, given.record, given.has_tray, given.missing)


def _settings(given: Supplies) -> QWidget:
    from desk_stretch.ui.screens import left_to_the_desktop
    from desk_stretch.ui.settings.window import SettingsWindow

    window = SettingsWindow(
        given.view, given.clock, given.record, given.catalogue, given.holds, given.missing,
        given.templates, given.folders,
        lambda: {"sound.voice": given.voice(), **given.programs(), **left_to_the_desktop()},
    )  # fmt: skip
    if given.others is not None:
        from desk_stretch.ui.settings.importing import add_import

        add_import(window, given.view, given.others)
    if given.shortcuts is not None:
        from desk_stretch.ui.settings.keys import KeyFollower

        KeyFollower(window, given.shortcuts)
    return window


def _history(given: Supplies) -> QWidget:
    from desk_stretch.ui.history.window import HistoryWindow

    window = HistoryWindow(given.view, given.clock, given.record, given.catalogue)
    if given.sharer is not None:
        from desk_stretch.ui.history.shared import Follower

        Follower(window, given.sharer)
    return window


def _why(given: Supplies) -> QWidget:
    from desk_stretch.ui.why.window import WhyWindow

    return WhyWindow(given.view, given.clock, given.holds, given.idle)


def _about(given: Supplies) -> QWidget:
    from desk_stretch.ui.about import AboutWindow

    return AboutWindow(given.folders, given.installation)


def _notice(given: Supplies) -> QWidget:
    from desk_stretch.ui.notice.safety_notice import NoticeWindow

    return NoticeWindow(given.view)


def _welcome(given: Supplies) -> QWidget:
    from desk_stretch.ui.onboarding.window import WelcomeWindow

    return WelcomeWindow(given.view, given.clock, given.catalogue)


def _session(given: Supplies) -> QWidget:
    from desk_stretch.ui.session.window import SessionWindow

    gc.freeze()  # what is read by now stays: not to be gone through again for each of the frames
    return SessionWindow(given.view, given.clock)


def _catalogue(given: Supplies) -> QWidget:
    from desk_stretch.ui.catalogue.window import CatalogueWindow

    return CatalogueWindow(given.view, given.clock, given.catalogue)


def _routines(given: Supplies) -> QWidget:
    from desk_stretch.ui.editing.routine_window import RoutineWindow

    return RoutineWindow(given.view, given.clock, given.catalogue, _kept(given))


def _exercise(given: Supplies) -> QWidget:
    from desk_stretch.ui.editing.exercise_window import ExerciseWindow

    return ExerciseWindow(given.view, given.clock, given.catalogue, _kept(given))


def _kept(given: Supplies) -> OwnStore:
    """Where the person's own exercises and routines are kept."""
    if given.own is None:
        raise CapabilityError(tr("Nothing of your own can be kept here."))
    return given.own()


_MAKERS: dict[str, Callable[[Supplies], QWidget]] = {
    "main": _main,
    "settings": _settings,
    "history": _history,
    "why": _why,
    "about": _about,
    "notice": _notice,
    "welcome": _welcome,
    "session": _session,
    "catalogue": _catalogue,
    "routines": _routines,
    "exercise": _exercise,
}

NAMES = tuple(_MAKERS)
