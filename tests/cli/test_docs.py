"""The pages about the command line and the protocol name what there is."""

from __future__ import annotations

import re

import pytest

from desk_stretch.cli import commands, verb
from desk_stretch.cli.terminal_view import KEYS
from desk_stretch.core.breaks.decision import Event
from desk_stretch.core.breaks.diary import Act
from desk_stretch.engine.events import Status
from desk_stretch.remote import protocol
from desk_stretch.remote.verbs import VERBS
from desk_stretch.resources import asset

DOCS = asset().parent / "docs"


@pytest.fixture
def cli():
    return (DOCS / "cli.md").read_text("utf-8")


@pytest.fixture
def remote():
    return (DOCS / "remote.md").read_text("utf-8")


@pytest.mark.parametrize("name", [*commands.ORDER, *verb.offered()])
def test_every_command_is_there(cli, name):
    assert re.search(rf"`{name}[ `\[,]", cli)


@pytest.mark.parametrize("name", [*VERBS, protocol.STATUS, protocol.WHY, protocol.TODAY])
def test_every_verb_is_there_with_its_arguments(remote, name):
    (row,) = re.findall(rf"^\| `{name}` \| (.*) \|$", remote, re.MULTILINE)
    for argument in VERBS[name].arguments if name in VERBS else ():
        assert f"`{argument.name}`" in row


def test_every_key_of_the_terminal_is_there(cli):
    table = cli.partition("## A routine in the terminal")[2].partition("Without a terminal")[0]
    for key in KEYS:
        assert re.search(rf"^\| (.*, )?{re.escape(key.label)}(,.*)? \|", table, re.MULTILINE)


@pytest.mark.parametrize("what", [*Event, *Act])
def test_every_event_of_why_is_there(cli, what):
    part = cli.partition("### `why --json`")[2].partition("###")[0]
    assert f"`{what}`" in part


def test_every_state_is_there(cli):
    states = re.search(r"is one of: (.*?)\.", Status.__doc__, re.DOTALL)[1]
    for state in re.split(r",\s+", states):
        assert f"`{state}`" in cli
