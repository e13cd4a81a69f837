"""What is committed: nothing that belongs to one machine, nothing third-party, nothing unfinished."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Paths of one machine, hosts of package registries, and marks of work left undone.
UNWANTED = {
    "a path of one machine": re.compile(r"(?<![\w.])/(?:work|root|farm)/\w|(?<![\w.])/home/[a-z]+/"),
    "a registry's host": re.compile(r"https?://[^\s\"')]*(?:npmjs|pypi|pythonhosted|debian\.org|yarnpkg)"),
    "a neighbour of the checkout": re.compile(r"\.\./" + "shared"),
    "unfinished work": re.compile(r"\b(?:TO" + "DO|FIX" + r"ME|XX" + r"X)\b"),
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Return every committed text file by path; where there is no git, this cannot be known."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        return {}
    found = {}
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            found[name] = content.decode("utf-8")
    return found


@pytest.mark.parametrize("kind", UNWANTED)
def test_nothing_unwanted_is_committed(texts: dict[str, str], kind: str) -> None:
    """No committed file holds it."""
    assert [name for name, text in texts.items() if UNWANTED[kind].search(text)] == []


def test_the_front_end_packages_are_not_committed(texts: dict[str, str]) -> None:
    """Leaflet and the other packages are brought in by the build, never committed."""
    assert [name for name in texts if name.startswith(("geomap/vendor/", "node_modules/"))] == []


def test_the_lock_file_pins_by_integrity_and_names_no_host() -> None:
    """Every package of package-lock.json has its hash, and no address that it was fetched from."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert all(about["integrity"].startswith("sha512-") for about in packages.values())
    assert not any("resolved" in about for about in packages.values())
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    for name, version in (wanted["dependencies"] | wanted["devDependencies"]).items():
        assert packages[f"node_modules/{name}"]["version"] == version
