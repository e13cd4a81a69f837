"""What every test folder shares."""

from __future__ import annotations

import pytest

from geomap.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the world, built into the cache when it is missing."""
    return open_gazetteer()
