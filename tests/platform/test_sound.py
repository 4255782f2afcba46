"""Sounds: the files themselves, and the programs that play them."""

from __future__ import annotations

import importlib.util
import os
import sys
import wave
from pathlib import Path

import pytest

from desk_stretch.core.session.cues import SOUNDS
from desk_stretch.platform.sound import programs
from desk_stretch.platform.sound.none import NoSound
from desk_stretch.platform.sound.programs import Afplay, Aplay, Paplay, PwPlay
from desk_stretch.platform.sound.windows import WindowsSound
from desk_stretch.resources import asset
from tests.fakes import FakeLoop

SCRIPT = Path(__file__).parents[2] / "tools" / "sounds.py"
LINUX = (PwPlay, Paplay, Aplay)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program with that name first on the path; it writes what it was told."""

    def make(name, then="exit 0"):
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        file = folder / name
        file.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path / "told"}\n{then}\n')
        file.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
        return tmp_path / "told"

    return make


def test_every_sound_of_the_session_has_a_file():
    for name in SOUNDS.values():
        assert asset("sounds", f"{name}.wav").exists()


def test_the_files_are_what_the_script_makes(tmp_path):
    spec = importlib.util.spec_from_file_location("make_sounds", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made = script.make(tmp_path)
    shipped = {path.name: path.read_bytes() for path in asset("sounds").glob("*.wav")}
    assert {path.name: path.read_bytes() for path in made} == shipped


@pytest.mark.parametrize(("name", "longest_s"), [("step", 0.4), ("soft", 0.4), ("finish", 2.0)])
def test_cues_are_short_quiet_and_end_in_silence(name, longest_s):
    with wave.open(str(asset("sounds", f"{name}.wav")), "rb") as file:
        assert 0.1 < file.getnframes() / file.getframerate() <= longest_s
        frames = file.readframes(file.getnframes())
    values = memoryview(frames).cast("h")
    assert 0.05 < max(map(abs, values)) / 32768 < 0.3
    assert abs(values[0]) < 50
    assert abs(values[-1]) < 50


def test_every_sound_is_credited():
    credits_text = asset("sounds", "CREDITS.md").read_text(encoding="utf-8")
    for path in asset("sounds").glob("*.wav"):
        assert f"`{path.name}`" in credits_text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PwPlay, ["--volume=0.40"]),
        (Paplay, ["--volume=26214"]),
        (Aplay, ["--quiet"]),
        (Afplay, ["--volume", "0.40"]),
    ],
)
def test_each_program_is_told_the_volume_and_the_file(loop, surround, program, kind, words):
    told = program(kind.name)
    player = kind(surround())
    assert str(told.parent) in player.is_available().why
    player.play("step", 40)
    loop.until(lambda: told.exists() and not player._deadlines)
    assert told.read_text().split() == [*words, str(asset("sounds", "step.wav"))]


def test_what_is_not_to_be_heard_starts_no_program(loop, surround, program):
    told = program("paplay")
    player = Paplay(surround())
    player.play("step", 0)
    player.play("no-such-sound", 40)
    loop.turns()
    assert not told.exists()


def test_louder_than_all_is_all(surround):
    assert "--volume=65536" in Paplay(surround()).words(Path("x.wav"), 100)


@pytest.mark.parametrize("kind", LINUX)
def test_a_program_that_is_not_there(surround, monkeypatch, tmp_path, kind):
    monkeypatch.setenv("PATH", str(tmp_path))
    player = kind(surround())
    answer = player.is_available()
    assert not answer.works
    assert kind.name in answer.why
    player.play("step", 40)
    assert not player._deadlines


def test_a_program_that_cannot_be_started_is_no_error(surround, program):
    told = program("paplay")
    script = told.parent / "bin" / "paplay"
    script.write_text("#!/nowhere/interpreter\n")
    player = Paplay(surround())
    player.play("step", 40)
    assert not player._deadlines


def test_a_hanging_sound_server_collects_no_children(loop, surround, program, monkeypatch):
    monkeypatch.setattr(programs, "LONGEST_S", 0.2)
    told = program("paplay", then="exec sleep 60")
    player = Paplay(surround())
    for _ in range(programs.MOST_AT_ONCE + 2):
        player.play("step", 40)
    assert len(player._deadlines) == programs.MOST_AT_ONCE
    loop.until(lambda: not player._deadlines)
    assert len(told.read_text().splitlines()) <= programs.MOST_AT_ONCE


def test_which_program_belongs_where(surround):
    mac, windows = surround(platform="darwin").host, surround(platform="win32").host
    linux = surround().host
    assert [kind.is_compatible(linux) for kind in (*LINUX, Afplay)] == [True, True, True, False]
    assert [kind.is_compatible(mac) for kind in (*LINUX, Afplay)] == [False, False, False, True]
    assert WindowsSound.is_compatible(windows)
    assert not WindowsSound.is_compatible(linux)


@pytest.mark.skipif(sys.platform == "win32", reason="there it would be heard")
def test_the_ones_that_play_nothing_here(surround):
    for player in (WindowsSound(surround()), NoSound(surround())):
        assert player.is_available().works
        player.play("step", 40)


def test_what_could_play_is_named(surround):
    assert "pw-play, paplay, aplay" in NoSound(surround()).is_available().why
    assert "afplay" in NoSound(surround(platform="darwin")).is_available().why
    assert "Nothing here plays sounds." in NoSound(surround(platform="win32")).is_available().why


def test_playing_needs_no_turn_of_the_loop(program):
    """A call returns at once; the loop hears of the child's end later."""
    program("paplay")
    children = []

    class Loop(FakeLoop):
        def watch_child(self, pid, call):
            children.append((pid, call))
            return super().watch_child(pid, call)

    class Desk:
        loop = Loop()

    player = Paplay(Desk())
    player.play("step", 40)
    ((pid, ended),) = children
    assert list(player._deadlines) == [pid]
    ended(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    assert not player._deadlines
    assert not Desk.loop.timers
