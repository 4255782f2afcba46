"""The voices of Windows, through a PowerShell that stays for a routine: it takes half a second to
start, too long for every word."""

from __future__ import annotations

import base64
import shutil
import subprocess
from contextlib import suppress
from typing import IO

from desk_stretch.core.heard import Manner
from desk_stretch.i18n import tr
from desk_stretch.platform.choose import Answer
from desk_stretch.platform.host import Host
from desk_stretch.platform.surroundings import Surroundings

SHELL = "powershell.exe"
_NO_WINDOW = 0x08000000
_STEPS = 10  # the rate goes from -10 to 10

#: Each line: language, rate, volume and the words in base64, so that nothing in them is a command.
#: An empty sentence is silence; the end of the input waits for the last words.
SCRIPT = """
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
while (($line = [Console]::In.ReadLine()) -ne $null) {
  $language, $rate, $volume, $words = $line.Split(' ')
  $voice.SpeakAsyncCancelAll()
  if (-not $words) { continue }
  $fitting = $voice.GetInstalledVoices() | Where-Object {
    $_.Enabled -and $_.VoiceInfo.Culture.Name -like "$language*"
  } | Select-Object -First 1
  if ($fitting) { $voice.SelectVoice($fitting.VoiceInfo.Name) }
  $voice.Rate = [int]$rate
  $voice.Volume = [int]$volume
  $text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($words))
  [void]$voice.SpeakAsync($text)
}
while ($voice.State -eq 'Speaking') { Start-Sleep -Milliseconds 100 }
"""


class WindowsSpeech:
    """Writes a line for each sentence."""

    name = "sapi"

    def __init__(self, _desk: Surroundings) -> None:
        self._shell: subprocess.Popen[bytes] | None = None

    @staticmethod
    def is_compatible(host: Host) -> bool:
        return host.platform == "win32"

    def is_available(self) -> Answer:
        path = shutil.which(SHELL)
        if path is None:
            return Answer(False, tr("The program {name} is not there.").format(name=SHELL))
        return Answer(True, tr("It speaks with {path}.").format(path=path))

    def say(self, words: str, manner: Manner) -> None:
        if self._shell is not None and self._shell.poll() is not None:
            self.rest()
        if self._shell is None:
            self._shell = _open_shell()
        self._write(line_for(words, manner))

    def hush(self) -> None:
        self._write("- 0 0 ")

    def rest(self) -> None:
        shell, self._shell = self._shell, None
        if shell is not None:
            with suppress(OSError):
                _input_of(shell).close()

    def lack(self, _language: str) -> str:
        works, why = self.is_available()
        return "" if works else why

    def _write(self, line: str) -> None:
        if self._shell is None:
            return
        try:
            _input_of(self._shell).write(f"{line}\n".encode("ascii"))
        except OSError:  # it has ended: the next words start another one
            self.rest()


def line_for(words: str, manner: Manner) -> str:
    """Return the line for a sentence."""
    rate = round(max(-1.0, min(1.0, manner.rate - 1.0)) * _STEPS)
    text = base64.b64encode(words.encode()).decode("ascii")
    return f"{manner.language.replace('_', '-')} {rate} {manner.volume} {text}"


def _input_of(shell: subprocess.Popen[bytes]) -> IO[bytes]:
    assert shell.stdin is not None  # it was opened with one
    return shell.stdin


def _open_shell() -> subprocess.Popen[bytes] | None:
    path = shutil.which(SHELL)
    if path is None:
        return None
    command = base64.b64encode(SCRIPT.encode("utf-16-le")).decode("ascii")
    try:
        return subprocess.Popen(
            [path, "-NoProfile", "-NonInteractive", "-EncodedCommand", command],
            bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW if hasattr(subprocess, "CREATE_NO_WINDOW") else 0,
        )  # fmt: skip
    except OSError:
        return None
