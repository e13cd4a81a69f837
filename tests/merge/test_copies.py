"""Copies are grouped by the numbers they share."""

from __future__ import annotations

import itertools

from geomap.merge import Copies


def test_groups_do_not_depend_on_order() -> None:
    """A chain of shared numbers is one group, in whatever order its reports are added."""
    sketches = {0: (1, 2), 1: (2, 3), 2: (3, 4), 3: (9,), 4: (), 5: (9, 8)}
    for order in itertools.permutations(sketches):
        copies = Copies()
        for report in order:
            copies.add(report, sketches[report])
        assert copies.groups() == [[0, 1, 2], [3, 5]]
