"""The recipes of packages that cannot all be built here: whole, and of one mind with the rest."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from packaging.version import Version

from desk_stretch import __version__
from desk_stretch.storage.paths import APP
from tests.house.sources import ROOT, project
from tools.shipping import deb, entry, flatpak_sources, folder, recipes
from tools.shipping.__main__ import KINDS

PACKAGING = ROOT / "packaging"
PKGBUILD = PACKAGING / "arch" / "PKGBUILD"
RPM_SPEC = PACKAGING / "rpm" / "desk-stretch.spec"
MANIFEST = PACKAGING / "flatpak" / "manifest.json"
WORKFLOW = PACKAGING / "ci" / "release.yml"
HASHES = {"SDIST_SHA256": "0" * 64, "SHARE_SHA256": "1" * 64}


def asked_for() -> set[str]:
    """What the app asks for on Linux, by the names of the package index."""
    wanted = map(Requirement, project()["project"]["dependencies"])
    return {canonicalize_name(each.name) for each in wanted}


# --- what every recipe is told -----------------------------------------------------------------


@pytest.mark.parametrize(
    "recipe", [PKGBUILD, RPM_SPEC, MANIFEST], ids=lambda path: path.parent.name
)
def test_a_recipe_takes_the_version_from_its_one_place(recipe):
    assert __version__ not in recipe.read_text("utf-8")
    text = recipes.filled(recipe, HASHES)
    assert __version__ in text
    assert not re.search(r"@[A-Z0-9_]+@", text)


def test_a_word_that_nobody_knows_is_an_error(tmp_path):
    (tmp_path / "recipe").write_text("@WEATHER@", "utf-8")
    with pytest.raises(KeyError, match="WEATHER"):
        recipes.filled(tmp_path / "recipe")


def test_a_packed_folder_is_the_same_bytes_each_time(tmp_path):
    root = tmp_path / "root"
    (root / "in").mkdir(parents=True)
    (root / "in" / "file").write_text("text", "utf-8")
    packed = []
    for name in ("first.tar.gz", "second.tar.gz"):
        recipes.pack(root, tmp_path / name)
        packed.append((tmp_path / name).read_bytes())
        (root / "in" / "file").touch()
        (root / "in" / "file").chmod(0o600)
        (root / "in").chmod(0o700)
    assert packed[0] == packed[1]


# --- Arch --------------------------------------------------------------------------------------


def in_bash(words: str) -> list[str]:
    text = recipes.filled(PKGBUILD, HASHES)
    call = ["bash", "-euc", f"{text}\nprintf '%s\\n' {words}"]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout.splitlines()


def test_arch_asks_for_everything_that_the_app_asks_for():
    own_name = {"pyside6-essentials": "pyside6"}
    wanted = {own_name.get(name, f"python-{name}") for name in asked_for()}
    assert wanted <= set(in_bash('"${depends[@]}"'))


def test_arch_checks_every_source():
    sources = in_bash('"${source[@]}"')
    assert sources == [recipes.SDIST, recipes.SHARE]
    assert in_bash('"${sha256sums[@]}"') == ["0" * 64, "1" * 64]
    assert in_bash('"$pkgname" "$pkgver" "$url"') == [APP, __version__, entry.HOME_PAGE]


# --- RPM ---------------------------------------------------------------------------------------


def test_the_rpm_lists_everything_that_is_shared(tmp_path):
    recipes.share.write(tmp_path)
    text = recipes.filled(RPM_SPEC).split("%files", 1)[1]
    known = {"%{_datadir}": "", "%{_mandir}": "man", "%{name}": APP, "%{_bindir}": "bin"}
    for macro, path in known.items():
        text = text.replace(macro, path)
    patterns = [line.lstrip("/") for line in text.splitlines()]
    files = [path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 15
    assert [
        str(path) for path in files if not any(path.match(each) for each in patterns if each)
    ] == []


def test_the_packages_ask_for_the_python_that_we_ask_for(monkeypatch, tmp_path):
    monkeypatch.setattr(folder, "foreign", lambda files, within: set())
    lowest = project()["project"]["requires-python"].removeprefix(">=")
    assert f"Requires:       python3 >= {lowest}\n" in RPM_SPEC.read_text("utf-8")
    assert f"python3 (>= {lowest})" in deb.depends(tmp_path)


# --- Flatpak -----------------------------------------------------------------------------------


def manifest():
    return json.loads(recipes.filled(MANIFEST))


def test_the_manifest_names_the_app_and_what_lies_beside_it():
    read = manifest()
    assert (read["id"], read["command"]) == (entry.ID, APP)
    assert "rename-desktop-file" not in read  # it has the app's id already
    named = {each["path"] for each in read["modules"][0]["sources"][1:]}
    assert named == {recipes.WHEEL, recipes.SHARE, "folder.py", APP}
    assert read["modules"][0]["sources"][0] == flatpak_sources.WRITTEN.name


def test_the_sandbox_stays_small():
    allowed = manifest()["finish-args"]
    wide = r"network|system-|home|host|devel|device|session-bus|=x11|pulseaudio|own-name"
    assert [word for word in allowed if re.search(wide, word)] == []
    assert f"--filesystem=xdg-run/{APP}:create" in allowed
    talks = {word.partition("=")[2] for word in allowed if word.startswith("--talk-name=")}
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "desk_stretch").rglob("*.py"))
    assert [name for name in talks if name not in code] == []


def locked() -> dict[str, tuple[Version, set[str]]]:
    """The app's part of the lock: version and hashes by name."""
    text = folder.LOCK.read_text("utf-8").split(folder.TOOLS_MARK)[0]
    found = {}
    for each in re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]:
        name, _, rest = each.partition("==")
        found[name] = Version(rest.split()[0]), set(re.findall(r"sha256:([0-9a-f]{64})", each))
    return found


def test_the_sandbox_gets_the_libraries_of_the_lock():
    hint = "write it anew: .venv/bin/python -m tools.shipping.flatpak_sources"
    wanted, seen = locked(), {}
    for each in json.loads(flatpak_sources.WRITTEN.read_text("utf-8")):
        name, version, _, _ = parse_wheel_filename(each["url"].rpartition("/")[2])
        assert version == wanted[name][0], hint
        assert each["sha256"] in wanted[name][1], hint
        seen.setdefault(name, []).extend(each.get("only-arches", flatpak_sources.MACHINES))
    both = sorted(flatpak_sources.MACHINES)
    only_windows = {"colorama"} & wanted.keys()
    assert {name: sorted(of) for name, of in seen.items()} == dict.fromkeys(
        wanted.keys() - only_windows, both
    ), hint


def test_a_source_is_found_under_its_digest(tmp_path):
    wheel = tmp_path / "thing-1-py3-none-any.whl"
    wheel.write_bytes(b"content")
    made = flatpak_sources.source(wheel)
    assert re.fullmatch(r"https://\S+/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{60}/thing-1\S+", made["url"])


# --- one entry ---------------------------------------------------------------------------------


def test_the_workflow_builds_every_kind_by_the_one_command():
    text = WORKFLOW.read_text("utf-8")
    built = re.findall(r"dev\.py --yes build ([a-z ]+)$", text, re.MULTILINE)
    assert sorted(" ".join(built).split()) == sorted(KINDS)
    assert "contents: read" in text
    assert [
        each for each in re.findall(r"uses: (\S+)", text) if not re.search(r"@v\d+$", each)
    ] == []


def test_the_papers_say_of_every_kind_how_far_it_was_tried():
    lines = (PACKAGING / "README.md").read_text("utf-8").splitlines()
    for kind in KINDS:
        row = next((line for line in lines if line.startswith(f"| `{kind}`")), "")
        assert re.search(r"\b(run|built|checked)\b", row), kind


@pytest.mark.desktop
@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (PKGBUILD, "shellcheck --shell=bash --exclude=SC2034,SC2154,SC2164"),
        (RPM_SPEC, "rpmspec --parse"),
        (WORKFLOW, f"yamllint --strict --config-file {PACKAGING / 'ci' / 'yamllint.yml'}"),
    ],
    ids=lambda value: value.split()[0] if isinstance(value, str) else value.name,
)
def test_the_systems_own_tool_accepts_a_recipe(recipe, words, tmp_path):
    path = tmp_path / recipe.name
    path.write_text(recipes.filled(recipe, HASHES), "utf-8")
    done = subprocess.run([*words.split(), str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
