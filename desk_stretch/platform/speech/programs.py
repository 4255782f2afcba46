"""Words said by a program of the system, a child process for each sentence."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from abc import ABC, abstractmethod
from contextlib import suppress
from functools import partial
from typing import ClassVar

from desk_stretch.core.heard import Manner
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.spawning import spawn
from desk_stretch.platform.surroundings import Surroundings

USUAL_WORDS_A_MINUTE = 175
_ANSWER_WITHIN_S = 1.0


class _Program(ABC):
    """A program that says one sentence and ends."""

    name: str
    _platforms: ClassVar[frozenset[str]]
    _question: ClassVar[tuple[str, ...]]

    def __init__(self, desk: Surroundings) -> None:
        self._loop = desk.loop
        self._child: int | None = None

    @classmethod
    def is_compatible(cls, host: Host) -> bool:
        return host.platform in cls._platforms

    def is_available(self) -> Answer:
        path = shutil.which(self.name)
        if path is None:
            return Answer(False, tr("The program {name} is not there.").format(name=self.name))
        return Answer(True, tr("It speaks with {path}.").format(path=path))

    @abstractmethod
    def words(self, manner: Manner) -> list[str]:
        """What the program is told between its name and the sentence."""

    def say(self, words: str, manner: Manner) -> None:
        self.hush()
        path = shutil.which(self.name)
        if path is not None:
            self._child = spawn([path, *self.words(manner), "--", words])
        if self._child is not None:
            self._loop.watch_child(self._child, partial(self._ended, self._child))

    def hush(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)

    def rest(self) -> None:
        """Forget the last sentence, which ends by itself."""
        self._child = None

    def lack(self, language: str) -> str:
        works, why = self.is_available()
        if not works:
            return why
        tag = re.escape(self.tag(language)).replace("_", "[-_]")
        if re.search(rf"(?:^|\s){tag}(?:[-_]\w+)?(?:\s|$)", self._voices(), re.I | re.M):
            return ""
        return tr("{name} has no voice for {language}.").format(name=self.name, language=language)

    def tag(self, language: str) -> str:
        """How the program writes a language."""
        return language

    def _voices(self) -> str:
        """What the program says of its voices."""
        command = [self.name, *self._question]
        try:
            found = subprocess.run(
                command, capture_output=True, text=True, timeout=_ANSWER_WITHIN_S, check=False,
                stdin=subprocess.DEVNULL, errors="replace",
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            return ""
        return found.stdout

    def _ended(self, child: int, _status: int) -> None:
        if self._child == child:
            self._child = None


class EspeakNg(_Program):
    """The speaking program that speech-dispatcher uses on most systems."""

    name = "espeak-ng"
    _platforms = frozenset({"linux"})
    _question = ("--voices",)

    def words(self, manner: Manner) -> list[str]:
        voice = self.tag(manner.language)
        amplitude = max(1, manner.volume**2 // 100)  # as it is heard, like a percent of the rest
        return ["-v", voice, *_pace("-s", manner), "-a", str(amplitude)]

    def tag(self, language: str) -> str:
        return "cmn" if language == "zh_CN" else language.replace("_", "-").lower()


class Say(_Program):
    """macOS chooses the voice by the name of one, and the system's own otherwise; it has no
    volume of its own."""

    name = "say"
    _platforms = frozenset({"darwin"})
    _question = ("-v", "?")

    def words(self, manner: Manner) -> list[str]:
        voice = VOICES_OF_MACOS.get(manner.language)
        return [*(["-v", voice] if voice else []), *_pace("-r", manner)]


#: The voice that each macOS has for a language without anything to be downloaded.
VOICES_OF_MACOS = {
    "ar": "Majed", "de": "Anna", "en": "Samantha", "es": "Mónica", "fr": "Thomas", "ja": "Kyoko",
    "pl": "Zosia", "pt_BR": "Luciana", "zh_CN": "Tingting",
}  # fmt: skip


def _pace(word: str, manner: Manner) -> list[str]:
    return [word, str(round(USUAL_WORDS_A_MINUTE * manner.rate))]
