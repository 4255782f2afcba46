"""What stands on the pages beside the settings: what is kept and where, the way back for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_stretch.engine.commands import OpenWindow
from desk_stretch.i18n import N_, tr
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.changes import Changes
from desk_stretch.ui.settings.reminder_row import WordsRow
from desk_stretch.ui.settings.sections import Section
from desk_stretch.ui.tokens import XS, L, M, TextRole
from desk_stretch.ui.widgets.buttons import QuietButton
from desk_stretch.ui.widgets.labels import Body
from desk_stretch.ui.widgets.path_text import PathText

_KEPT = N_(
    "There is no account, and nothing is sent anywhere. What the app knows stays on this computer, "
    "and in the folder below if you name one."
)


def add_privacy(section: Section, view: EngineView, folders: Sequence[tuple[str, str]]) -> None:
    """Put what is known about the person's data into *section*."""
    kept = WordsRow()
    kept.show_words(tr("On this computer alone"), tr(_KEPT))
    kept.show_next("")
    section.add(kept, f"{tr(_KEPT)} {tr('network account telemetry online cloud')}")
    see = QuietButton(tr("Open the history"))
    see.clicked.connect(lambda: view.do(OpenWindow("history")))
    history = WordsRow(see)
    words = tr("What was asked and done, day by day. It is exported and deleted there.")
    history.show_words(tr("History"), words)
    history.show_next("")
    section.add(history, f"{tr('History')} {words} {tr('export delete erase csv backup')}")
    if folders:
        section.add(_folders(folders), f"{tr('Your folders')} {tr('files path where data')}")


def add_reset(section: Section, changes: Changes) -> None:
    """Put the way back for all settings into *section*."""
    reset = QuietButton(tr("Reset all settings"))
    reset.clicked.connect(changes.reset_all)
    row, name = WordsRow(reset), tr("All settings")
    said = tr("Each gets the value that it began with; your reminders stay.")
    row.show_words(name, said)
    row.show_next("")
    section.add(row, f"{name} {said} {reset.text()} {tr('default factory restore')}")


def _folders(folders: Sequence[tuple[str, str]]) -> QWidget:
    widget = QWidget()
    box = QVBoxLayout(widget)
    box.setContentsMargins(L, M, L, M)
    box.setSpacing(XS)
    box.addWidget(Body(tr("Your folders")))
    for content, path in folders:
        words = tr("{content}: {path}").format(content=content, path=path)
        where = PathText(words, TextRole.CAPTION)
        where.setAccessibleName(f"{content}: {path}")
        box.addWidget(where)
    return widget
