"""The page about the installation, as the app itself finds it out."""

from __future__ import annotations

import threading

from desk_stretch.cli.installation import page_by


def test_it_is_found_out_in_a_thread_with_the_status_of_the_moment(own_home):
    heard, done, where = [], threading.Event(), []

    def hear(text):
        heard.append(text)
        where.append(threading.current_thread().name)
        done.set()

    asked = []

    def status():
        asked.append(threading.current_thread())
        return {"state": "counting", "reason": "secret"}

    page_by(status)(hear)
    assert done.wait(30)
    assert asked == [threading.main_thread()]
    assert where == ["installation"]
    assert "counting" in heard[0]
    assert "PySide6-Essentials" in heard[0]
    assert "secret" not in heard[0]
