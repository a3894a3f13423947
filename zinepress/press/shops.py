"""Print shops as data: what each asks of a file, from `shops/NAME.toml`.

In: the press's own `shops/` and the shipped ones. Out: a `Shop` by name, or SettingsError.
Cheap to import: listing and completion use it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from zinepress.errors import SettingsError, Where, nearest
from zinepress.press import toml
from zinepress.press.forms import LENGTH, PAPER
from zinepress.press.text import read_text
from zinepress.press.tree import Table
from zinepress.press.typed import read, rule
from zinepress.units import MM

FOLDER = "shops"
SHIPPED = Path(__file__).parent / FOLDER
_EXTENDS = "extends"


class Standard(StrEnum):
    """The kind of file: what it may hold, and how it says what it is printed on."""

    X1A = "x-1a"
    X4 = "x-4"


class Colours(StrEnum):
    """What the pages are printed in: four inks, or black alone."""

    CMYK = "cmyk"
    BLACK = "black"


class Cover(StrEnum):
    """Whether the cover is the first and last pages, or a file of its own with its spine."""

    WITHIN = "within"
    APART = "apart"


class Binding(StrEnum):
    """What holds the pages together."""

    STAPLED = "stapled"
    GLUED = "glued"


@dataclass(frozen=True, slots=True)
class Shop:
    """What a print shop asks of a file; lengths in points."""

    title: str = field(metadata=rule("Whom the files are for, in a few words."))
    profile: str = field(
        metadata=rule("ICC profile that colours are converted with: a file in 'shops/', or ours.")
    )
    condition: str = field(
        metadata=rule("Printing condition as it is registered at color.org, such as FOGRA39.")
    )
    name: str = field(default="", metadata=rule("The file's own name; leave it out."))
    standard: Standard = field(default=Standard.X4, metadata=rule("Kind of file."))
    colours: Colours = field(
        default=Colours.CMYK, metadata=rule("Four inks, or black alone: cmyk or black.")
    )
    trim: str = field(
        default="",
        metadata=rule("Finished size, such as a5; empty for that of the page.", form=PAPER),
    )
    bleed: float = field(
        default=3 * MM,
        metadata=rule("How far colour runs beyond the trim.", form=LENGTH),
    )
    marks: bool = field(default=False, metadata=rule("Whether crop marks are printed."))
    ink: float = field(
        default=300.0, metadata=rule("The most ink on one spot, in per cent.", low=100, high=400)
    )
    multiple: int = field(
        default=4, metadata=rule("The number that pages come in multiples of.", low=1, high=64)
    )
    cover: Cover = field(
        default=Cover.WITHIN, metadata=rule("The cover within the pages, or apart.")
    )
    binding: Binding = field(default=Binding.STAPLED, metadata=rule("Stapled or glued."))
    paper: str = field(default="", metadata=rule("Paper of the pages, as the ticket names it."))
    cover_paper: str = field(
        default="", metadata=rule("Paper of the cover; empty for that of the pages.")
    )
    caliper: float = field(
        default=0.104 * MM,
        metadata=rule("Thickness of a leaf, which makes the spine.", form=LENGTH),
    )


def find_shop(name: str, root: Path, where: Where | None = None) -> Shop:
    """The shop of this name; raises SettingsError where there is none or its file is wrong.

    `where` is the place that asks for it.
    """
    if name not in shop_names(root):
        raise SettingsError(
            f"there is no shop '{name}'",
            where,
            nearest(name, shop_names(root)) or f"write '{FOLDER}/{name}.toml'",
        )
    path = f"{FOLDER}/{name}.toml"
    shop, findings = read(Shop, _table(name, root, ()), path)
    if shop is None or findings:
        raise SettingsError.of(findings)
    return replace(shop, name=name)


def shop_names(root: Path) -> tuple[str, ...]:
    """The names of the shops that a press knows."""
    files = [*SHIPPED.glob("*.toml"), *(root / FOLDER).glob("*.toml")]
    return tuple(sorted({file.stem for file in files}))


def profile_file(shop: Shop, root: Path) -> Path:
    """The ICC profile of a shop: one of the press, or one that came with zinepress.

    Raises SettingsError where there is none.
    """
    shipped = Path(__file__).parent.parent / "prepress" / "profiles"
    for folder in (root / FOLDER, shipped):
        file = (folder / shop.profile).resolve()
        if file.is_relative_to(folder.resolve()) and file.is_file():
            return file
    raise SettingsError(
        f"there is no ICC profile '{shop.profile}'",
        Where(f"{FOLDER}/{shop.name}.toml"),
        nearest(shop.profile, [file.name for file in shipped.glob("*.icc")])
        or f"put the file into '{FOLDER}/'",
    )


def _file(name: str, root: Path) -> Path:
    """The file of a shop: the press's own goes before the shipped one."""
    own = root / FOLDER / f"{name}.toml"
    return own if own.is_file() else SHIPPED / f"{name}.toml"


def _table(name: str, root: Path, below: tuple[str, ...]) -> Table:
    """What the file of a shop says, and those it extends where it is silent."""
    table = _parsed(_file(name, root))
    base = _extended(table)
    own = tuple(one for one in table if one.key != _EXTENDS)
    if not base:
        return Table(own, table.line, table.column)
    where = Where(f"{FOLDER}/{name}.toml")
    if base in (*below, name) or not _file(base, root).is_file():
        problem = f"'{name}' extends itself" if base in (*below, name) else f"no shop '{base}'"
        raise SettingsError(problem, where, nearest(base, shop_names(root)))
    taken = _table(base, root, (*below, name))
    said = {one.key for one in own}
    return Table((*own, *(one for one in taken if one.key not in said)), table.line, table.column)


def _parsed(file: Path) -> Table:
    """The table in a file; raises SettingsError when it is not TOML."""
    path = f"{FOLDER}/{file.name}"
    text, findings = read_text(file, path)
    table, wrong = (None, findings) if text is None else toml.parse(text, path)
    if table is None:
        raise SettingsError.of((*findings, *wrong))
    return table


def _extended(table: Table) -> str:
    """The name of the shop that a table extends; empty for none."""
    entry = table.get(_EXTENDS)
    return str(getattr(entry.value, "text", "")) if entry else ""
