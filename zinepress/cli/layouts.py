"""`zinepress layouts`: what the layouts are, what each takes, and how each looks.

In: the press one stands in, if one does. Out: text, and on demand a specimen as a PDF; exit code
1 when a layout has to be mended.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zinepress.cli import say
from zinepress.errors import SettingsError, UsageError, nearest
from zinepress.layout.formats import FORMATS
from zinepress.layout.manifest import find_layouts
from zinepress.layout.parameters import shown
from zinepress.press.read import find_press

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zinepress.layout.manifest import Layout


@click.command(name="layouts")
@click.argument("name", required=False)
@click.option(
    "--specimen",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PDF",
    help="Write a sheet that shows the layout in every format.",
)
@click.option(
    "--catalogue",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write what all formats and layouts are, with pictures, as Markdown.",
)
def command(name: str | None, specimen: Path | None, catalogue: Path | None) -> int:
    """Show the layouts, or all that one of them takes.

    The layouts of the press one stands in come with the shipped ones.
    """
    root = _root()
    layouts = find_layouts(root)
    if catalogue is not None:
        if name is not None or specimen is not None:
            raise UsageError("a catalogue shows every layout", hint="give --catalogue alone")
        return _write(catalogue, root)
    if name is None:
        if specimen is not None:
            raise UsageError("a specimen of which layout?", hint="name one before --specimen")
        offered = [layout for layout in layouts.values() if layout.formats or layout.findings]
        return _list(offered)
    if name not in layouts:
        raise UsageError(f"there is no layout '{name}'", hint=nearest(name, layouts))
    _describe(layouts[name])
    if specimen is not None and layouts[name].is_whole:
        from zinepress.build.specimen import specimen as sheet  # noqa: PLC0415 - it typesets
        from zinepress.build.write import put  # noqa: PLC0415 - slow to import

        put(specimen, sheet(name, root))
        click.echo(f"\n{specimen}")
    return _told([layouts[name]])


def _root() -> Path:
    """The press one stands in; anywhere else the folder itself, which has no layouts."""
    try:
        return find_press(Path.cwd())
    except SettingsError:
        return Path.cwd()


def _write(folder: Path, root: Path) -> int:
    """Write the catalogue into a folder."""
    from zinepress.build.catalogue import catalogue  # noqa: PLC0415 - it typesets
    from zinepress.build.write import put  # noqa: PLC0415 - slow to import

    for path, content in catalogue(root).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        put(folder / path, content)
        click.echo(folder / path)
    return 0


def _list(layouts: Iterable[Layout]) -> int:
    """Print a line for each layout."""
    rows = list(layouts)
    width = max((len(layout.name) for layout in rows), default=0)
    for layout in rows:
        name = click.style(f"{layout.name:{width}}", bold=True)
        click.echo(f"{name}  {layout.description}")
    click.echo("\n'zinepress layouts NAME' says what one of them makes and takes.")
    return _told(rows)


def _describe(layout: Layout) -> None:
    """Print what a layout is, makes and takes."""
    click.echo(f"{click.style(layout.title, bold=True)}  {layout.description}")
    parents = [folder.name for folder in reversed(layout.folders[:-1])]
    if parents:
        click.echo(f"builds on {', '.join(parents)}")
    if layout.formats:
        click.echo("\nmakes")
        _table([(name, FORMATS[name].title) for name in layout.formats])
    if layout.parameters:
        click.echo("\ntakes, under 'parameters:' at the head of a text")
        _table(
            [
                (name, f"{shown(one)}, if not set {one.default.text or 'empty'}: {one.help}")
                for name, one in layout.parameters.items()
            ]
        )


def _table(rows: list[tuple[str, str]]) -> None:
    """Print names and what they mean, the meanings in line."""
    width = max(len(name) for name, _ in rows)
    for name, meaning in rows:
        click.echo(f"  {name:{width}}  {meaning}")


def _told(layouts: Iterable[Layout]) -> int:
    """Print what is wrong with the layouts; 1 when something has to be mended."""
    found = list(dict.fromkeys(finding for layout in layouts for finding in layout.findings))
    say.findings(found)
    return int(any(not layout.is_whole for layout in layouts))
