"""When to stop and where to get help, to be read at leisure."""

from __future__ import annotations

from desk_stretch.core.session.safety import (
    HELP_TITLE,
    doctor_texts,
    emergency_texts,
    stop_texts,
)
from desk_stretch.i18n import tr
from desk_stretch.ui.tokens import TextRole
from desk_stretch.ui.widgets.bullets import Bullets
from desk_stretch.ui.widgets.card import Card
from desk_stretch.ui.widgets.labels import Heading
from desk_stretch.ui.widgets.page import Page


def fill_help(page: Page) -> None:
    """Put the words onto a page."""
    title, intro, *signs = stop_texts()
    page.box.addWidget(Heading(title, TextRole.TITLE))
    page.box.addWidget(_on_card(intro, signs))
    page.box.addWidget(Heading(tr(HELP_TITLE), TextRole.TITLE))
    for first, *rest in (emergency_texts(), doctor_texts()):
        page.box.addWidget(_on_card(first, rest))


def _on_card(intro: str, points: list[str]) -> Card:
    card = Card()
    card.box.addWidget(Bullets(intro, points))
    return card
