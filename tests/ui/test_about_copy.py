"""About copies what there is to tell of the installation."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtGui import QGuiApplication

from desk_stretch.ui.about import AboutWindow, CopyRow


@pytest.fixture
def open_about(qtbot):
    made = []

    def make(find):
        window = AboutWindow([("Settings", "/a")], find)
        qtbot.addWidget(window)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()


def test_it_is_copied_once_it_is_found_out(open_about, qtbot):
    threads = []

    def find(hear):
        threads.append(threading.Thread(target=hear, args=("the page",)))
        threads[0].start()

    row = open_about(find).findChild(CopyRow)
    before = row.told.text()
    assert "nothing private" in before
    row.button.click()
    qtbot.waitUntil(lambda: row.told.text() != before)
    threads[0].join()
    assert row.told.text().startswith("Copied.")
    assert QGuiApplication.clipboard().text() == "the page"


def test_a_window_that_is_gone_hears_nothing(qtbot):
    import shiboken6

    asked = []
    row = CopyRow(asked.append)
    row.button.click()
    shiboken6.delete(row)
    asked[0]("the page")


def test_without_a_way_to_find_it_out_nothing_is_offered(open_about):
    assert open_about(None).findChild(CopyRow) is None
