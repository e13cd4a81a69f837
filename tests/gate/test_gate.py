"""The quality gate as a test: no figure may fall below its committed floor."""

from __future__ import annotations

import pytest

from tests.gate import __main__ as gate
from tests.gate import floors as kept
from tests.gate.corpora import measure


@pytest.mark.slow
def test_no_figure_has_fallen() -> None:
    """Every figure of the gold corpora is at or above its floor."""
    figures, misses = measure()
    table = gate.as_table(figures, kept.load().floors)
    assert kept.load().falls(figures) == [], f"\n{table}\n" + "\n".join(misses)


def test_lowering_takes_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a reason no floor is lowered."""
    with pytest.raises(SystemExit):
        gate.main(["--lower", "seeds.f1"])
    assert "--reason" in capsys.readouterr().err
