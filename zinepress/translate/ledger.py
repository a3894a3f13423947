"""The ledger of a translation: what each of its blocks was last confirmed against.

In: the text of a PO file. Out: `Ledger`, and the text of the file again. `msgid` holds a source
block as it was confirmed, `msgstr` the translation of it, empty while there is none; `fuzzy`
marks what nobody has confirmed yet. Entries behind `#~` are texts that were taken out of the
translation, kept so that nobody's work is lost.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zinepress.errors import SourceError, Where
from zinepress.translate.lines import split

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polib

LARGEST = 8 * 1024 * 1024
"""Characters of a PO file: a source of the largest size and its translation, escaped."""
_SOURCE, _TARGET, _ENTRIES = "X-Zinepress-Source", "X-Zinepress-Target", "X-Zinepress-Entries"
_CUT_OFF = re.compile(r'(?:#[~|]+\s*)?(?:msg\S+\s+)?"(?:.*[^"\s])?\s*')
"""A line whose text has no quote at its end; polib would take its last letter for one."""
_LINE_NUMBER = re.compile(r"\(line (\d+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A source block, or several, and the translation that goes with it."""

    source: str
    """Several blocks are set apart by an empty line."""
    target: str = ""
    kind: str = ""
    is_confirmed: bool = True
    """Whether a person said that the two say the same."""
    previous: str = ""
    """The source that the target was made for, when it is another."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one translation, in the order of the source."""

    slug: str
    language: str
    source_language: str
    entries: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    """What was taken out of the translation, or could not be put into it."""
    source_digest: str = ""
    """Of the whole source, when the ledger was last written."""
    target_digest: str = ""
    """Of the whole translation, when the ledger was last written."""
    is_edited: bool = False
    """Whether another program has changed the entries since."""


def digest(text: str) -> str:
    """The SHA-256 of a text, whatever its line ends."""
    whole = "\n".join(split(text.removeprefix("\ufeff")))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def read_ledger(text: str, path: str) -> Ledger:
    """The ledger that a PO file holds; raises SourceError when it is no such file."""
    import polib  # noqa: PLC0415 - only commands on translations with a ledger want it

    if len(text) > LARGEST:
        message = "a ledger of more than 8 million characters"
        raise SourceError(message, Where(path), "split the publication into several")
    rows = _Rows("\n" + text.removeprefix("\ufeff"))
    for number, row in enumerate(rows.splitlines()):
        if _CUT_OFF.fullmatch(row):
            raise _broken(path, number)
    try:
        file = polib.pofile(rows, encoding="utf-8")
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError) as error:
        # polib has no exception of its own and trips over hostile files in many ways
        at = _LINE_NUMBER.search(str(error))
        raise _broken(path, int(at[1]) - 1 if at else None) from error
    named = file.metadata
    entries = tuple(_entry(one) for one in file if not one.obsolete)
    return Ledger(
        slug=named.get("Project-Id-Version", ""),
        language=named.get("Language", ""),
        source_language=named.get("X-Source-Language", ""),
        entries=entries,
        kept=tuple(_entry(one) for one in file if one.obsolete),
        source_digest=named.get(_SOURCE, ""),
        target_digest=named.get(_TARGET, ""),
        is_edited=named.get(_ENTRIES, "") not in ("", _digest(entries)),
    )


def write_ledger(ledger: Ledger) -> str:
    """The text of a ledger's PO file; the same ledger always gives the same text."""
    import polib  # noqa: PLC0415 - only commands on translations with a ledger want it

    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": ledger.slug,
        "Language": ledger.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": ledger.source_language,
        _SOURCE: ledger.source_digest,
        _TARGET: ledger.target_digest,
        _ENTRIES: _digest(ledger.entries),
    }
    times = Counter(entry.source for entry in ledger.entries)
    seen: Counter[str] = Counter()
    for entry in ledger.entries:
        seen[entry.source] += 1
        context = str(seen[entry.source]) if times[entry.source] > 1 else None
        file.append(_po(entry, context))
    file.extend(_obsolete(ledger.kept))
    return str(file).rstrip("\n") + "\n"


def _broken(path: str, line: int | None) -> SourceError:
    """The error for a file that cannot be read from this line on."""
    hint = "bring it back from an earlier version, or begin anew with 'translate adopt'"
    return SourceError("this is not a PO file", Where(path, line), hint)


class _Rows(str):
    """Text whose lines polib cannot split at form feeds, U+0085 or U+2028."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002 - str's signature
        """The lines of a PO file."""
        return split(self)


def _entry(po: polib.POEntry) -> Entry:
    """The entry that polib read."""
    return Entry(
        source=po.msgid,
        target=po.msgstr,
        kind=po.comment,
        is_confirmed="fuzzy" not in po.flags,
        previous=po.previous_msgid or "",
    )


def _po(entry: Entry, context: str | None) -> polib.POEntry:
    """The entry as polib writes it."""
    import polib  # noqa: PLC0415 - only commands on translations with a ledger want it

    return polib.POEntry(
        msgid=entry.source,
        msgstr=entry.target,
        msgctxt=context,
        comment=entry.kind,
        flags=[] if entry.is_confirmed else ["fuzzy"],
        previous_msgid=entry.previous or None,
    )


def _obsolete(kept: Iterable[Entry]) -> Iterable[polib.POEntry]:
    """Kept texts as polib writes them, each once."""
    for entry in dict.fromkeys(Entry(one.source, one.target) for one in kept):
        po = _po(entry, None)
        po.obsolete = True
        yield po


def _digest(entries: Iterable[Entry]) -> str:
    """A digest of what the entries say."""
    said = ((entry.source, entry.target, entry.is_confirmed) for entry in entries)
    return digest(repr(tuple(said)))
