"""The stylesheets of a page in the order of the cascade, and the properties set on its root.

In: a layout, a format, the languages of a text. Out: CSS as strings, custom properties, families.

The order is base, page design, layout, script, language; a layout that extends another adds its
own after it in each step. Values that code knows come last, as properties on `:root`.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from itertools import chain
from typing import TYPE_CHECKING

from zinepress.layout.formats import SCREEN
from zinepress.layout.manifest import Faces, Type
from zinepress.layout.references import BASE
from zinepress.press.languages import script

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zinepress.layout.formats import Format
    from zinepress.layout.manifest import Layout, PageDesign
    from zinepress.layout.parameters import Value

ROLES = ("body", "display", "sans", "mono")
_CODE = ("mono", "sans", "body")
LATIN = "Latn"
LEAST_NOTE = 7.5
"""Points below which notes fill up with ink on an office printer, in whatever script."""
_URL = re.compile(r"""url\(\s*(["']?)(?![a-z]+:|/|#)([^"')]+)\1\s*\)""", re.IGNORECASE)


def root_of(folder: Path) -> str:
    """The first part of the address under which a layout's own files are fetched."""
    return f"layout-{folder.name}"


def stylesheets(
    layout: Layout, page: str, languages: Sequence[str], *, draft: bool = False
) -> tuple[str, ...]:
    """Every stylesheet for a page design and these languages, the text's own language first."""
    scripts = dict.fromkeys(script(tag).lower() for tag in languages)
    bones = ["style.css", *(f"pages/{name}.css" for name in page_names(page))]
    if page == SCREEN:
        bones = ["screen.css"]
    elif draft:
        bones.append("draft.css")
    manners = [f"scripts/{name}.css" for name in scripts]
    manners += [f"languages/{tag}.css" for tag in languages]
    # The bones of the first layout, page design and all, lie below the style of any other.
    order = [(folder, step) for folder in layout.folders for step in bones]
    order += [(folder, step) for step in manners for folder in layout.folders]
    sheets = [_read(folder, step) for folder, step in order if (folder / step).is_file()]
    own = faces(layout, languages[0])
    guests = [tag for tag in languages[1:] if faces(layout, tag) != own]
    return (*_passages(layout, own, guests), *sheets)


def page_names(page: str) -> tuple[str, ...]:
    """A page design and the one it adds to: `half-lite` is `half`, then `half-lite`."""
    return (page,) if "-" not in page else (page.partition("-")[0], page)


def properties(
    layout: Layout,
    form: Format,
    language: str,
    values: Mapping[str, Value],
    guests: Sequence[str] = (),
) -> dict[str, str]:
    """The custom properties that a page starts from; lengths in points.

    What stands at head and foot of a page may be in a language that is a guest in the text.
    """
    design = trimmed_design(layout, form, language)
    lengths = {
        "page-width": form.cut.width,
        "page-height": form.cut.height,
        "measure": form.cut.width - design.inner - design.outer,
        "depth": form.cut.height - design.top - design.bottom,
        **{name.replace("_", "-"): length for name, length in _lengths(design)},
        # a cover is reckoned for its page, and stays when the margins of the text give way
        "cover-top": design.top,
        "cover-outer": design.outer,
        "bleed": form.bleed,
    }
    found = {f"--{name}": f"{length:.3f}pt" for name, length in lengths.items()}
    own = dict(_faces(layout, language))
    own["--font-sans"] = _stack(_sans(layout, (language, *guests)))
    return found | own | dict(_parameters(layout, values))


def _lengths(design: PageDesign) -> Iterator[tuple[str, float]]:
    """The lengths of a page design by name, those left out aside."""
    for one in fields(design):
        length = getattr(design, one.name)
        if length is not None:
            yield one.name, length


def ranges(design: PageDesign) -> tuple[tuple[str, float, float, float], ...]:
    """How far a text may be changed to fit: least, usual and most, in points.

    Size first, by which the others go. Margins only give way: a short text grows in its type.
    """
    sizes = (design.body_least, design.body, design.body_most)
    leading = design.line / design.body
    least = design.line_least or design.body_least * leading
    most = design.line_most or design.body_most * leading
    moving = [("--body", *sizes), ("--line", least, design.line, most)]
    for name in ("top", "outer"):
        usual, smallest = getattr(design, name), getattr(design, f"{name}_least")
        if smallest is not None:
            moving.append((f"--{name}", smallest, usual, usual))
    return tuple(moving)


def page_design(layout: Layout, page: str, language: str) -> PageDesign:
    """A page design with its text as large, and as widely led, as the script asks for."""
    design = layout.pages.get(page) or layout.pages[page.partition("-")[0]]
    own = faces(layout, language)
    return replace(
        design,
        body=design.body * own.size,
        body_least=design.body_least * own.size,
        body_most=design.body_most * own.size,
        line=design.line * own.leading,
        line_least=design.line_least and design.line_least * own.leading,
        line_most=design.line_most and design.line_most * own.leading,
        note=max(design.note * own.size, min(design.note, LEAST_NOTE)),
        note_line=design.note_line * own.leading,
    )


def trimmed_design(layout: Layout, form: Format, language: str) -> PageDesign:
    """The page design of a format; where its pages are trimmed larger, the margins grow."""
    design = page_design(layout, form.page, language)
    wide = (form.cut.width - form.size.width) / 2
    high = (form.cut.height - form.size.height) / 2
    return replace(
        design,
        inner=design.inner + wide,
        outer=design.outer + wide,
        outer_least=None if design.outer_least is None else design.outer_least + wide,
        top=design.top + high,
        top_least=None if design.top_least is None else design.top_least + high,
        bottom=design.bottom + high,
    )


def families(layout: Layout, languages: Iterable[str], role: str | None = None) -> tuple[str, ...]:
    """The families that these languages are set in, each once, Latin last; for a role or all.

    Few scripts have a fixed pitch: what the faces of code lack comes from those of labels and text.
    """
    wanted = ROLES if role is None else _CODE if role == "mono" else (role,)
    tables = [*(faces(layout, tag) for tag in languages), layout.fonts.get(LATIN, Faces())]
    names = [name for one in wanted for table in tables for name in getattr(table, one)]
    return tuple(dict.fromkeys(names))


def faces(layout: Layout, language: str) -> Faces:
    """The faces of a language: its own, its script's, or those of Latin."""
    tags = [language, language.partition("-")[0], script(language), LATIN]
    return next((layout.fonts[tag] for tag in tags if tag in layout.fonts), Faces())


def close_leading(layout: Layout, language: str) -> float:
    """The leading of a few lines that stand close, such as a subtitle, as a share of their size.

    A script that needs more between the lines of a title needs it there too.
    """
    return max(1.25, faces(layout, language).display_leading)


def fine_leading(layout: Layout, language: str) -> float:
    """The leading of lines of small type, such as the colophon, as a share of their size."""
    return max(1.35, 0.85 * faces(layout, language).display_leading)


def _read(folder: Path, step: str) -> str:
    """A stylesheet, its relative addresses led to the layout's own folder, its name at the end."""
    css = _URL.sub(rf'url("{BASE}{root_of(folder)}/\2")', (folder / step).read_text("utf-8"))
    return f"{css}/*# sourceURL=layouts/{folder.name}/{step} */\n"


def _passages(layout: Layout, own: Faces, languages: Iterable[str]) -> Iterator[str]:
    """For each language that is a guest in the text: families, size and leading of its script."""
    for tag in languages:
        rules = " ".join(f"{name}: {value};" for name, value in _faces(layout, tag))
        guest = faces(layout, tag)
        size, leading = guest.size / own.size, guest.leading / own.leading
        yield (
            f':lang({tag}) {{ {rules} }}\n[lang="{tag}"] {{ font-family: var(--font-body) }}\n'
            f'div[lang="{tag}"] {{ font-size: calc(var(--body) * {size:.4f});'
            f" line-height: calc(var(--line) * {leading:.4f}) }}"
        )


def _faces(layout: Layout, language: str) -> Iterator[tuple[str, str]]:
    """The custom properties that name the faces of a language."""
    for role in ROLES:
        names = families(layout, [language], role)
        yield f"--font-{role}", _stack(names)
    yield "--display-weight", str(faces(layout, language).display_weight)
    yield "--display-leading", str(faces(layout, language).display_leading)
    yield "--close", str(close_leading(layout, language))
    yield "--fine", str(fine_leading(layout, language))


def _sans(layout: Layout, languages: Iterable[str]) -> Iterator[str]:
    """The families of heads and feet, each once: the first of each language before the others."""
    tables = [families(layout, [tag], "sans") for tag in languages]
    yield from dict.fromkeys([*(one[0] for one in tables if one), *chain.from_iterable(tables)])


def _stack(names: Iterable[str]) -> str:
    """Families as CSS writes them, the first one first."""
    return ", ".join(f'"{name}"' for name in names)


def _parameters(layout: Layout, values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """The custom properties that carry what a publication sets."""
    for name, parameter in layout.parameters.items():
        value = values[name]
        if parameter.type is Type.LENGTH:
            yield f"--{name}", f"{value:.3f}pt"
        elif parameter.type in {Type.COLOUR, Type.NUMBER}:
            yield f"--{name}", f"{value}"
