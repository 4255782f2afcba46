"""The app as an object on the session bus: its interfaces, and the answers to calls of them.

Loaded with the first call. Methods of our own are the verbs of the socket; everything else is
what every object on a bus, and every app that a launcher may start, is asked (docs/remote.md).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from desk_stretch import DESKTOP_ID
from desk_stretch.core.moment import Moment
from desk_stretch.engine.commands import OpenWindow
from desk_stretch.errors import BadDataError, DeskStretchError
from desk_stretch.platform.wire import Body, Called
from desk_stretch.remote.asked import QUESTIONS, Answering, carry_out
from desk_stretch.remote.bus_values import TABLE, NoSuchValue, plain, table
from desk_stretch.remote.launcher_actions import ACTIONS
from desk_stretch.remote.offer import CHANGED, INTERFACE, OBJECT
from desk_stretch.remote.verbs import VERBS

ERROR = "org.freedesktop.DBus.Error."
REFUSED = f"{DESKTOP_ID}.Error.Refused"
APPLICATION = "org.freedesktop.Application"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
_STANDARD = "org.freedesktop.DBus."
_LONGEST_TOKEN = 200
_TOKEN = "XDG_ACTIVATION_TOKEN"


class Wrong(Exception):
    """A call that D-Bus itself has a word for."""

    def __init__(self, error: str, text: str) -> None:
        super().__init__(text)
        self.error = ERROR + error


@dataclass(frozen=True, slots=True)
class App:
    """Who is asked, and when; *is_starting* for the call that the bus has started it for."""

    answering: Answering
    now: Callable[[], Moment]
    is_starting: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """*takes* and *gives* are types by the name of the argument."""

    call: Callable[[App, Body], Body]
    takes: Mapping[str, str]
    gives: Mapping[str, str]
    may_be_bare: bool = False  # its arguments may be left out


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a body, or an *error* with its sentence in it."""

    signature: str
    body: Body
    error: str = ""


def answer(called: Called, app: App) -> Answer:
    """Answer a call, whatever is in it."""
    try:
        method = _method(called)
        body = method.call(app, _checked(called, method))
    except Wrong as error:
        return Answer("s", (str(error),), error.error)
    except NoSuchValue as error:
        return Answer("s", (str(error),), f"{ERROR}InvalidArgs")
    except DeskStretchError as error:
        is_theirs = isinstance(error, BadDataError)
        return Answer("s", (str(error),), f"{ERROR}InvalidArgs" if is_theirs else REFUSED)
    return Answer("".join(method.gives.values()), body)


def _method(called: Called) -> Method:
    """Find what is called; a call may leave its interface out."""
    if called.path == OBJECT:
        interfaces: Mapping[str, Mapping[str, Method]] = INTERFACES
    elif OBJECT.startswith(called.path.rstrip("/") + "/"):
        interfaces = {INTROSPECTABLE: {"Introspect": _way_to(called.path)}}
    else:
        raise Wrong("UnknownObject", f"There is only {OBJECT} here.")
    if called.interface and called.interface not in interfaces:
        raise Wrong("UnknownInterface", f"Its interfaces are {', '.join(interfaces)}.")
    for name, methods in interfaces.items():
        if called.interface in ("", name) and called.member in methods:
            return methods[called.member]
    raise Wrong("UnknownMethod", "There is no such method; ask Introspect for those that are.")


def _checked(called: Called, method: Method) -> Body:
    """What a call says, if it is what the method takes."""
    takes = "".join(method.takes.values())
    if method.may_be_bare and not called.signature:
        return ({},)
    if called.signature != takes:
        taken = f"the types {takes}" if takes else "no arguments"
        raise Wrong("InvalidArgs", f"{called.member} takes {taken}.")
    if called.body is None:
        raise Wrong("LimitsExceeded", "That is too long, or cannot be read.")
    return called.body


# ------------------------------------------------------------ our own interface


def _do(verb: str, app: App, body: Body) -> Body:
    carry_out(verb, plain(TABLE, body[0]) if body else {}, app.answering, app.now)
    return ()


def _ask(verb: str, app: App, _body: Body) -> Body:
    return (table(carry_out(verb, {}, app.answering, app.now)),)


def member(verb: str) -> str:
    """How a verb is called on the bus: ``meeting-over`` is ``MeetingOver``."""
    return verb.title().replace("-", "")


def _own() -> dict[str, Method]:
    asking = {member(verb): Method(partial(_ask, verb), {}, {verb: TABLE}) for verb in QUESTIONS}
    doing = {
        member(name): Method(
            partial(_do, name), {"with": TABLE} if verb.arguments else {}, {}, bool(verb.arguments)
        )
        for name, verb in VERBS.items()
    }  # fmt: skip
    return asking | doing


# ------------------------------------------------------------ org.freedesktop.Application


def _activate(app: App, body: Body) -> Body:
    _may_come_up(body[0])
    if name := app.answering.window_to_show(at_start=app.is_starting):
        app.answering.do(OpenWindow(name))
    return ()


def _act(app: App, body: Body) -> Body:
    name, _, platform_data = body
    if name not in ACTIONS:
        raise Wrong("InvalidArgs", f"Its actions are {', '.join(ACTIONS)}.")
    _may_come_up(platform_data)
    action = ACTIONS[name]
    carry_out(action.verb, action.arguments, app.answering, app.now)
    return ()


def _open(_app: App, _body: Body) -> Body:
    raise Wrong("NotSupported", "There are no files to open.")


def _may_come_up(platform_data: Mapping[str, tuple[str, object]]) -> None:
    """Leave the launcher's permission to come to the front where Qt looks for it on Wayland."""
    _, token = platform_data.get("activation-token", ("", ""))
    is_text = isinstance(token, str) and token.isascii() and token.isprintable()
    if is_text and 0 < len(str(token)) <= _LONGEST_TOKEN:
        # Not os.environ: it is for the next window alone, and Qt takes it out.
        os.putenv(_TOKEN, str(token))


# ------------------------------------------------------------ what every object is asked


def _no_property(_app: App, _body: Body) -> Body:
    raise Wrong("UnknownProperty", "It has no properties; ask Status.")


def _introspect(_app: App, _body: Body) -> Body:
    return (f"<node>{''.join(map(_described, INTERFACES))}</node>",)


def _described(interface: str) -> str:
    """An interface as XML; nothing in our names means anything there."""
    lines = [
        f'<method name="{name}">{_arguments(method)}</method>'
        for name, method in INTERFACES[interface].items()
    ]
    if interface == INTERFACE:
        lines.append(f'<signal name="{CHANGED}"><arg name="state" type="s"/></signal>')
    return f'<interface name="{interface}">{"".join(lines)}</interface>'


def _arguments(method: Method) -> str:
    ways = {"in": method.takes, "out": method.gives}
    return "".join(
        f'<arg name="{name}" type="{kind}" direction="{way}"/>'
        for way, arguments in ways.items()
        for name, kind in arguments.items()
    )


def _way_to(path: str) -> Method:
    """The one method of the nodes above the object: they name the next."""
    following = OBJECT[len(path.rstrip("/")) + 1 :].partition("/")[0]
    xml = f'<node><node name="{following}"/></node>'
    return Method(lambda _app, _body: (xml,), {}, {"xml": "s"})


INTERFACES: Mapping[str, Mapping[str, Method]] = {
    INTERFACE: _own(),
    APPLICATION: {
        "Activate": Method(_activate, {"platform_data": TABLE}, {}),
        "Open": Method(_open, {"uris": "as", "platform_data": TABLE}, {}),
        "ActivateAction": Method(
            _act, {"action_name": "s", "parameter": "av", "platform_data": TABLE}, {}
        ),
    },
    INTROSPECTABLE: {"Introspect": Method(_introspect, {}, {"xml": "s"})},
    f"{_STANDARD}Properties": {
        "Get": Method(_no_property, {"interface": "s", "name": "s"}, {"value": "v"}),
        "GetAll": Method(lambda _app, _body: ({},), {"interface": "s"}, {"values": TABLE}),
        "Set": Method(_no_property, {"interface": "s", "name": "s", "value": "v"}, {}),
    },
    f"{_STANDARD}Peer": {"Ping": Method(lambda _app, _body: (), {}, {})},
}
