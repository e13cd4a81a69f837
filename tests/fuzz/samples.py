"""Small valid files of every format that is read, to be spoilt: what a sniffer refuses never reaches a reader."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from geomap.render.geojson import write_geojson
from geomap.render.geopackage import write_geopackage
from geomap.render.layers import layers_of, located
from tests.render.surveys import SquareGeography, fiji, sample

_ROW = {
    "id": "r-1",
    "title": "Shelling near the port",
    "published": "2025-03-05",
    "source": "Desk",
    "url": "https://news.example/1",
    "text": "Two people were killed in Odesa on Monday, officials said. “Three more were hurt” – café owner.",
}
_MARKDOWN = """---
id: r-1
title: "Shelling: two hurt"
published: 2025-03-05
source: Desk
tags: [a, b]
---
# A heading

*Two people* were killed in [Odesa](https://news.example/odesa) on Monday.

- one bullet
- another
"""
_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shelling near the port</title>
<meta property="article:published_time" content="2025-03-05T10:00:00Z"><link rel="canonical" href="https://news.example/1">
</head><body><nav>Home News</nav><article><h1>Shelling near the port</h1>
<p>Two people were killed in Odesa on Monday when shells hit a street beside the port, officials said.</p>
<p>Three more were hurt, the regional governor wrote; rescuers worked through the night to clear the rubble there.</p>
</article><script>var x = 1;</script></body></html>"""


class Splice(NamedTuple):
    """Bytes to put into a file in place of some of its own; the offset is taken around its length."""

    at: int
    drop: int
    put: bytes


def spliced(content: bytes, splices: Sequence[Splice]) -> bytes:
    """Return a file's bytes with some of them replaced."""
    for at, drop, put in splices:
        start = at % (len(content) + 1)
        content = content[:start] + put + content[start + drop :]
    return content


@lru_cache(maxsize=1)
def report_files() -> dict[str, bytes]:
    """Return a valid file for each suffix of report files, unpacked where the suffix ends in .gz."""
    lines = "\n".join(json.dumps({**_ROW, "id": f"r-{at}"}, ensure_ascii=False) for at in range(3)).encode()
    cells = [*_ROW.values(), "a cell, “quoted”"]
    table = f"{','.join(_ROW)},more\n" + "\n".join(",".join(f'"{cell}"' for cell in cells) for _ in range(3))
    return {
        ".txt": _ROW["text"].encode("utf-16"),
        ".md": _MARKDOWN.encode(),
        ".html": _PAGE.encode(),
        ".jsonl": lines,
        ".csv": table.encode(),
        ".txt.gz": f"{_ROW['title']}\n\n{_ROW['text']}".encode(),
        ".jsonl.gz": b"\xef\xbb\xbf" + lines,
        ".warc": _archive(),
        ".warc.gz": _archive(),
    }


def _archive() -> bytes:
    """Return an archive of a page, a redirect and a request."""
    page = _PAGE.encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
    moved = b"HTTP/1.1 302 Found\r\nLocation: https://news.example/2\r\nContent-Type: text/html\r\n\r\n"
    told = (("response", answer % (len(page), page)), ("response", moved), ("request", b"GET / HTTP/1.1\r\n\r\n"))
    return b"".join(_record(kind, body) for kind, body in told)


def _record(kind: str, body: bytes) -> bytes:
    head = f"""WARC/1.0
WARC-Type: {kind}
WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>
WARC-Date: 2025-03-05T10:00:00Z
WARC-Target-URI: https://news.example/1
Content-Type: application/http; msgtype={kind}
Content-Length: {len(body)}

"""
    return head.replace("\n", "\r\n").encode() + body + b"\r\n\r\n"


@lru_cache(maxsize=1)
def layer_files() -> tuple[tuple[str, bytes], ...]:
    """Return the name and content of valid layer files: GeoJSON, some across the antimeridian, and a GeoPackage."""
    layers = layers_of(sample(), SquareGeography())
    with tempfile.TemporaryDirectory(prefix="geomap-fuzz-") as folder:
        package = Path(folder, "layers.gpkg")
        write_geopackage(layers, package)
        for layer in layers:
            write_geojson(layer, Path(folder, f"{layer.name}.geojson"))
        for layer in filter(located, layers_of(fiji())):
            write_geojson(layer, Path(folder, f"fiji-{layer.name}.geojson"))
        return tuple((path.name, path.read_bytes()) for path in sorted(Path(folder).iterdir()))


def packed(content: bytes, suffix: str) -> bytes:
    """Return content as a file of the suffix holds it; packing is the same each time."""
    return gzip.compress(content, mtime=0) if suffix.endswith(".gz") else content
