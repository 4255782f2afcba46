"""The commands that the papers show, and what is known of those that no test can run.

A command stands in a fenced block: ```sh has one on each line; in ```console it follows "$ ", and
the lines below are what it prints ("…" stands for any). Elsewhere, in a line of words, it is code.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import dev
from desk_stretch import DESKTOP_ID, __version__
from desk_stretch.cli.commands import ORDER
from desk_stretch.cli.reading import _find, _name
from desk_stretch.cli.words import HelpAsked, Words
from desk_stretch.resources import asset
from tools.shipping.__main__ import KINDS

ROOT = asset().parent
PAGES = [
    ROOT / "README.md",
    *(ROOT / name for name in ("CONTRIBUTING.md", "ARCHITECTURE.md", "packaging/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
OTHER_LANGUAGES = {"toml", "scenario", "python", "json", "text", "ini", "xml", "js"}
PROGRAM = re.compile(
    r"(\$ |sudo |[A-Z_]+=\S+ )*"
    r"(desk-stretch|(python3?|\.venv/bin/python) |pip |pipx |apt|dnf |git |gdbus |busctl |curl "
    r"|set |export )"
)
SPAN = re.compile(
    r"`((?:desk-stretch |python3? dev\.py |python3 -m |python3 tools/|\.venv/bin/\w+ |sudo |pipx "
    r"|flatpak install |makepkg )[^`]*)`"
)


@dataclass(frozen=True)
class Shown:
    """A command of a paper, and what the paper says that it prints."""

    page: str
    line: int
    text: str
    prints: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The words, without a remark; a folder of the person is not looked for."""
        return shlex.split(self.text, comments=True)

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.text}"


def fences(page: Path) -> list[tuple[int, str, str]]:
    """Give the fenced blocks: the line of the first, the language, the text."""
    text = page.read_text("utf-8")
    return [
        (text.count("\n", 0, each.start("text")) + 1, each["language"], each["text"])
        for each in FENCE.finditer(text)
    ]


def shown(page: Path) -> list[Shown]:
    """Give the commands of the blocks of a page, in their order."""
    found: list[Shown] = []
    name = page.relative_to(ROOT).as_posix()
    for first, language, text in fences(page):
        for number, line in enumerate(text.replace("\\\n", " ").splitlines(), first):
            if language == "console" and not line.startswith("$ "):
                last = found.pop()
                found.append(Shown(last.page, last.line, last.text, (*last.prints, line)))
            elif language in ("sh", "console") and line.strip() and not line.startswith("#"):
                found.append(Shown(name, number, line.removeprefix("$ ").strip()))
    return found


def spans(page: Path) -> list[Shown]:
    """Give the commands that stand as code in a line of words."""
    text = FENCE.sub("", page.read_text("utf-8")).replace("\\|", "|")
    name = page.relative_to(ROOT).as_posix()
    return [Shown(name, 0, " ".join(each.split())) for each in SPAN.findall(text)]


# --- what is only read --------------------------------------------------------------------------


def is_chore(words: list[str]) -> bool:
    """Whether ``dev.py`` has that command, and knows its words as far as they can be checked."""
    name, *rest = words[2:] or ["--help"]
    if name in ("--yes", "-h", "--help"):
        return True
    if name not in {command.__name__ for command in dev.COMMANDS}:
        return False
    if name == "run":
        return not rest or is_ours(["desk-stretch", *rest])
    if name == "build":
        return set(rest) <= {"--twice", *KINDS}
    sources = [ROOT / "dev.py"]
    if name == "bench" and rest:
        sources.append(ROOT / "benchmarks" / f"{rest[0]}.py")
        if not sources[-1].exists():
            return False
    source = "".join(each.read_text("utf-8") for each in sources)
    return all(word in source or _is_pytests(word) for word in rest if word.startswith("-"))


def _is_pytests(word: str) -> bool:
    return word in ("-x", "-k", "--last-failed")


def is_ours(words: list[str]) -> bool:
    """Whether our command line takes these words; ID, FILE and their like stand for any."""
    rest = [STANDS_FOR.get(word, word) for word in words[1:]]
    if not rest or rest[0].startswith("-"):
        return rest in ([], ["--background"], ["--version"], ["--help"])
    name, given = _name(rest)
    if not given:  # the command is spoken of, or the family that it begins
        return any(pair.startswith(f"{name} ") for pair in ORDER) or bool(_find(name))
    parser = Words(name)
    _find(name).add_arguments(parser)
    try:
        parser.read(given)
    except HelpAsked:
        return True
    return True


STANDS_FOR = {
    "ID": "side-bend", "FILE": "all.csv", "COMMAND": "status", "KEY": "breaks.snooze", "VALUE": "5",
    "KEY=VALUE": "work=30", "DAY.txt": "day.txt", "DAY": "2026-01-31", "MINUTES": "5", "N": "180",
}  # fmt: skip


def is_module(words: list[str]) -> bool:
    """Whether the module, or the file, that Python is to run is there."""
    name = words[2].replace(".", "/") if words[1] == "-m" else words[1].removesuffix(".py")
    return (ROOT / f"{name}.py").exists() or (ROOT / name / "__main__.py").exists()


def is_built(words: list[str]) -> bool:
    """Whether a build makes files of that name."""
    made = [
        f"desk-stretch_{__version__}_amd64.deb", f"desk_stretch-{__version__}-py3-none-any.whl",
        f"desk-stretch-{__version__}-linux-x86_64.tar.xz", f"desk-stretch-{__version__}.flatpak",
        f"desk-stretch-{__version__}-1.x86_64.rpm", f"desk-stretch-{__version__}-macos-arm64.dmg",
    ]  # fmt: skip
    named = [Path(word).name for word in words if "dist/" in word]
    return bool(named) and all(any(Path(one).match(name) for one in made) for name in named)


def is_theirs(words: list[str]) -> bool:
    """A program of somebody else, of which only the words are ours to write."""
    return len(words) > 1


def is_on_the_bus(words: list[str]) -> bool:
    """Whether the app answers to that name, object, interface and method."""
    from desk_stretch.remote.offer import INTERFACE, OBJECT
    from desk_stretch.remote.on_bus import INTERFACES

    ours = [word for word in words if word.startswith((DESKTOP_ID, "/org/"))]
    methods = {f"{INTERFACE}.{name}" for name in INTERFACES[INTERFACE]}
    called = words[words.index(INTERFACE) + 1] if INTERFACE in words else None
    known = {DESKTOP_ID, OBJECT, INTERFACE, *methods}
    return DESKTOP_ID in ours and set(ours) <= known and called in {None, *INTERFACES[INTERFACE]}


# A command that no test runs: how it begins, how it is looked at all the same, and why.
NOT_RUN = (
    (r"python3? dev\.py run$", is_chore, "stays until the person ends it"),
    (r"python3? dev\.py (?!run )", is_chore, "takes minutes, changes the checkout, or is this run"),
    (r"sudo (apt-get|dnf) install ", is_built, "changes the system"),
    (r"pipx install |flatpak install ", is_built, "changes the person's programs"),
    (r"makepkg ", is_theirs, "needs Arch"),
    (r"busctl |gdbus ", is_on_the_bus, "needs a session bus; tests/remote calls what it calls"),
    (r"(\.venv/bin/)?python3? -m tools\.", is_module, "tests/house runs what it does"),
    (r"(\.venv/bin/)?python3? tools/", is_module, "asks the package index"),
    (r"set SIGN_COMMAND=|export CODESIGN_IDENTITY=|xcrun |spctl ", is_theirs, "asks for a key"),
)  # fmt: skip

# What ends otherwise than with 0, because in the test nothing is due.
OTHER_CODES = {"desk-stretch snooze": 1, "desk-stretch snooze 10": 1, "desk-stretch skip": 1}


def why_not_run(command: Shown) -> str | None:
    """Say why a command is only read; None: it is run."""
    return next((why for begin, _, why in NOT_RUN if re.match(begin, command.text)), None)


def reads_well(command: Shown) -> bool:
    """Look at a command that is not run."""
    look = next(look for begin, look, _ in NOT_RUN if re.match(begin, command.text))
    return look(command.words)


# --- the table of commands ----------------------------------------------------------------------


def unknown_options(cell: str) -> list[str]:
    """Name the options in a line of the table in docs/cli.md that its command does not have."""
    words = re.sub(r"[\[\]…]", " ", cell.removeprefix("desk-stretch ")).split()
    name, _ = _name(words)
    parser = Words(name)
    _find(name).add_arguments(parser)
    known = parser.format_help()
    return [word for word in words if word.startswith("--") and word.split("|")[0] not in known]
