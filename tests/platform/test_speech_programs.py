"""Words said by programs: espeak-ng, ``say`` of macOS, and the PowerShell of Windows."""

from __future__ import annotations

import base64
import os

import pytest

from desk_stretch.core.heard import Manner
from desk_stretch.platform.speech import programs, windows
from desk_stretch.platform.speech.programs import EspeakNg, Say
from desk_stretch.platform.speech.windows import WindowsSpeech, line_for

SLOW_GERMAN = Manner("de", 0.75, 40)
QUICK_CHINESE = Manner("zh_CN", 1.3, 100)
OTHER = Manner("cy", 1.0, 50)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program on the path that writes what it was told, and then does something."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def make(name, then="exit 0"):
        file = tmp_path / name
        file.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path / "told"}\n{then}\n')
        file.chmod(0o755)
        return tmp_path / "told"

    return make


@pytest.mark.parametrize(
    ("kind", "manner", "words"),
    [
        (EspeakNg, SLOW_GERMAN, "-v de -s 131 -a 16 -- -3."),
        (EspeakNg, QUICK_CHINESE, "-v cmn -s 228 -a 100 -- -3."),
        (Say, SLOW_GERMAN, "-v Anna -r 131 -- -3."),
        (Say, OTHER, "-r 175 -- -3."),
    ],
)
def test_what_a_program_is_told(loop, surround, program, kind, manner, words):
    told = program(kind.name)
    voice = kind(surround())
    assert str(told.parent) in voice.is_available().why
    voice.say("-3.", manner)
    loop.until(lambda: told.exists() and voice._child is None)
    assert told.read_text() == f"{words}\n"
    voice.hush()
    voice.rest()


def test_new_words_end_the_ones_before(loop, surround, program):
    told = program("espeak-ng", "exec /bin/sleep 60")
    voice = EspeakNg(surround())
    voice.say("One.", SLOW_GERMAN)
    first = voice._child
    loop.until(told.exists)
    voice.say("Two.", SLOW_GERMAN)
    assert voice._child != first
    loop.until(lambda: len(told.read_text().splitlines()) == 2)
    voice.hush()
    assert voice._child is None
    loop.turns(0.1)
    with pytest.raises(ChildProcessError):
        os.waitpid(first, 0)  # collected by the loop


def test_silence_after_the_program_has_ended(loop, surround, program):
    program("espeak-ng")
    voice = EspeakNg(surround())
    voice.say("One.", SLOW_GERMAN)
    child = voice._child
    loop.until(lambda: voice._child is None)
    voice._child = child
    voice.hush()


def test_a_program_that_is_gone(surround, program, tmp_path):
    program("espeak-ng").touch()
    voice = EspeakNg(surround())
    (tmp_path / "espeak-ng").unlink()
    voice.say("One.", SLOW_GERMAN)
    assert voice._child is None
    assert voice.lack("de") == "The program espeak-ng is not there."
    assert voice._voices() == ""


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (EspeakNg, "Pty Language Age/Gender VoiceName\n 5  de  --/M German\n 5  pt-br x\n 5 cmn M"),
        (Say, "Anna    de_DE  # Hallo\nLuciana  pt_BR # x\nTingting   zh_CN # y"),
    ],
)
def test_a_language_without_a_voice(surround, program, kind, answer, tmp_path):
    (tmp_path / "answer").write_text(answer)
    program(kind.name, f"/bin/cat {tmp_path / 'answer'}")
    voice = kind(surround())
    assert [voice.lack(each) for each in ("de", "pt_BR", "zh_CN")] == ["", "", ""]
    assert voice.lack("ja") == f"{kind.name} has no voice for ja."


def test_a_program_that_does_not_answer(surround, program, monkeypatch):
    monkeypatch.setattr(programs, "_ANSWER_WITHIN_S", 0.1)
    program("say", "exec /bin/sleep 60")
    assert Say(surround()).lack("de") == "say has no voice for de."


class TestWindows:
    @pytest.fixture
    def shell(self, program, tmp_path):
        """A shell that writes down what it reads."""
        program(windows.SHELL, f'while read -r line; do echo "$line" >> {tmp_path / "read"}; done')
        return tmp_path / "read"

    def test_a_line_says_everything_and_is_no_command(self):
        language, rate, volume, words = line_for("It’s; $(off)\n", Manner("pt_BR", 3, 7)).split()
        assert (language, rate, volume) == ("pt-BR", "10", "7")
        assert base64.b64decode(words).decode() == "It’s; $(off)\n"

    def test_one_shell_for_a_routine(self, loop, surround, shell, tmp_path):
        voice = WindowsSpeech(surround())
        assert windows.SHELL in voice.is_available().why
        voice.hush()
        voice.say("One.", SLOW_GERMAN)
        voice.hush()
        voice.say("Two.", SLOW_GERMAN)
        process = voice._shell
        voice.rest()
        assert process.wait(8) == 0
        assert [line.split() for line in shell.read_text().splitlines()] == [
            line_for("One.", SLOW_GERMAN).split(), ["-", "0", "0"],
            line_for("Two.", SLOW_GERMAN).split(),
        ]  # fmt: skip
        script = (tmp_path / "told").read_text().split()[-1]
        assert "SpeakAsyncCancelAll" in base64.b64decode(script).decode("utf-16-le")
        voice.rest()

    def test_a_shell_that_ended_is_started_again(self, surround, shell):
        voice = WindowsSpeech(surround())
        voice.say("One.", SLOW_GERMAN)
        first = voice._shell
        first.kill()
        first.wait(8)
        voice.say("Two.", SLOW_GERMAN)
        second = voice._shell
        assert second is not first
        second.kill()
        second.wait(8)
        voice.hush()  # nobody reads it
        assert voice._shell is None

    def test_without_a_shell(self, surround, program, tmp_path):
        voice = WindowsSpeech(surround())
        assert voice.lack("de") == "The program powershell.exe is not there."
        voice.say("One.", SLOW_GERMAN)
        assert voice._shell is None
        program(windows.SHELL)
        assert voice.lack("de") == ""
        (tmp_path / windows.SHELL).write_text("#!/nowhere/interpreter\n")
        voice.say("One.", SLOW_GERMAN)
        assert voice._shell is None
