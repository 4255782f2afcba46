"""Asking an app that has only just begun."""

from __future__ import annotations

import pytest

from desk_stretch.errors import RemoteError
from desk_stretch.remote import client, starting


@pytest.fixture
def tried(monkeypatch):
    """An app that answers the third time; a clock that goes on by the waits alone."""
    asked, clock = [], [100.0]

    def ask(verb, arguments, *, deadline_s):
        asked.append((verb, arguments))
        assert deadline_s == starting.PATIENCE_S
        if len(asked) < 3:
            raise client.NotRunning("Not yet.")
        return {"state": "counting"}

    def wait(seconds):
        clock[0] += seconds

    monkeypatch.setattr(client, "ask", ask)
    monkeypatch.setattr(starting.time, "sleep", wait)
    monkeypatch.setattr(starting.time, "monotonic", lambda: clock[0])
    return asked


def test_it_is_asked_until_it_listens(tried):
    assert starting.ask_starting("open", {"name": "main"}) == {"state": "counting"}
    assert tried == [("open", {"name": "main"})] * 3


def test_one_that_never_listens_is_given_up(tried, monkeypatch):
    monkeypatch.setattr(starting, "PATIENCE_S", 0.02)
    with pytest.raises(client.NotRunning):
        starting.ask_starting("status", {})
    assert len(tried) == 2


def test_another_error_is_passed_on(tried, monkeypatch):
    def refuse(*_, **__):
        raise RemoteError("It does not answer.")

    monkeypatch.setattr(client, "ask", refuse)
    with pytest.raises(RemoteError, match="does not answer"):
        starting.ask_starting("status", {})


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (ConnectionResetError(), client.NotRunning),
        (TimeoutError(), RemoteError),
        (None, RemoteError),
    ],
)
def test_one_that_hangs_up_is_not_running(monkeypatch, cause, kind):
    def fail(*_, **__):
        raise RemoteError("It does not answer.") from cause

    monkeypatch.setattr(client, "ask", fail)
    with pytest.raises(RemoteError) as caught:
        starting.ask_there("status", {})
    assert caught.type is kind


def test_one_that_answers(monkeypatch):
    monkeypatch.setattr(client, "ask", lambda *_, **__: {"state": "away"})
    assert starting.ask_there("status", {}) == {"state": "away"}
