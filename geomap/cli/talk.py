"""What a command says while it works: on standard error, in one line each, with a bar for what takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections import Counter

    from geomap.model import Skipped
    from geomap.pipeline import Watch

_PATIENCE_S = 1.0


@dataclass(slots=True)
class Bar:
    """A progress bar that appears when the work takes over a second, and only on a terminal."""

    label: str
    total: int | None = None
    _begun: float = field(default_factory=time.monotonic)
    _shown: Any = None
    _task: Any = None

    def at(self, done: int, total: int | None = None, label: str | None = None) -> None:
        """Tell how far the work is."""
        if self._shown is None and time.monotonic() - self._begun > _PATIENCE_S:
            self._show()
        if self._shown is not None:
            self._shown.update(
                self._task, completed=done, total=total or self.total, description=label or self.label, refresh=False
            )

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self._shown.start()
        self._task = self._shown.add_task(self.label, total=self.total)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown.stop()


class _NoBar(Bar):
    def at(self, done: int, total: int | None = None, label: str | None = None) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Talk:
    """How much a command says: -q problems only, -v every step."""

    quiet: bool = False
    verbose: bool = False

    def say(self, message: str) -> None:
        """Say something of use, unless quiet."""
        if not self.quiet:
            click.echo(message, err=True)

    def detail(self, message: str) -> None:
        """Say something that only a curious user wants."""
        if self.verbose:
            click.echo(message, err=True)

    def warn(self, message: str) -> None:
        """Say what went wrong without ending the work."""
        click.echo(f"geomap: {message}", err=True)

    @contextmanager
    def bar(self, label: str) -> Iterator[Bar]:
        """Show how far the work in the block is."""
        shown = Bar(label) if sys.stderr.isatty() and not self.quiet else _NoBar(label)
        try:
            yield shown
        finally:
            shown.close()

    @contextmanager
    def watch(self, label: str = "reports") -> Iterator[Watch]:
        """Yield what a run reports to: skipped sources are named as they come, records of archives counted."""
        from collections import Counter

        from geomap.pipeline import Watch

        passed_over: Counter[tuple[str, str]] = Counter()

        def skip(skipped: Skipped) -> None:
            if skipped.counted:
                passed_over[skipped.source, skipped.reason] += 1
            else:
                self.warn(f"{skipped.source}: {skipped.reason}; passed over")

        with self.bar(label) as bar:
            yield Watch(on_skip=skip, on_report=bar.at, on_resume=self._tell_resumed)
        self._tell_counts(passed_over)

    def _tell_resumed(self, count: int) -> None:
        self.say(f"going on after {count:,} reports")

    def _tell_counts(self, passed_over: Counter[tuple[str, str]]) -> None:
        for (source, reason), count in sorted(passed_over.items()):
            self.say(f"{source}: {count:,} {'page' if count == 1 else 'pages'} passed over: each {reason}")
