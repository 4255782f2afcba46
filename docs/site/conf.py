"""What Sphinx is told about the site. It reads the papers where they lie, from the top folder.

The groups and the order of the pages are those of ``docs/index.md``, read there and nowhere else:
a heading with a list of links is a group. So the index is a plain page on every reader.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from pygments.lexers.special import TextLexer
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[2]
TEAL, BRIGHT_TEAL = "#17716d", "#5cc4bc"

project = "Desk Stretch"
copyright = "the Desk Stretch contributors"  # noqa: A001 - Sphinx's own name
language = "en"
root_doc = "docs/index"
include_patterns = [
    "docs/*.md", "docs/guide/*.md", "docs/figures/*.md",
    "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "packaging/README.md",
    "benchmarks/README.md",
]  # fmt: skip
exclude_patterns = [".*", "assets", "build", "desk_stretch", "dist", "htmlcov", "tests", "tools"]
extensions = ["myst_parser"]
myst_heading_anchors = 3
myst_links_external_new_tab = False
suppress_warnings = ["myst.header"]  # a page may begin at a lower heading

# Nothing is asked of another host: the theme uses the system's fonts, the search is a file.
html_theme = "furo"
html_title = "Desk Stretch"
html_logo = str(ROOT / "assets" / "icons" / "desk-stretch.svg")
html_favicon = html_logo
html_static_path = [str(ROOT / "docs" / "site" / "static")]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_use_index = False
html_extra_path = [str(ROOT / "docs" / "site" / "first")]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": TEAL, "color-brand-content": TEAL},
    "dark_css_variables": {"color-brand-primary": BRIGHT_TEAL, "color-brand-content": BRIGHT_TEAL},
}

_GROUP = re.compile(r"^## (?P<name>.+)\n(?P<text>(?:(?!^## ).*\n?)*)", re.MULTILINE)
_ENTRY = re.compile(r"^[-*] \[(?P<title>[^\]]+)\]\((?P<to>[^)#]+)\.md\)", re.MULTILINE)


def groups(index: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Read the groups of the index: the name of each, and title and place of what it lists."""
    found = [(each["name"], _ENTRY.findall(each["text"])) for each in _GROUP.finditer(index)]
    return [(name, pages) for name, pages in found if pages]


def add_groups(_app: Sphinx, page: str, source: list[str]) -> None:
    """Tell Sphinx of the groups, which the theme shows beside every page."""
    if page != root_doc:
        return
    for name, pages in groups(source[0]):
        listed = "\n".join(f"{title} <{place}>" for title, place in pages)
        source[0] += f"\n```{{toctree}}\n:hidden:\n:titlesonly:\n:caption: {name}\n\n{listed}\n```\n"


class DarkPictures(SphinxTransform):
    """Beside a picture ``…-light.png`` stands its dark twin, for who reads on a dark page."""

    default_priority = 200

    def apply(self) -> None:
        for picture in list(self.document.findall(nodes.image)):
            twin = picture["uri"].replace("-light.", "-dark.")
            here = Path(self.document["source"]).parent
            if twin == picture["uri"] or not (here / twin).exists():
                continue
            dark = picture.copy()
            dark["uri"], dark["classes"] = twin, [*picture["classes"], "only-dark"]
            picture["classes"] = [*picture["classes"], "only-light"]
            picture.parent.insert(picture.parent.index(picture) + 1, dark)


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", add_groups)
    app.add_transform(DarkPictures)
    app.add_lexer("scenario", TextLexer)


