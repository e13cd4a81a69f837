"""Reports that copy one another, told by the numbers their sketches share."""

from __future__ import annotations

from collections.abc import Iterable


class Copies:
    """Groups of reports that copy one another; the order in which reports are added does not matter."""

    def __init__(self) -> None:
        """Begin with no reports."""
        self._parent: dict[int, int] = {}
        self._holder: dict[int, int] = {}  # number of a sketch -> a report that has it

    def add(self, report: int, sketch: Iterable[int]) -> None:
        """Add a report by its number in the run."""
        for number in sketch:
            other = self._holder.setdefault(number, report)
            if other != report:
                self._join(report, other)

    def groups(self) -> list[list[int]]:
        """Return the groups of two and more reports."""
        found: dict[int, list[int]] = {}
        for report in sorted(self._parent):
            found.setdefault(self._root(report), []).append(report)
        return list(found.values())

    def _root(self, report: int) -> int:
        while (parent := self._parent.setdefault(report, report)) != report:
            report = parent
        return report

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first
