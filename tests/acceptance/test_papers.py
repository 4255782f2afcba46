"""Every command that the papers show does what they say: run in a home that is thrown away.

One that cannot be run has its reason in ``papers.NOT_RUN``, and is read all the same.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from itertools import groupby

import pytest

from tests.acceptance import papers
from tests.acceptance.conftest import COMMAND, Person
from tests.desktop.app import READY
from tests.desktop.processes import Process

WITH_COMMANDS = [page for page in papers.PAGES if papers.shown(page)]
CHECKOUT = re.compile(r"^python3 dev\.py run ")
SPEED = "600"


def _named(page):
    return page.relative_to(papers.ROOT).as_posix()


def _worked_example():
    (text,) = [
        text for _, language, text in papers.fences(papers.ROOT / "docs" / "authoring.md")
        if language == "toml" and text.startswith("name = \"Reach to one side\"")
    ]  # fmt: skip
    return text


def _policy():
    return next(text for _, language, text in papers.fences(papers.ROOT / "docs" / "managed.md")
                if language == "toml")  # fmt: skip


class Reader(Person):
    """Somebody who reads a page and types what stands there, with the files that it speaks of."""

    def __init__(self, home):
        super().__init__(home)
        self.environment |= {"QT_QPA_PLATFORM": "offscreen", "WAYLAND_DISPLAY": "none"}
        settings = home / ".config" / "desk-stretch" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(READY, "utf-8")
        own = home / ".local/share/desk-stretch/exercises"
        own.mkdir(parents=True)
        (own / "my-exercise.toml").write_text(_worked_example(), "utf-8")
        (home / "Sync" / "desk-stretch").mkdir(parents=True)
        self.desk = home
        self._in_path()

    def _in_path(self):
        folder = self.home / "bin"
        folder.mkdir()
        (folder / "desk-stretch").write_text(
            f'#!/bin/sh\nexec {sys.executable} -m desk_stretch "$@"\n', "utf-8"
        )
        (folder / "desk-stretch").chmod(0o755)
        self.environment["PATH"] = f"{folder}{os.pathsep}{self.environment['PATH']}"
        self.environment["PYTHONPATH"] = str(papers.ROOT)

    def sit_down(self, folder):
        """Work in a folder with the files that the pages speak of."""
        folder.mkdir()
        samples = papers.ROOT / "tests" / "samples"
        shutil.copy(samples / "safeeyes.json", folder)
        shutil.copy(samples / "workrave-historystats", folder / "historystats")
        (folder / "policy.toml").write_text(_policy(), "utf-8")
        (folder / "assets" / "exercises").mkdir(parents=True)
        example = folder / "assets" / "exercises" / "my-exercise.toml"
        example.write_text(_worked_example(), "utf-8")
        self.desk = folder

    def __call__(self, *words, **options):
        """Run it; a routine that is guided in the terminal takes a moment."""
        return super().__call__(*words, speed=SPEED, **{"cwd": self.desk} | options)

    def start_app(self):
        """Start the app, and wait until it answers."""
        words = [*COMMAND, "--background"]
        app = Process(words, self.environment, self.home / "app.log", cwd=self.home)
        socket = self.home / "run" / "desk-stretch" / "app.sock"
        app.wait_until(socket.exists, "the socket")
        return app

    def type(self, commands):
        """Run the commands one after another, those that follow each other in one process."""
        results = []
        for is_ours, group in groupby(commands, key=lambda each: self._line(each) is not None):
            if is_ours:
                results += self._patiently([self._line(each) for each in group])
            else:
                results += [self._alone(each) for each in group]
        return results

    def _patiently(self, lines):
        """Ask again where a busy machine kept the app from answering in time."""
        return [
            self.many([line])[0] if "does not answer" in result.err else result
            for line, result in zip(lines, self.many(lines), strict=True)
        ]

    def _line(self, command):
        text = CHECKOUT.sub("desk-stretch ", command.text)
        words = papers.Shown("", 0, text).words
        if words[0] != "desk-stretch" or "--terminal" in words or "&&" in words:
            return None
        return [str(self.home) + word[1:] if word.startswith("~/") else word for word in words[1:]]

    def _alone(self, command):
        text = command.text.replace("/tmp/", f"{self.desk}/tmp/")
        return self("-e", "-c", text, command=["bash"])


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """Give a reader whose app runs; every page finds it as other pages left it."""
    reader = Reader(tmp_path_factory.mktemp("reader"))
    app = reader.start_app()
    yield reader
    app.stop()
    assert "Traceback" not in app.output


@pytest.mark.long
@pytest.mark.parametrize("page", WITH_COMMANDS, ids=_named)
def test_every_command_does_what_the_page_says(page, request):
    commands = [each for each in papers.shown(page) if papers.why_not_run(each) is None]
    if not commands:
        return
    reader = request.getfixturevalue("reader")
    reader.sit_down(reader.home / page.relative_to(papers.ROOT).as_posix().replace("/", "-"))
    for command, result in zip(commands, reader.type(commands), strict=True):
        text = CHECKOUT.sub("desk-stretch ", re.sub(r"\s+#.*", "", command.text))
        assert result.code == papers.OTHER_CODES.get(text, 0), f"{command}\n{result.err}"
        _prints(command, result.out)


def _prints(command, out):
    """Look for the lines that the page shows, in their order."""
    lines = iter(out.splitlines())
    for wanted in command.prints:
        if wanted.strip() not in ("…", ""):
            assert wanted.rstrip() in (line.rstrip() for line in lines), f"{command}: {wanted}"


@pytest.mark.parametrize("page", papers.PAGES, ids=_named)
def test_what_cannot_be_run_can_be_read(page):
    left = [each for each in papers.shown(page) if papers.why_not_run(each) is not None]
    assert [str(each) for each in left if not papers.reads_well(each)] == []


@pytest.mark.parametrize("page", papers.PAGES, ids=_named)
def test_a_command_in_a_line_of_words_can_be_read(page):
    for span in papers.spans(page):
        plain = papers.Shown(span.page, 0, re.sub(r"\[[^\]]*\]|…|\.\.\.", "", span.text))
        if papers.why_not_run(plain) is not None:
            assert papers.reads_well(plain), str(span)
        elif plain.words[0] == "desk-stretch":
            assert papers.is_ours(plain.words), str(span)
        else:
            assert papers.is_chore([word for word in plain.words if not word.isupper()]), str(span)


@pytest.mark.parametrize("page", papers.PAGES, ids=_named)
def test_no_command_stands_where_no_test_looks(page):
    text = page.read_text("utf-8")
    blocks = [(language, line) for _, language, text in papers.fences(page)
              for line in text.splitlines()]  # fmt: skip
    known = {"sh", "console", *papers.OTHER_LANGUAGES, ""}
    assert {language for language, _ in blocks} <= known
    hidden = [line for language, line in blocks
              if language in ("", "text") and papers.PROGRAM.match(line)]  # fmt: skip
    indented = re.findall(r"^    \S.*", papers.FENCE.sub("", text), re.MULTILINE)
    hidden += [line for line in indented if papers.PROGRAM.match(line.strip())]
    assert hidden == []


def test_the_table_of_commands_names_options_that_there_are():
    text = (papers.ROOT / "docs" / "cli.md").read_text("utf-8").replace("\\|", "/")
    cells = re.findall(r"^\| (`.*?`) \|", text.partition("\n## ")[0], re.MULTILINE)
    lines = [span for cell in cells for span in re.findall(r"`([^`]+)`", cell)]
    ours = [line for line in lines if not line.startswith("desk-stretch")]
    assert len(ours) > 40
    assert {line: lost for line in ours if (lost := papers.unknown_options(line))} == {}


def test_every_reason_not_to_run_one_is_still_needed():
    commands = [each for page in papers.PAGES for each in papers.shown(page)]
    commands += [each for page in papers.PAGES for each in papers.spans(page)]
    idle = [begin for begin, _, _ in papers.NOT_RUN
            if not any(re.match(begin, each.text) for each in commands)]  # fmt: skip
    assert idle == []


@pytest.mark.parametrize(
    "text",
    [
        "desk-stretch frobnicate",
        "desk-stretch start --posture up",
        "desk-stretch pause --fo 1h",
    ],
)
def test_a_wrong_command_is_found(text):
    from desk_stretch.errors import UsageError

    with pytest.raises(UsageError):
        papers.is_ours(text.split())


def test_a_lost_chore_is_found():
    assert not papers.is_chore(["python3", "dev.py", "frobnicate"])
    assert not papers.is_chore(["python3", "dev.py", "build", "house"])
    assert not papers.is_chore(["python3", "dev.py", "bench", "frobnicate"])
    assert not papers.is_chore(["python3", "dev.py", "bench", "beside", "--frobnicate"])
    assert not papers.is_built(["sudo", "apt-get", "install", "./dist/other_*.deb"])
