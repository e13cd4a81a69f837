"""The pages on columns, forms of file and notebooks say and do what the code does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.render.reference import DOCS, columns_page, formats_page


def test_columns_page() -> None:
    """docs/columns.md is what the table of columns says now; `make docs-update` writes it again."""
    assert (DOCS / "columns.md").read_text(encoding="utf-8") == columns_page()


def test_formats_page() -> None:
    """The tables of docs/formats.md are what the code writes now; `make docs-update` writes them again."""
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert page == formats_page()
    assert page.count("<!-- table: ") == page.count("<!-- end -->") == 3


@pytest.mark.slow
@pytest.mark.usefixtures("gazetteer")
def test_notebook_page_runs(tmp_path: Path) -> None:
    """Every line of docs/notebook.md runs, in order, and finds what the page says."""
    page = (DOCS / "notebook.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    checks = "assert len(incidents) == 2, incidents\nassert '<iframe' in incidents._repr_html_()\n"
    code = "\n".join([*blocks, checks])
    environment = os.environ | {"PYTHONPATH": str(DOCS.parent)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"incidents.html", "incidents.parquet", "incidents.fgb"}
