"""Makes every window by its name. Each is imported and built only when it is first asked for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_stretch.core.catalogue.catalogue import Catalogue
from desk_stretch.core.ports import Archive, Clock
from desk_stretch.ui.engine_view import EngineView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Supplies:
    """What windows are made of. *folders* are (what is in it, where it is); *holds* tells for each
    hold whether it works here, and why (not); *missing* has a sentence
    for each capability that this desktop lacks; *idle* is the name of the idle source;
    *templates* are the ids of the reminders that came with the app."""

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


def make_window(name: str, given: Supplies) -> QWidget:
    """Return a new window of that name; KeyError if there is none."""
    return _MAKERS[name](given)


def _main(given: Supplies) -> QWidget:
    from desk_stretch.ui.main_window import MainWindow

    return MainWindow(given.view, given.clock, given.record, given.has_tray, given.missing)


def _settings(given: Supplies) -> QWidget:
    from desk_stretch.ui.settings.window import SettingsWindow

    return SettingsWindow(
        given.view, given.clock, given.record, given.catalogue, given.holds, given.missing,
        given.templates,
    )  # fmt: skip


def _history(given: Supplies) -> QWidget:
    from desk_stretch.ui.history.window import HistoryWindow

    return HistoryWindow(given.view, given.clock, given.record, given.catalogue)


def _why(given: Supplies) -> QWidget:
    from desk_stretch.ui.why.window import WhyWindow

    return WhyWindow(given.view, given.clock, given.holds, given.idle)


def _about(given: Supplies) -> QWidget:
    from desk_stretch.ui.about import AboutWindow

    return AboutWindow(given.folders)


def _notice(given: Supplies) -> QWidget:
    from desk_stretch.ui.notice.safety_notice import NoticeWindow

    return NoticeWindow(given.view)


def _welcome(given: Supplies) -> QWidget:
    from desk_stretch.ui.onboarding.window import WelcomeWindow

    return WelcomeWindow(given.view)


def _session(given: Supplies) -> QWidget:
    from desk_stretch.ui.session.window import SessionWindow

    gc.freeze()  # what is read by now stays: not to be gone through again for each of the frames
    return SessionWindow(given.view, given.clock)


def _catalogue(given: Supplies) -> QWidget:
    from desk_stretch.ui.catalogue.window import CatalogueWindow

    return CatalogueWindow(given.view, given.clock, given.catalogue)


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
}

NAMES = tuple(_MAKERS)
