"""The catalogue for libraries and programs: JSON, and CSV in the columns of xZINECOREx.

In: a press and what lies on the desk. Out: bytes.

xZINECOREx is what zine libraries describe zines by (https://zinelibraries.info). All its fields
may be repeated; here the values stand in one cell with a semicolon between them. A field that has
to be filled and has nothing to say says so. Fields that belong to the collection that keeps a zine
(provenance, source) are left empty for it.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from zinepress.units import MM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zinepress.handout.desk.holding import Earlier, File, Holding
    from zinepress.press.model import Press

COLUMNS = (
    *("Title", "Alternative Title", "Creator", "Subject", "Genre", "Abstract"),
    *("Table Of Contents", "Public Notes", "Provenance", "Publisher", "Contributor"),
    *("Date Created", "Date", "Physical Dimensions", "Number of Pages", "Medium"),
    *("Union ID", "Internal ID", "Source", "Language", "Relation", "Coverage", "Rights"),
)
UNKNOWN = "not stated"
"""What stands in a field that has to be filled."""


def catalogue_json(press: Press, holdings: Sequence[Holding]) -> bytes:
    """Everything on the desk, with sizes and checksums."""
    told = {
        "name": press.settings.name,
        "organisation": press.settings.organisation,
        "editions": [_edition(one, press) for one in holdings],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def catalogue_csv(press: Press, holdings: Sequence[Holding]) -> bytes:
    """A row for each edition; commas, quotes where needed, lines ended as RFC 4180 has it."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for one in holdings:
        writer.writerow({key: _cell(value) for key, value in _row(one, press).items()})
    return out.getvalue().encode("utf-8")


def _edition(holding: Holding, press: Press) -> Mapping[str, object]:
    """An edition as JSON tells it; what is not known is null or empty."""
    edition, front = holding.edition, holding.edition.front
    seen = holding.album
    return {
        "slug": edition.slug,
        "language": edition.language,
        "is-source": holding.is_source,
        "title": front.title,
        "subtitle": front.subtitle,
        "description": front.description,
        "authors": front.authors,
        "translators": front.translators,
        "reviewers": front.reviewers,
        "organisation": front.organisation or press.settings.organisation,
        "licence": front.licence or press.settings.licence,
        "date": front.date or None,
        "status": front.status or None,
        "edition": holding.code or None,
        "version": holding.version or None,
        "page": holding.page,
        "cover": seen.cover.path if seen else None,
        "files": [file_told(one) for one in holding.all_files],
        "earlier": [_earlier(one) for one in holding.earlier],
    }


def _earlier(old: Earlier) -> Mapping[str, object]:
    """A version that another has taken the place of."""
    return {
        "version": old.version,
        "edition": old.code or None,
        "date": old.date or None,
        "page": old.page,
        "files": [file_told(one) for one in old.files],
        "slips": [{"path": one.path, "paper": one.paper} for one in old.slips],
    }


def file_told(file: File) -> Mapping[str, object]:
    """A file as JSON tells it."""
    return {
        "path": file.path,
        "format": file.format.name,
        "paper": file.paper or None,
        "pages": file.pages,
        "sheets": file.sheets,
        "bytes": file.size,
        "sha256": file.digest,
    }


def _row(holding: Holding, press: Press) -> Mapping[str, str]:
    """An edition as a library describes it."""
    edition, front = holding.edition, holding.edition.front
    publisher = front.organisation or press.settings.organisation
    seen = holding.album
    size = seen.source.format.size if seen else None
    return {
        "Title": front.title or edition.slug,
        "Alternative Title": front.subtitle,
        "Creator": "; ".join(front.authors) or publisher or UNKNOWN,
        "Genre": "zine",
        "Abstract": front.description,
        "Public Notes": "draft" if front.status == "draft" else "",
        "Publisher": publisher,
        "Contributor": "; ".join((*front.translators, *front.reviewers)),
        "Date Created": front.date or UNKNOWN,
        "Date": front.date or UNKNOWN,
        "Physical Dimensions": f"{size.width / MM:.0f} x {size.height / MM:.0f} mm" if size else "",
        "Number of Pages": str(seen.source.pages) if seen else "",
        "Medium": "; ".join(dict.fromkeys(file.format.title for file in holding.files)),
        "Internal ID": f"{edition.slug}:{edition.language}"
        + (f" {holding.code}" if holding.code else ""),
        "Language": edition.language,
        "Relation": "; ".join(f"replaces version {one.version}" for one in holding.earlier),
        "Coverage": UNKNOWN,
        "Rights": front.licence or press.settings.licence,
    }


def _cell(value: str) -> str:
    """A value that no spreadsheet takes for a formula: a space goes before =, +, - and @."""
    return f" {value}" if value.startswith(("=", "+", "-", "@", "\t")) else value
