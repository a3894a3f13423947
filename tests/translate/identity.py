"""Cut and join every Markdown file of a folder: `python -m tests.translate.identity FOLDER`.

Prints each file that does not come back byte for byte, then the number of files and the share of
letters that stand in a block. Exit code 1 when a file came back changed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from zinepress.translate.blocks import cut, join, write
from zinepress.translate.head import head_lines
from zinepress.translate.kinds import HEAD, ONE_LINE
from zinepress.translate.lines import lines_of, split

MARK = "\N{REFERENCE MARK}"


@dataclass(frozen=True, slots=True)
class Trial:
    """One file, cut and joined."""

    path: Path
    is_same: bool
    """Whether all bytes came back."""
    letters: int
    covered: int
    """Letters and digits that stand in a block."""


def tried(path: Path) -> Trial:
    """The trial of one file; bytes that are no UTF-8 travel through as surrogates."""
    raw = path.read_bytes()
    text = raw.decode("utf-8", "surrogateescape")
    sliced = cut(text)
    back = join(sliced).encode("utf-8", "surrogateescape")
    body = [block for block in sliced.blocks if block.kind not in HEAD]
    letters = sum(sign.isalnum() for sign in text[below_head(text) :])
    covered = sum(sign.isalnum() for block in body for sign in text[block.start : block.end])
    return Trial(path, back == raw and every_block_writes_itself(text), letters, covered)


def below_head(text: str) -> int:
    """Where the text begins below the head, whose keys are for no translator."""
    lines = lines_of(text)
    skipped = head_lines(text, lines)
    return lines[skipped].start if skipped < len(lines) else len(text)


def every_block_writes_itself(text: str) -> bool:
    """Whether each block's words, laid out anew behind their markers, are what stands there."""
    sliced = cut(text)
    for block in sliced.blocks:
        if block.kind in ONE_LINE:
            continue
        written = write(sliced, block, block.text + MARK).removesuffix(MARK)
        if split(written) != split(text[block.start : block.end]):
            return False
    return True


def main(folder: str) -> int:
    """Try every file below a folder."""
    paths = sorted(path for path in Path(folder).rglob("*.md") if path.is_file())
    trials = [tried(path) for path in paths]
    changed = [trial for trial in trials if not trial.is_same]
    for trial in changed:
        print(f"changed: {trial.path}")
    letters = sum(trial.letters for trial in trials)
    covered = sum(trial.covered for trial in trials)
    share = 100 * covered / letters if letters else 100
    print(f"{len(trials)} files, {len(changed)} changed, {share:.1f} % of letters in blocks")
    return 1 if changed or not trials else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
