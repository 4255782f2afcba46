"""The language in use as windows have it: their words, their direction, and whose dates go with it.

Nothing needs a restart: what is open is made anew by ``front`` after ``follow``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTime, QTranslator

from desk_stretch import i18n

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SYSTEM = "system"
_TELLS_QT = ("win32", "darwin")  # there the environment says nothing of the language


class Speaker:
    """Gives the application its language, and takes Qt's own words along (Copy, Select All)."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._qt_words: QTranslator | None = None

    def follow(self, chosen: str) -> i18n.Speech:
        """Speak what was *chosen* in the settings from now on; ``system`` is the desktop's."""
        speech = i18n.use(i18n.find(wishes()) if chosen == SYSTEM else chosen)
        QLocale.setDefault(locale_of(speech, QLocale.system(), is_chosen=chosen != SYSTEM))
        i18n.tell_times(_time_of_day)
        towards = Qt.LayoutDirection
        self._speak_qt(speech.code)
        # After Qt's words: installing them sets a direction of its own.
        self._application.setLayoutDirection(
            towards.RightToLeft if speech.is_right_to_left else towards.LeftToRight
        )
        return speech

    def leave(self) -> None:
        """Take Qt's words and manners away again."""
        i18n.tell_times(None)
        self._leave_qt()

    def _leave_qt(self) -> None:
        if self._qt_words is not None:
            self._application.removeTranslator(self._qt_words)
            self._qt_words = None

    def _speak_qt(self, code: str) -> None:
        self._leave_qt()
        if code in (i18n.SOURCE, i18n.PSEUDO, i18n.PSEUDO_RTL):
            return
        words = QTranslator(self._application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{code}", folder):
            self._application.installTranslator(words)
            self._qt_words = words


def _time_of_day(hour: int, minute: int) -> str:
    return QLocale().toString(QTime(hour, minute), QLocale.FormatType.ShortFormat)


def wishes() -> tuple[str, ...]:
    """The languages that the desktop asks for, the dearest first."""
    told = i18n.wished()
    if told or sys.platform not in _TELLS_QT:
        return told
    return tuple(QLocale.system().uiLanguages())


def locale_of(speech: i18n.Speech, system: QLocale, *, is_chosen: bool) -> QLocale:
    """Return whose dates, times and first day of the week are shown.

    The system's as long as it is of the language or nothing was chosen; else the language as it is
    written in the person's country. Digits are 0 to 9 everywhere, as in the sentences.
    """
    own = QLocale(speech.locale or speech.code)
    found = system
    if is_chosen and system.language() == QLocale.Language.C:
        found = own
    elif is_chosen and system.language() != own.language():
        found = QLocale(own.language(), own.script(), system.territory())
    if found.zeroDigit() != "0":
        return own if own.zeroDigit() == "0" else QLocale(QLocale.Language.English)
    return found


def first_day_of_week() -> int:
    """Return with which day the week begins, Monday being 0: that is the country's, whatever the
    language."""
    system = QLocale.system()
    tells = system if system.language() != QLocale.Language.C else QLocale()
    return tells.firstDayOfWeek().value - 1
