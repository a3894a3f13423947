"""What an address looks like in running text: there nothing is turned, spaced or broken.

In: nothing. Out: `ADDRESS`, the source of a regular expression without groups.
"""

from __future__ import annotations

_NEVER = r"\s<>\"«»“”‘’„…،؛؟۔。、，！？：；（）「」『』"
_INSIDE = rf"[^{_NEVER}]*[^{_NEVER}'.,;:!?)\]]"
"""The rest of an address, without the punctuation that follows it."""

ADDRESS = (
    rf"(?:https?://|www\.){_INSIDE}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w.-])(?:[a-z\d-]+\.){{1,9}}[a-z]{{2,24}}/{_INSIDE}"
)
"""A web address, also one without `https://` when it has a path, or a mail address.

Each alternative can begin at one place of a word only, so that searching takes linear time.
"""
