"""The command line called in this process, with a front that only notes what it was asked."""

from __future__ import annotations

import json

import pytest

from desk_stretch.cli import main
from desk_stretch.remote import client


class FakeFront:
    """Remembers what it was told to show; has a display unless it is taken away."""

    def __init__(self):
        self.display = True
        self.asked = []
        self.code = 0

    def has_display(self):
        return self.display

    def run_app(self, *, background, start=None):
        self.asked.append(("app", background, start))
        return self.code

    def run_terminal(self, start):
        self.asked.append(("terminal", start))
        return self.code

    def paint(self, wish):
        self.asked.append(("paint", wish))

    def show_alone(self, window, name):
        self.asked.append(("show", window, name))
        return self.code


class Result:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def front():
    return FakeFront()


@pytest.fixture
def desk_stretch(front, capsys):
    """Run ``desk-stretch`` with some words and return its code and what it printed."""

    def call(*argv):
        capsys.readouterr()
        code = main.run(argv, front)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Result(code, printed.out, printed.err)

    return call


@pytest.fixture
def refused(desk_stretch):
    """Run a command that cannot be carried out and return the one sentence about it."""

    def call(code, *argv):
        result = desk_stretch(*argv)
        assert result.code == code, result.err
        assert result.err.count("\n") == 1, "one sentence"
        return result.err.strip()

    return call


@pytest.fixture
def running(monkeypatch):
    """A running app, as far as the client can tell; the list holds what it was asked."""

    class App(list):
        def __init__(self):
            super().__init__()
            self.answer = {}
            self.error = None

    app = App()

    def ask(verb, arguments=None, **_):
        app.append((verb, arguments or {}))
        if app.error is not None:
            raise app.error
        return app.answer

    monkeypatch.setattr(client, "ask", ask)
    return app
