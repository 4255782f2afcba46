"""What may stand in a file of this repository, and what the papers promise."""

from __future__ import annotations

import re
import stat

import dev
from tests.house.sources import ROOT, named, project, texts

# In pieces, so that this file does not find itself.
_PRIVATE = [
    "/r" + r"oot/", "/wo" + r"rk/", "/ho" + r"me/(?!person/)\w+/", "/op" + r"t/(wheels|pypi)",
    "fil" + "e://", "find-" + "links *=", "index-" + "url *=", r"\bissue" + r" 2\b",
    "brief" + r"\.md", r"\b(10|192\.168|172\.16)\.\d+\.\d+(\.\d+)?\b",
    r"https?://(localhost|\d+\.\d+)",
]  # fmt: skip


def test_no_file_knows_the_machine_it_was_written_on():
    private = re.compile("|".join(_PRIVATE))
    found = [
        f"{named(path)}: {match[0]}"
        for path in texts()
        if (match := private.search(path.read_text("utf-8", "replace")))
    ]
    assert found == []


def test_the_repository_has_its_papers():
    papers = [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "dev.py",
        "pyproject.toml", "requirements.lock", ".ci/run", ".gitignore", "docs/authoring.md",
        "packaging/README.md", "benchmarks/README.md",
    ]  # fmt: skip
    assert [name for name in papers if not (ROOT / name).exists()] == []
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


def test_the_readme_is_short_and_names_both_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(readme.splitlines()) < 150
    assert "python3 dev.py run" in readme
    assert "python3 dev.py test" in readme


def _local_links():
    for page in (path for path in texts() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
            if "://" not in target:
                yield page, target


def test_every_local_link_leads_somewhere():
    lost = [
        f"{named(page)}: {to}" for page, to in _local_links() if not (page.parent / to).exists()
    ]
    assert lost == []


def test_ci_runs_the_command_of_the_readme():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert "python3 dev.py check" in lines
    assert "if ! python3 dev.py test; then" in lines


def test_every_chore_is_explained():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    names = [command.__name__ for command in dev.COMMANDS]
    assert [name for name in names if f"dev.py {name}" not in text] == []


def test_every_dependency_has_its_reason():
    architecture = (ROOT / "ARCHITECTURE.md").read_text("utf-8").lower()
    asked = [re.split(r"[<>=;]", text)[0] for text in project()["project"]["dependencies"]]
    assert [name for name in asked if name.lower() not in architecture] == []


def test_the_change_notes_know_this_version():
    from desk_stretch import __version__

    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
