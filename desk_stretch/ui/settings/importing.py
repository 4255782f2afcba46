"""Settings of another app: a file is chosen, what it comes to is shown, and only then taken over.

``add_import`` hangs it into the settings window; ``ImportRow`` stands in any card by itself.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desk_stretch.core.catalogue.carried_words import Change, changes, left_words
from desk_stretch.core.settings.carrying import Carried, ForeignSettings, allowed
from desk_stretch.engine.commands import SetReminder, SetSettings
from desk_stretch.errors import DeskStretchError
from desk_stretch.i18n import N_, ntr, tr
from desk_stretch.ui.announce import announce
from desk_stretch.ui.choosing import open_dialog
from desk_stretch.ui.engine_view import EngineView
from desk_stretch.ui.settings.reminder_row import WordsRow
from desk_stretch.ui.settings.sections import Section
from desk_stretch.ui.tokens import XS, L, M, S
from desk_stretch.ui.widgets.button_row import ButtonRow
from desk_stretch.ui.widgets.buttons import PrimaryButton, QuietButton
from desk_stretch.ui.widgets.labels import Body, Caption

NAME = N_("Coming from another app")
PAGE = "privacy"
ABOUT = N_("Work time, breaks, hours and more, from Safe Eyes, Stretchly or BreakTimer.")


def add_import(window: QWidget, view: EngineView, others: ForeignSettings) -> None:
    """Hang the row into the first card of the page about privacy and data."""
    section = next(one for one in window.findChildren(Section) if one.page == PAGE)
    row = ImportRow(view, others)
    section.add(row, row.words)


class ImportRow(QWidget):
    """The row with *Import settings…*; below it, once there is a file, what would change."""

    def __init__(self, view: EngineView, others: ForeignSettings) -> None:
        super().__init__()
        self._view = view
        self._others = others
        self._carried: Carried | None = None
        self.dialog: QFileDialog | None = None
        choose = QuietButton(tr("Import settings…"))
        choose.clicked.connect(self._ask)
        self._choose = choose
        row = WordsRow(choose)
        row.show_words(tr(NAME), tr(ABOUT))
        row.show_next("")
        self._line = Caption()
        self._offer = QWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(row)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, 0, M)
        below.setSpacing(S)
        self._line.setContentsMargins(L, 0, L, 0)
        below.addWidget(self._line)
        below.addWidget(self._offer)
        self._below = below
        box.addLayout(below)
        self._show("", None)

    @property
    def words(self) -> str:
        """What a search finds it by."""
        return f"{tr(NAME)} {tr(ABOUT)} {tr('import migrate switch move Workrave')}"

    @property
    def line(self) -> str:
        """What is told."""
        return self._line.text()

    def read(self, path: str) -> None:
        """Show what a file comes to; nothing is changed yet."""
        try:
            carried = self._others.read(path)
        except DeskStretchError as error:
            self._show(str(error), None)
            return
        carried = allowed(carried, self._view.settings.managed)
        found = changes(carried, self._view.settings, self._view.reminders())
        fresh = [each for each in found if each.is_new]
        if not fresh:
            self._show(tr("Everything is like that already."), None)
            return
        self._carried = carried
        text = ntr("From {app}, {n} change:", "From {app}, {n} changes:", len(fresh))
        told = text.format(app=carried.app, n=len(fresh))
        self._show(told, self._make_offer(fresh, left_words(carried)))

    def _ask(self) -> None:
        """The system's own dialog; it does not hold the rest up."""
        dialog = QFileDialog(self, tr("Import settings"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Settings (*.json)"), tr("All files (*)")])
        dialog.fileSelected.connect(self.read)
        self.dialog = dialog
        open_dialog(dialog)

    def _make_offer(self, fresh: list[Change], left: tuple[str, ...]) -> QWidget:
        offer = QWidget()
        box = QVBoxLayout(offer)
        box.setContentsMargins(L, 0, L, 0)
        box.setSpacing(M)
        lines = QVBoxLayout()
        lines.setSpacing(XS)
        for change in fresh:
            text = tr("{setting}: {before} → {after}").format(
                setting=change.what, before=change.before, after=change.after
            )
            lines.addWidget(Body(text))
        box.addLayout(lines)
        take, leave = PrimaryButton(tr("Take these over")), QuietButton(tr("Leave as it is"))
        take.clicked.connect(self._take)
        leave.clicked.connect(partial(self._leave, ""))
        more = QuietButton(ntr("{n} thing was not taken", "{n} things were not taken", len(left))
                           .format(n=len(left)))  # fmt: skip
        rest = Caption("\n".join(left))
        rest.hide()
        more.clicked.connect(lambda: rest.setVisible(rest.isHidden()))
        more.setVisible(bool(left))
        box.addLayout(ButtonRow(take, leave, more))
        box.addWidget(rest)
        return offer

    def _take(self) -> None:
        carried = self._carried
        assert carried is not None
        try:
            copies = self._others.keep_before()
            if carried.settings:
                self._view.do(SetSettings(dict(carried.settings)))
            for reminder, values in carried.reminders.items():
                self._view.do(SetReminder(reminder, dict(values)))
        except DeskStretchError as error:
            self._leave(str(error))
            return
        told = tr("Taken over from {app}.").format(app=carried.app)
        if copies:
            kept = tr("What was before is kept as {file}.").format(file=", ".join(copies))
            told = f"{told} {kept}"
        self._leave(told)

    def _leave(self, line: str) -> None:
        self._show(line, None)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, line: str, offer: QWidget | None) -> None:
        self._offer.hide()
        self._offer.deleteLater()
        self._offer = offer or QWidget()
        self._below.addWidget(self._offer)
        self._offer.setVisible(offer is not None)
        if offer is None:
            self._carried = None
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._below.setContentsMargins(0, 0, 0, M if line else 0)
        if line:
            announce(self, line)
