"""What an edition is made from, each thing by name with its digest.

In: a `Press` and one of its editions. Out: the part of the press that the edition may see,
`Inputs`, and the edition code. Only what is in the inputs can reach a page, because only that is
handed on: `seen_by` takes away everything else.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from zinepress.build.digests import digest_of
from zinepress.press.localised import localised
from zinepress.press.model import Edition, FrontMatter, Press, Publication, Settings
from zinepress.press.rates import Rates
from zinepress.press.shipped import shipped_folder
from zinepress.press.shops import FOLDER as SHOPS
from zinepress.translate.shelf import ledger_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zinepress.build.digests import Digests
    from zinepress.layout.manifest import Layout

SILENT = frozenset(
    {"make", "papers", "shop", "places", "languages", "estimate", "pair", "pair_style"}
)
"""Keys that say what to make, or how to read the press, and nothing about a page."""
ON_SHEETS = frozenset({"duplex", "printer", "printers", "check", "inks", "picture-ink"})
"""Settings that count for sheets, or for what is said of them, and change no page."""
_WORD = re.compile(r"""[^\s()<>"'{}\[\]|]+\.[A-Za-z0-9]{1,5}\b""")
"""A word with an ending, which may be the name of a file."""
_QUOTED = re.compile(r"""<[^<>\n]+>|"[^"\n]+"|'[^'\n]+'""")
"""What stands in brackets or quotes, where a name may hold spaces."""

Group = dict[str, str]
"""Names and digests."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that an edition is made from, in groups, each thing by name with its digest."""

    text: Group
    """The edition's own file."""
    head: Group
    """The file whose front matter a translation inherits."""
    source: Group
    """The text that a translation was made from, and the ledger of what was confirmed."""
    editions: Group
    """The files of the other languages, which are known by name alone."""
    files: Group
    """Files that the text names: pictures, and texts that it takes in."""
    settings: Group
    layout: Group
    fonts: Group
    programs: Group
    shops: Group = field(default_factory=dict)
    """What the press itself says of print shops."""

    def with_head(self, more: Group) -> Inputs:
        """The same with more that heads of files say."""
        return replace(self, head={**self.head, **more})

    def groups(self) -> Mapping[str, Group]:
        """The groups by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def seen_by(edition: Edition, press: Press) -> Press:
    """The press as an edition may see it.

    That is the settings that matter to a page, and of its own publication the languages there are
    and the text that a translation was made from.
    """
    own = next(one for one in press.publications if one.slug == edition.slug)
    source = own.editions[0]
    known = tuple(
        other
        if other in (edition, *edition.parts)
        else replace(other, front=FrontMatter(), text=other.text if other == source else "")
        for other in own.editions
    )
    settings = replace(press.settings, make=(), papers=(), shop=(), languages=(), estimate=Rates())
    return Press(press.root, settings, (Publication(own.slug, own.source_language, known),))


@dataclass(frozen=True, slots=True)
class Stock:
    """What all editions of a press draw on: layouts by name, fonts and programs."""

    layouts: Mapping[str, Group]
    fonts: Group
    programs: Group
    shops: Group = field(default_factory=dict)


def stock_of(
    press: Press, layouts: Mapping[str, Layout], digests: Digests, programs: Group
) -> Stock:
    """The files of the layouts that the editions ask for, and of the fonts, at this moment."""
    asked = {
        layout_of(edition, press) for one in press.publications for edition in one.editions
    } & layouts.keys()
    return Stock(
        {name: files_of(layouts[name].folders, press.root, digests) for name in asked},
        files_of((press.root / "fonts", shipped_folder("fonts")), press.root, digests),
        programs,
        files_of((press.root / SHOPS,), press.root, digests),
    )


def layout_of(edition: Edition, press: Press) -> str:
    """The name of the layout that an edition is set in."""
    return edition.front.layout or press.settings.layout


def inputs_of(edition: Edition, press: Press, stock: Stock, digests: Digests) -> Inputs:
    """What an edition is made from at this moment; nothing stands for a layout that is unknown."""
    if edition.parts:
        return _of_two(edition, [inputs_of(one, press, stock, digests) for one in edition.parts])
    own = next(one for one in press.publications if one.slug == edition.slug)
    source = own.editions[0]
    inherits = edition.language != own.source_language
    return Inputs(
        text={edition.path: digest_of(edition.text)},
        head={source.path: digest_of(front_told(edition.front))} if inherits else {},
        source=_source_of(edition, source, press.root, digests) if inherits else {},
        editions={other.path: "" for other in own.editions if other != edition},
        files={
            name: digest
            for name in (*_named(edition, source, press.root), *pictures_of(press.settings))
            if (digest := digests.of(press.root / name)) is not None
        },
        settings=settings_told(press.settings),
        layout=stock.layouts.get(layout_of(edition, press), {}),
        fonts=stock.fonts,
        programs=stock.programs,
        shops=stock.shops,
    )


def pictures_of(settings: Settings) -> tuple[str, ...]:
    """The files of the press that its settings name."""
    return (settings.slots.logo,) if settings.slots.logo else ()


def _of_two(edition: Edition, parts: Sequence[Inputs]) -> Inputs:
    """What a bilingual edition is made from: all that its parts are, and how they stand."""
    own = {edition.language: digest_of(front_told(edition.front))}
    style = {"pair-style": digest_of(edition.front.pair_style)}
    first, second = (one.groups() for one in parts)
    return Inputs(**{name: {**second[name], **first[name]} for name in first}).with_head(
        own | style
    )


def _source_of(edition: Edition, source: Edition, root: Path, digests: Digests) -> Group:
    """What decides which blocks of a translation are open: the source's text and the ledger."""
    ledger = ledger_path(edition.path)
    found = {source.path: digest_of(source.text), ledger: digests.of(root / ledger)}
    return {path: digest for path, digest in found.items() if digest is not None}


def edition_code(inputs: Inputs) -> str:
    """The short name of an edition's content, such as `7f3c-92`, printed in its colophon.

    It changes with the text, what it inherits, the text and ledger that it was translated by, the
    pictures it names, the layout and the settings that a page can show; not with fonts, programs,
    papers or the other languages. Two copies with one code say the same. 24 bits: among 100
    versions of a text the odds that two share a code are 1 in 3,400.
    """
    settings = {key: one for key, one in inputs.settings.items() if key not in ON_SHEETS}
    told = (inputs.text, inputs.head, inputs.source, inputs.files, settings, inputs.layout)
    digest = digest_of(tuple(tuple(sorted(group.values())) for group in told))
    return f"{digest[:4]}-{digest[4:6]}"


def front_told(front: FrontMatter) -> Mapping[str, object]:
    """What a front matter says of a page, by key."""
    keys = (field.name for field in fields(front) if field.name not in SILENT)
    return {key: getattr(front, key) for key in keys}


def settings_told(settings: Settings) -> Group:
    """What the settings say of a page, each key with a digest of its value."""
    keys = (field.name for field in fields(settings) if field.name not in SILENT)
    return {key.replace("_", "-"): digest_of(getattr(settings, key)) for key in keys}


def _named(edition: Edition, source: Edition, root: Path) -> list[str]:
    """The files that a text names, or its source, whose words may stand in it."""
    texts = (edition, replace(source, language=edition.language))
    return sorted({name for one in texts for name in named_files(one, root)})


def named_files(edition: Edition, root: Path) -> tuple[str, ...]:
    """The files of the press that a text names, and those that they name if they are texts.

    For a picture that there is in the language of the text, that one.
    Read from the words of the text and its head alone, so that it is the same for every format
    and costs nothing; a word that only looks like a file's name does no harm.
    """
    folder = os.path.dirname(edition.path)  # noqa: PTH120 - a relative path with '/'
    found: dict[str, None] = {}
    waiting = [(edition.text, folder), (" ".join(edition.front.parameters.values()), folder)]
    while waiting:
        text, place = waiting.pop()
        for word in _names(text, place):
            name = _local(word, edition.language, root)
            if name in found or name == edition.path or not _is_inside(name, root):
                continue
            found[name] = None
            if name.endswith(".md"):
                beside = os.path.dirname(name)  # noqa: PTH120 - a relative path with '/'
                waiting.append(((root / name).read_text("utf-8", "replace"), beside))
    return tuple(sorted(found))


def _names(text: str, folder: str) -> Iterator[str]:
    """The paths, relative to the press, that words of a text in this folder may mean."""
    for word in dict.fromkeys((*_WORD.findall(text), *_QUOTED.findall(text))):
        for spelling in {word.strip("<>\"'"), unquote(word.strip("<>\"'"))}:
            if "\0" not in spelling and len(spelling) < 500:
                yield os.path.normpath(f"{folder}/{spelling}").replace(os.sep, "/")


def _local(name: str, language: str, root: Path) -> str:
    """The picture in a language that stands for the one of this name; the name for all else."""
    if name.startswith(".."):
        return name
    return localised(f"{root}/{name}", language).removeprefix(f"{root}/")


def _is_inside(name: str, root: Path) -> bool:
    """Whether a path is that of a file in the press."""
    return not name.startswith("..") and os.path.isfile(root / name)  # noqa: PTH113 - see Digests


def files_of(folders: Iterable[Path], root: Path, digests: Digests) -> Group:
    """The files below folders with their digests, as `shown_path` names them."""
    files = (file for folder in folders for file in below(folder))
    return {shown_path(file, root): digests.of(file) or "" for file in files}


def shown_path(file: str, root: Path) -> str:
    """The name of a file that holds wherever the press and zinepress are.

    Its path in the press, `zinepress/fonts/anton/OFL.txt` for one that came with zinepress, or
    else its whole path.
    """
    shipped = str(shipped_folder("fonts").parent)
    if file.startswith(f"{root}{os.sep}"):
        name = file[len(str(root)) + 1 :]
    elif file.startswith(f"{shipped}{os.sep}"):
        name = f"zinepress{file[len(shipped) :]}"
    else:
        name = file
    return name.replace(os.sep, "/")


def below(folder: str | Path) -> Iterator[str]:
    """The path of every file below a folder, in order of names, hidden ones and caches left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from below(entry.path)
        else:
            yield entry.path
