"""A new layout that builds at once.

In: a name, and the layout to begin from. Out: a folder in the press's `layouts/`.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from zinepress.errors import UsageError, nearest
from zinepress.layout.manifest import MANIFEST, find_layouts

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
_MANIFEST = """\
title = "{title}"
description = "Our own version of {parent}"
extends = "{parent}"

# Everything else, words in locales/ too, comes from {parent} until you say it, for example:
#
# formats = [{formats}]
#
# [fonts.Latn]
# body = "Literata"
# display = "Anton"
#
# [parameters.shade]
# type = "color"
# default = "#b3121d"
# help = "colour of the bars"
"""
_STYLE = """\
/* What {name} changes of {parent}. Properties first: they reach everywhere. */

:root {{
  --bar: 9pt;
}}
"""


def start_layout(root: Path, name: str, parent: str, *, copy: bool = False) -> tuple[Path, ...]:
    """Makes `layouts/NAME` and gives its files, relative to the press.

    It extends `parent` and says only what it changes; with `copy` it has all the files of
    `parent` and owes it nothing. Raises UsageError for a name that cannot be used or is taken.
    """
    layouts = find_layouts(root)
    if parent not in layouts:
        raise UsageError(f"there is no layout '{parent}'", hint=nearest(parent, layouts))
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"'{name}' is not a name for a layout", hint="use small letters, digits and hyphens"
        )
    folder = root / "layouts" / name
    if folder.exists():
        raise UsageError(f"'layouts/{name}' is there already", hint="choose another name")
    if copy:
        shutil.copytree(layouts[parent].folders[-1], folder, copy_function=shutil.copyfile)
        _retitle(folder / MANIFEST, name)
    else:
        title = name.replace("-", " ").capitalize()
        formats = ", ".join(f'"{one}"' for one in layouts[parent].formats[:2])
        folder.mkdir(parents=True)
        words = {"name": name, "parent": parent, "title": title, "formats": formats}
        (folder / MANIFEST).write_text(_MANIFEST.format(**words), "utf-8")
        (folder / "style.css").write_text(_STYLE.format(**words), "utf-8")
    return tuple(file.relative_to(root) for file in sorted(folder.rglob("*")) if file.is_file())


def _retitle(manifest: Path, name: str) -> None:
    """Gives a copied manifest a title of its own."""
    text = manifest.read_text("utf-8")
    title = name.replace("-", " ").capitalize()
    manifest.write_text(re.sub(r'(?m)^title = ".*"$', f'title = "{title}"', text), "utf-8")
