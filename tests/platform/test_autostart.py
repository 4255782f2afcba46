"""The autostart file: its words, its quoting, and switching it."""

from __future__ import annotations

import os
import shlex
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_stretch.errors import CapabilityError, StorageError
from desk_stretch.platform.autostart.none import NoAutostart
from desk_stretch.platform.autostart.xdg import XdgAutostart, desktop_entry
from tests.engine.desk import READY, Desk


@pytest.fixture
def config(tmp_path):
    return tmp_path / "config"


@pytest.fixture
def autostart(surround, config):
    return XdgAutostart(surround(config_folder=config, program=("/opt/x/desk-stretch",)))


@pytest.fixture
def file(config):
    return config / "autostart" / "desk-stretch.desktop"


def test_on_and_off(autostart, file):
    assert str(file) in autostart.is_available().why
    assert not autostart.is_on()
    autostart.switch(False)
    autostart.switch(True)
    autostart.switch(True)
    assert autostart.is_on()
    assert file.read_text().splitlines() == [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Desk Stretch",
        "Exec=/opt/x/desk-stretch --background",
        "TryExec=/opt/x/desk-stretch",
        "Icon=desk-stretch",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    ]
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    autostart.switch(False)
    assert not autostart.is_on()
    assert not file.exists()


@pytest.mark.parametrize(
    ("text", "is_on"),
    [
        ("[Desktop Entry]\nExec=x\n", True),
        ("[Desktop Entry]\nHidden=true\n", False),
        ("[Desktop Entry]\nHidden = true\n", False),
        ("[Desktop Entry]\n# Hidden=true\nHidden=false\n", True),
        ("[Desktop Entry]\nX-GNOME-Autostart-enabled=false\n", False),
        ("[Desktop Entry]\nName=x\n[Other]\nHidden=true\n", True),
        ("no group at all\nHidden=true\n", True),
    ],
)
def test_what_others_wrote_into_the_file_counts(autostart, file, text, is_on):
    file.parent.mkdir(parents=True)
    file.write_text(text)
    assert autostart.is_on() is is_on


@pytest.mark.parametrize(("more", "is_on"), [("X-GNOME-Autostart-Delay=60\n", True),
                                             ("Hidden=true\n", False)])  # fmt: skip
def test_the_start_of_the_app_follows_a_file_of_the_persons_own(autostart, file, more, is_on):
    own = f"[Desktop Entry]\nType=Application\nExec=late desk-stretch\n{more}"
    file.parent.mkdir(parents=True)
    file.write_text(own)
    desk = Desk(READY | {"start.at_login": not is_on})
    desk.autostart = autostart
    desk.build().start()
    assert desk.engine.settings.start.at_login is is_on
    assert file.read_text() == own


def test_a_file_in_no_known_encoding_is_still_read(autostart, file):
    file.parent.mkdir(parents=True)
    file.write_bytes(b"[Desktop Entry]\nName=\xff\nHidden=true\n")
    assert not autostart.is_on()


def test_a_folder_that_cannot_be_made_is_a_sentence(autostart, config):
    config.write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="autostart") as error:
        autostart.switch(True)
    assert error.value.hint
    assert not autostart.is_on()


def test_a_disk_that_is_full_leaves_the_old_file_and_no_other(autostart, file, monkeypatch):
    file.parent.mkdir(parents=True)
    file.write_text("old")

    def full(_fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        autostart.switch(True)
    assert file.read_text() == "old"
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("program", "line"),
    [
        (("/a/b",), "Exec=/a/b --background"),
        (("/a b/c",), 'Exec="/a b/c" --background'),
        (("/100%/c",), "Exec=/100%%/c --background"),
        (("/a$b",), 'Exec="/a\\\\$b" --background'),
        (("/a\\b",), 'Exec="/a\\\\\\\\b" --background'),
        (('/a"`b',), 'Exec="/a\\\\"\\\\`b" --background'),
        (("/usr/bin/python3", "-m", "desk_stretch.app"),
         "Exec=/usr/bin/python3 -m desk_stretch.app --background"),
    ],
)  # fmt: skip
def test_quoting(program, line):
    assert line in desktop_entry(program).splitlines()


def test_the_program_to_try_is_not_quoted_only_escaped():
    assert "TryExec=/a b\\\\c%" in desktop_entry(("/a b\\c%",)).splitlines()


@given(st.lists(st.text(st.characters(min_codepoint=1, exclude_categories=["Cs"])), min_size=1))
def test_a_desktop_reads_back_the_words_that_were_written(words):
    entry = desktop_entry(words)
    (line,) = (line for line in entry.split("\n") if line.startswith("Exec="))
    assert _as_a_desktop_reads(line.removeprefix("Exec=")) == [*words, "--background"]


def _as_a_desktop_reads(value: str) -> list[str]:
    """Undo the escapes of a text, then split as the specification says, then the field codes."""
    plain = ""
    signs = iter(value)
    for sign in signs:
        plain += (
            {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}[next(signs)] if sign == "\\" else sign
        )
    lexer = shlex.shlex(plain, posix=True)
    lexer.whitespace_split = True
    lexer.whitespace = " "
    lexer.commenters = ""
    lexer.quotes = '"'
    lexer.escape = "\\"
    lexer.escapedquotes = '"'
    # shlex takes a backslash only before a quote or a backslash; the spec has two more signs.
    return [word.replace("\\$", "$").replace("\\`", "`").replace("%%", "%") for word in lexer]


def test_where_there_is_none(surround):
    none = NoAutostart(surround())
    assert none.is_available().works
    assert not none.is_on()
    none.switch(False)
    with pytest.raises(CapabilityError):
        none.switch(True)


def test_it_belongs_to_freedesktop(surround):
    assert XdgAutostart.is_compatible(surround().host)
    assert not XdgAutostart.is_compatible(surround(platform="darwin").host)
