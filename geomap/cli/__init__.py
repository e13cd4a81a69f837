"""The command line: `geomap` and its commands. Nothing heavy is imported until a command needs it."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import click

from geomap import __version__
from geomap.cli.diff import diff
from geomap.cli.explain import explain
from geomap.cli.extract import extract
from geomap.cli.gazetteer import gazetteer
from geomap.cli.map import map_command
from geomap.cli.places import places
from geomap.cli.render import render
from geomap.errors import GeomapError, OptionError

COMMANDS = (map_command, extract, places, render, explain, diff, gazetteer)

DONE, FAILED, MISUSED, INTERRUPTED, TERMINATED, PIPE_CLOSED = 0, 1, 2, 130, 143, 141
_GARBAGE_EVERY = 50_000  # objects; at Python's 700 a tenth of starting up goes into looking at what stays anyway


class _Ended(Exception):  # noqa: N818 - no error: the user, or the reader of the output, has had enough
    """Carries an exit status past click, which would turn it into another one."""

    def __init__(self, status: int) -> None:
        """Keep the status."""
        super().__init__(status)
        self.status = status


class _Group(click.Group):
    """The commands; Ctrl-C and a closed pipe end them with the status that shells expect."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise _Ended(INTERRUPTED) from error
        except BrokenPipeError as error:
            raise _Ended(PIPE_CLOSED) from error


@click.group(
    cls=_Group,
    commands={command.name or "": command for command in COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", message="geomap %(version)s")
def geomap() -> None:
    """Read news reports and draw what happened where.

    REPORTS are files, folders, globs, http(s) addresses, or - for standard input. Formats: .txt, .md, .html,
    .jsonl, .ndjson and .csv, each also .gz; .warc.gz.

    Data goes to standard output, talk to standard error. Exit status: 0 done, 1 the work failed or a report was
    passed over, 2 wrong usage.
    """


def main() -> NoReturn:
    """Run the command line and leave with its exit status."""
    signal.signal(signal.SIGTERM, _terminated)
    gc.set_threshold(_GARBAGE_EVERY)
    status = run(sys.argv[1:])
    sys.exit(_flushed(status))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit status; what went wrong is told in one line on standard error."""
    try:
        status = geomap.main(args=arguments, prog_name="geomap", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except _Ended as ended:
        return _fail("interrupted", INTERRUPTED) if ended.status == INTERRUPTED else ended.status
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a bug of ours must not end in a traceback
        return _fail(*_told(error, arguments))
    return status if isinstance(status, int) else DONE


def _told(error: Exception, arguments: list[str]) -> tuple[str, int]:
    """Return what to say of an error, and the exit status."""
    if isinstance(error, click.UsageError):
        return _with_help(error), MISUSED
    if isinstance(error, click.ClickException):
        return error.format_message(), FAILED
    if isinstance(error, GeomapError):
        return str(error), MISUSED if isinstance(error, OptionError) else FAILED
    if isinstance(error, OSError):
        return _described(error), FAILED
    if isinstance(error, MemoryError):
        return "out of memory; use fewer processes with --jobs, or give fewer reports at once", FAILED
    if {"-v", "--verbose"} & set(arguments):
        import traceback

        traceback.print_exception(error)
    return f"this is a bug in geomap ({type(error).__name__}: {error}); -v shows where", FAILED


def _with_help(error: click.UsageError) -> str:
    """Return what is wrong with the command and where to read more, in one line."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return "no command given; geomap --help lists them"
    path = error.ctx.command_path if error.ctx else "geomap"
    return f"{error.format_message().rstrip('.')}; see {path} --help"


def _fail(message: str, status: int) -> int:
    one_line = " ".join(message.split())
    with contextlib.suppress(OSError):
        click.echo(f"geomap: {one_line}", err=True)
    return status


def _described(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"


def _flushed(status: int) -> int:
    """Flush standard output while its failure can still be told; a reader that has left is no failure of ours."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = PIPE_CLOSED
    except OSError as error:
        status = _fail(f"standard output: {_described(error)}", FAILED)
    else:
        return status
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter tries again, and complains
    return status


def _terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    """Leave by way of every `finally`, so that nothing half-written is left."""
    raise SystemExit(TERMINATED)
