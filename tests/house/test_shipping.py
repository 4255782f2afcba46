"""What a system wants beside the program is made of the program; the system accepts it."""

from __future__ import annotations

import argparse
import configparser
import gzip
import shlex
import subprocess
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from desk_stretch import __version__
from desk_stretch.app import Front
from desk_stretch.cli import main
from desk_stretch.cli.commands import ORDER
from desk_stretch.cli.verb import offered
from desk_stretch.remote import client
from desk_stretch.remote.launcher_actions import ACTIONS
from tests.house.sources import ROOT
from tools.shipping import entry, icons, shell
from tools.shipping.commands import tree
from tools.shipping.share import write

PROGRAM_PATH = "/usr/bin/desk-stretch"
COMMANDS = sorted({*ORDER, *offered()})


@pytest.fixture(scope="module")
def share(tmp_path_factory):
    """Write everything once."""
    folder = tmp_path_factory.mktemp("share")
    write(folder, PROGRAM_PATH)
    return folder


def page(share) -> str:
    """The man page as it is written."""
    path = share / "man" / "man1" / "desk-stretch.1.gz"
    return gzip.decompress(path.read_bytes()).decode()


@pytest.mark.parametrize("shell_name", shell.COMPLETIONS)
def test_a_shell_completes_every_command(share, shell_name):
    text = (share / shell.COMPLETIONS[shell_name]).read_text("utf-8")
    assert [name for name in COMMANDS if name.rpartition(" ")[2] not in text] == []
    assert "--posture" in text or "-l posture" in text


def test_bash_reads_its_file(share):
    path = share / shell.COMPLETIONS["bash"]
    asked = f"source {shlex.quote(str(path))}; COMP_WORDS=(desk-stretch sta); COMP_CWORD=1"
    asked += '; _shtab_desk_stretch 2>/dev/null; echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)
    assert {"start", "status"} <= set(done.stdout.split())


def test_the_man_page_has_every_command(share):
    text = page(share).replace("\\-", "-")
    assert [name for name in COMMANDS if f"desk-stretch {name}" not in text] == []


def keys(file):
    """A file of groups and keys, as the desktop's are."""
    read = configparser.RawConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(file, encoding="utf-8")
    return read


def test_the_man_page_has_the_day_of_the_version(share, time_machine):
    time_machine.move_to("2031-01-01")
    assert entry.RELEASED in shell.man_page().replace("\\-", "-").splitlines()[0]
    assert shell.man_page() == page(share)


def test_an_action_of_the_desktop_entry_is_a_command(share):
    read = keys(share / "applications" / f"{entry.ID}.desktop")
    names = read["Desktop Entry"]["Actions"].rstrip(";").split(";")
    assert names == list(ACTIONS)
    for name in names:
        program, *words = shlex.split(read[f"Desktop Action {name}"]["Exec"])
        assert program == "desk-stretch"
        tree().parse_args(words)


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_an_action_asks_over_the_bus_what_its_command_asks(monkeypatch, action):
    asked = []
    monkeypatch.setattr(client, "ask", lambda *words, **_: asked.append(words) or {})
    assert main.run(shlex.split(action.words), Front()) == 0
    verb, arguments = asked[-1]
    assert (verb, arguments) == (action.verb, action.arguments)


def test_a_launcher_asks_over_the_bus_where_the_bus_can_start_the_app(share, tmp_path):
    service = keys(share / "dbus-1" / "services" / f"{entry.ID}.service")["D-BUS Service"]
    assert dict(service) == {"Name": entry.ID, "Exec": f"{PROGRAM_PATH} --background"}
    here = keys(share / "applications" / f"{entry.ID}.desktop")["Desktop Entry"]
    assert here["DBusActivatable"] == "true"
    write(tmp_path)
    assert not (tmp_path / "dbus-1").exists()
    there = keys(tmp_path / "applications" / f"{entry.ID}.desktop")["Desktop Entry"]
    assert "DBusActivatable" not in there


def test_an_unknown_word_is_noticed():
    parser = tree()
    parser.exit_on_error = False
    with pytest.raises((argparse.ArgumentError, SystemExit)):
        parser.parse_args(["stretch-harder"])


def test_the_metainfo_tells_of_this_version(share):
    root = ET.parse(share / "metainfo" / f"{entry.ID}.metainfo.xml").getroot()
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    for image in root.iterfind("screenshots/screenshot/image"):
        assert (ROOT / "docs" / "screens" / (image.text or "").rpartition("/")[2]).is_file()


@pytest.mark.parametrize("side", icons.SIZES)
def test_an_icon_has_its_size_and_is_drawn(share, side):
    path = share / "icons" / "hicolor" / f"{side}x{side}" / "apps" / "desk-stretch.png"
    image = QImage(str(path))
    assert (image.width(), image.height()) == (side, side)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(side // 2, side // 8).alpha() == 255


def test_a_translation_is_in_both_files():
    class Spanish:
        def get(self, text):
            return type("Message", (), {"id": text, "string": f"es {text}"})()

    known = {"es": Spanish()}
    assert "Comment[es]=es Asks for" in entry.desktop_entry(known)
    assert 'xml:lang="es">es Asks for' in entry.metainfo(known)


def test_two_runs_give_the_same_bytes(share, tmp_path):
    write(tmp_path, PROGRAM_PATH)
    files = [path.relative_to(share) for path in share.rglob("*") if path.is_file()]
    assert len(files) > 15
    assert [f for f in files if (share / f).read_bytes() != (tmp_path / f).read_bytes()] == []


@pytest.mark.desktop
@pytest.mark.parametrize(
    "words",
    [
        f"desktop-file-validate applications/{entry.ID}.desktop",
        f"appstreamcli validate --no-net metainfo/{entry.ID}.metainfo.xml",
        "man --warnings --local-file man/man1/desk-stretch.1.gz",
    ],
)
def test_the_systems_own_tool_accepts_it(share, words):
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANROFFSEQ": ""}
    done = subprocess.run(
        words.split(), cwd=share, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
