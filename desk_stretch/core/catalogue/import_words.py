"""What an import would do, as plain sentences for a window or a terminal."""

from __future__ import annotations

from desk_stretch.core.catalogue.sets import EXERCISES, Addition, Import
from desk_stretch.i18n import tr

_MOST_PROBLEMS = 5


def import_words(plan: Import) -> list[str]:
    """Return a sentence for each file of the set."""
    told = [_added(each) for each in plan.added]
    told += [tr("{name} is here already.").format(name=name) for name in plan.same]
    for name, problems in plan.refused.items():
        shown = "; ".join(f"{each.key}: {each.expected}" for each in problems[:_MOST_PROBLEMS])
        told.append(tr("{name} is left out: {problems}").format(name=name, problems=shown))
    return told or [tr("Nothing.")]


def _added(addition: Addition) -> str:
    words = (
        tr("The exercise “{name}”, new here.")
        if addition.kind == EXERCISES
        else tr("The routine “{name}”, new here.")
    )
    told = words.format(name=addition.name)
    if addition.id == addition.was:
        return told
    return tr("{words} Its id becomes {id}; there is another one of its own.").format(
        words=told, id=addition.id
    )
