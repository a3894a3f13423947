"""Catalogues and feeds are what libraries, feed readers and checksum programs expect."""

from __future__ import annotations

import csv
import json
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.handout.desk.shelf import FILES, desk_of
from tests.press.shelf import press

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
ACQUISITION = "http://opds-spec.org/acquisition"


def test_sha256sum_finds_every_file_whole_and_a_damaged_one(out: Path, tmp_path: Path) -> None:
    def check(folder: Path) -> subprocess.CompletedProcess[str]:
        line = ("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
        return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)

    assert (check(out).returncode, check(out).stdout) == (0, "")
    (tmp_path / "a").write_bytes(b"b")
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  a\n")
    assert check(tmp_path).stdout == "a: FAILED\n"


def test_the_checksums_are_of_every_file(out: Path) -> None:
    named = {
        line.split("  ", 1)[1] for line in (out / "SHA256SUMS").read_text("utf-8").splitlines()
    }
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert named == files - {"SHA256SUMS"}


def test_the_json_names_every_file_as_it_is(out: Path) -> None:
    told = json.loads((out / "catalog.json").read_text("utf-8"))
    assert told["name"] == "Hill Street press"
    editions = {(one["slug"], one["language"]): one for one in told["editions"]}
    assert list(editions) == [
        *[("a-card", "en")],
        *[("march", language) for language in ("en", "es", "fa", "ko")],
    ]
    march = editions["march", "en"]
    assert (march["title"], march["edition"], march["date"]) == (
        "Why We March",
        "7f3c-92",
        "2026-05-01",
    )
    assert march["licence"] == "CC BY-SA 4.0"
    for edition in editions.values():
        assert (out / edition["page"]).is_file()
        assert (out / edition["cover"]).is_file()
        for file in edition["files"]:
            assert (out / file["path"]).stat().st_size == file["bytes"]


def test_the_csv_has_the_columns_of_xzinecorex_and_fills_those_that_must_be(out: Path) -> None:
    with (out / "catalog.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 5
    march = next(row for row in rows if row["Title"] == "Why We March")
    assert march["Creator"] == "Ana; Bo"
    assert march["Rights"] == "CC BY-SA 4.0"
    assert march["Physical Dimensions"] == "140 x 210 mm"
    assert march["Number of Pages"] == "8"
    must = ("Title", "Creator", "Genre", "Date Created", "Coverage", "Language")
    assert all(row[column] for row in rows for column in must)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@sum"])
def test_no_title_is_a_formula_to_a_spreadsheet(tmp_path: Path, title: str) -> None:
    head = f'---\ntitle: "{title}"\nmake: [text]\n---\nText.\n'
    made = press(tmp_path, {"sources/rent/en.md": head})
    told = desk_of(made)["catalog.csv"].decode("utf-8")
    assert next(csv.DictReader(told.splitlines()))["Title"] == f" {title}"


def feed(out: Path, name: str) -> ET.Element:
    return ET.fromstring((out / name).read_bytes())


@pytest.mark.parametrize("name", ["atom.xml", "opds.xml"])
def test_a_feed_has_what_every_feed_must_have_and_only_the_dates_of_texts(
    out: Path, name: str
) -> None:
    root = feed(out, name)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 5
    for one in (root, *entries):
        for needed in ("id", "title", "updated"):
            assert one.findtext(f"{ATOM}{needed}")
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 5
    dates = {one.findtext(f"{ATOM}updated") for one in entries}
    assert dates == {"2026-05-01T00:00:00Z", "1970-01-01T00:00:00Z"}
    assert root.findtext(f"{ATOM}updated") == "2026-05-01T00:00:00Z"


@pytest.mark.parametrize("name", ["atom.xml", "opds.xml"])
def test_every_link_of_a_feed_is_a_file_beside_it(out: Path, name: str) -> None:
    links = [one.attrib["href"] for one in feed(out, name).iter(f"{ATOM}link")]
    assert len(links) > 20
    assert all((out / link).is_file() for link in links)


def test_opds_offers_each_edition_to_read_first_and_shows_its_cover(out: Path) -> None:
    for entry in feed(out, "opds.xml").findall(f"{ATOM}entry"):
        links = entry.findall(f"{ATOM}link")
        offered = [one for one in links if one.attrib["rel"].startswith(ACQUISITION)]
        assert offered[0].attrib["href"].endswith("-read.pdf")
        assert offered[0].attrib["type"] == "application/pdf"
        assert {one.attrib["rel"] for one in links} >= {"http://opds-spec.org/image"}


def test_an_identity_is_the_same_whatever_is_said_in_the_text(tmp_path: Path) -> None:
    small = {name: text for name, text in FILES.items() if "a-card" in name or "toml" in name}
    before = desk_of(press(tmp_path / "one", small))["atom.xml"]
    edited = {name: text.replace("card", "sign") for name, text in small.items()}
    after = desk_of(press(tmp_path / "two", edited))["atom.xml"]
    identities = [ET.fromstring(one).findtext(f"{ATOM}entry/{ATOM}id") for one in (before, after)]
    assert identities[0] == identities[1]
    assert before != after
