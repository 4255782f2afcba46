"""Reads AT-SPI as a screen reader does; run by the system's Python, which has pyatspi.

Without words: prints all that is there as JSON. With ROLE NAME ACTION: runs the action.
"""

import json
import sys

import pyatspi


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


def walk(item, depth=0):
    """Give the object and all below it; one that vanishes meanwhile is left out."""
    if item is None:
        return
    yield item, depth
    for index in range(item.childCount):
        yield from walk(item.getChildAtIndex(index), depth + 1)


def main(words):
    """Print the tree, or act on the first object that matches."""
    everything = walk(pyatspi.Registry.getDesktop(0))
    if not words:
        print(json.dumps([described(item, depth) for item, depth in everything]))
        return 0
    role, name, wanted = words
    for item, _ in everything:
        if item.getRoleName() == role and item.name == name:
            return 0 if dict(actions_of(item))[wanted]() else 1
    print(f"no {role} named {name!r}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
