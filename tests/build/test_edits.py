"""Any sequence of edits and builds ends in the files that a first build would make.

The stages are stood in for by a function whose file is different whenever anything that it may be
made from is, so that thousands of builds can be tried; `test_run` has the real ones.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.build.shelf import shipped_memo
from tests.build.stand_in import expected, stand_in
from tests.build.works import Instead, Said, built, outputs
from tests.press.shelf import press
from zinepress.build.ledger import Ledger, write_ledger
from zinepress.build.plan import output, plan
from zinepress.build.target import asked_for
from zinepress.press.read import open_press

TEXTS = st.sampled_from(["One.", "![A house](house.png)", "One ![house](house.png)."])
SLUGS = st.sampled_from(["rent", "vote"])
LANGUAGES = st.sampled_from(["en", "es"])
WORDS = st.sampled_from(["", "CC0", "MIT"])
MAKES = st.sampled_from(['"read"', '"booklet"', '"read", "booklet"'])
THEN = st.sampled_from([(), ("rent",), ("vote:en",), None])
"""What is built after a deed: everything, a part, or nothing yet."""
Then = tuple[str, ...] | None


class Edits(RuleBasedStateMachine):
    """A press that is edited, spoilt and built."""

    @initialize()
    def begin(self) -> None:
        """A press of two publications."""
        self.root = Path(tempfile.mkdtemp())
        self.is_known: set[str] = set()
        press(
            self.root,
            {
                "zinepress.toml": 'layout = "own"\n',
                "layouts/own/layout.toml": 'title = "O"\ndescription = "d"\nextends = "base"\n',
                "sources/rent/en.md": "---\ntitle: Rent\n---\n![A house](house.png)\n",
                "sources/vote/en.md": "---\ntitle: Vote\n---\nOne.\n",
            },
        )
        (self.root / ".zinepress").mkdir()
        write_ledger(self.root / ".zinepress", Ledger({}, shipped_memo()))
        self._build(())

    @rule(slug=SLUGS, language=LANGUAGES, text=TEXTS, licence=WORDS, then=THEN)
    def write(self, slug: str, language: str, text: str, licence: str, then: Then) -> None:
        """Write a text, in its own language or as a translation."""
        head = f"---\ntitle: {slug}\n" + (f"licence: {licence}\n" if licence else "") + "---\n"
        press(self.root, {f"sources/{slug}/{language}.md": f"{head}{text}\n"})
        self._build(then)

    @rule(slug=SLUGS, then=THEN)
    def untranslate(self, slug: str, then: Then) -> None:
        """Take a translation away."""
        (self.root / f"sources/{slug}/es.md").unlink(missing_ok=True)
        self._build(then)

    @rule(slug=SLUGS, content=st.sampled_from([b"1", b"2", None]), then=THEN)
    def draw(self, slug: str, content: bytes | None, then: Then) -> None:
        """Draw a picture, or take it away."""
        picture = self.root / f"sources/{slug}/house.png"
        if content is None:
            picture.unlink(missing_ok=True)
        else:
            picture.write_bytes(content)
        self._build(then)

    @rule(content=st.sampled_from(["", "p {}", "a {}"]), name=st.sampled_from("ab"), then=THEN)
    def design(self, content: str, name: str, then: Then) -> None:
        """Write a stylesheet of the layout."""
        press(self.root, {f"layouts/own/{name}.css": content})
        self._build(then)

    @rule(licence=WORDS, make=MAKES, duplex=st.sampled_from(["long-edge", "short-edge"]), then=THEN)
    def settle(self, licence: str, make: str, duplex: str, then: Then) -> None:
        """Write the settings."""
        lines = [f'licence = "{licence}"', f"make = [{make}]", f'duplex = "{duplex}"']
        press(self.root, {"zinepress.toml": 'layout = "own"\n' + "\n".join(lines) + "\n"})
        self._build(then)

    @rule(data=st.data(), then=THEN)
    def touch(self, data: st.DataObject, then: Then) -> None:
        """Give a file another time and leave its contents."""
        files = sorted(path for path in self.root.rglob("*") if path.is_file())
        file = data.draw(st.sampled_from(files))
        os.utime(file, ns=(0, data.draw(st.integers(0, 2 * 10**18))))
        self._build(then)

    @rule(data=st.data(), content=st.sampled_from([None, b"", b"scribble"]), then=THEN)
    def spoil_output(self, data: st.DataObject, content: bytes | None, then: Then) -> None:
        """Take an output away or write over it."""
        if made := sorted(self.root.glob("out/*/*")):
            _spoil(data.draw(st.sampled_from(made)), content)
        self._build(then)

    @rule(data=st.data(), content=st.sampled_from([None, b"", b"scribble"]), then=THEN)
    def spoil_pages(self, data: st.DataObject, content: bytes | None, then: Then) -> None:
        """Damage remembered pages."""
        if entries := sorted(self.root.glob(".zinepress/pages/*/*")):
            _spoil(data.draw(st.sampled_from(entries)), content)
        self._build(then)

    @rule(content=st.sampled_from([None, b"", b"scribble"]), then=THEN)
    def spoil_ledger(self, content: bytes | None, then: Then) -> None:
        """Damage the ledger."""
        ledger = self.root / ".zinepress/ledger.json"
        if ledger.exists():
            _spoil(ledger, content)
            self.is_known.clear()
        self._build(then)

    def _build(self, wanted: tuple[str, ...] | None) -> None:
        """Build, and see that exactly the right targets were made, and rightly."""
        if wanted is None:
            return
        wants = {
            name: content
            for name, content in expected(self.root).items()
            if asked_for(name, wanted)
        }
        files = {target.name: output(target) for target in plan(open_press(self.root))}
        before = {f"out/{name}": content for name, content in outputs(self.root).items()}
        stale = {
            name
            for name, content in wants.items()
            if name not in self.is_known or before.get(files[name]) != content
        }
        said: Said = built(self.root, *wanted, executor=Instead(stand_in))
        assert said.code == 0
        assert said.made.keys() >= stale
        assert all(
            why == "because the setting 'duplex' changed"
            for name, why in said.made.items()
            if name not in stale
        )
        assert set(said.kept) == wants.keys() - said.made.keys()
        self.is_known |= wants.keys()
        for name, content in wants.items():
            assert (self.root / files[name]).read_bytes() == content

    @invariant()
    def nothing_is_half_written(self) -> None:
        """No litter, whatever happened."""
        assert not list(self.root.rglob("*.part"))

    def teardown(self) -> None:
        """The press is thrown away."""
        shutil.rmtree(self.root)


def _spoil(file: Path, content: bytes | None) -> None:
    """Take a file away or write over it."""
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)


Edits.TestCase.settings = settings(max_examples=30, stateful_step_count=12)
TestEdits = Edits.TestCase
