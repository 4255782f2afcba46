"""Reads AT-SPI as a screen reader does; run by the system's Python, which has pyatspi.

Without words: prints all that is there as JSON. With ROLE NAME ACTION: runs the action.
"""

import json
import sys

import pyatspi
from gi.repository import GLib


def described(item, depth):
    """Describe one accessible object."""
    states = item.getState().getStates()
    return {
        "depth": depth,
        "role": item.getRoleName(),
        "name": item.name,
        "description": item.description,
        "states": sorted(pyatspi.stateToString(state) for state in states),
        "text": text_of(item),
        "actions": [name for name, _ in actions_of(item)],
        "labels": labels_of(item),
        "box": box_of(item),
    }


def box_of(item):
    """Return x, y, width and height on the screen, None for what has no place there."""
    try:
        box = item.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        return None
    return [box.x, box.y, box.width, box.height]


def text_of(item):
    """Return the text inside, if it has any."""
    try:
        return item.queryText().getText(0, -1)
    except NotImplementedError:
        return ""


def actions_of(item):
    """Return the names of what can be done, each with the call that does it."""
    try:
        actions = item.queryAction()
    except NotImplementedError:
        return []
    names = [actions.getName(index) for index in range(actions.nActions)]
    return [(name, lambda at=at: actions.doAction(at)) for at, name in enumerate(names)]


def labels_of(item):
    """Return the names of the objects that label this one."""
    return [
        relation.getTarget(index).name
        for relation in item.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
        for index in range(relation.getNTargets())
    ]


def walk(item, depth=0):
    """Give the object and all below it; one that vanishes meanwhile is left out."""
    if item is None:
        return
    yield item, depth
    try:
        below = [item.getChildAtIndex(index) for index in range(item.childCount)]
    except GLib.GError:
        return
    for each in below:
        yield from walk(each, depth + 1)


def all_described():
    """Describe everything that stays long enough for it."""
    for item, depth in walk(pyatspi.Registry.getDesktop(0)):
        try:
            yield described(item, depth)
        except GLib.GError:
            continue


def main(words):
    """Print the tree, or act on the first object that matches."""
    if not words:
        print(json.dumps(list(all_described())))
        return 0
    role, name, wanted = words
    for item, _ in walk(pyatspi.Registry.getDesktop(0)):
        if item.getRoleName() == role and item.name == name:
            return 0 if dict(actions_of(item))[wanted]() else 1
    print(f"no {role} named {name!r}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
