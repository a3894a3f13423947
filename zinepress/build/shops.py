"""What a print shop's own file says, as the limits that its files are checked by.

In: the name of a shop and a press. Out: a `Profile`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zinepress.check.profile import PROFILES
from zinepress.press.shops import Colours, Cover, Standard, find_shop

if TYPE_CHECKING:
    from zinepress.check.profile import Profile
    from zinepress.press.model import Press


def profile_of_shop(name: str, press: Press) -> Profile:
    """The limits of a shop: those of its standard, with its own bleed, ink and number of pages.

    Raises SettingsError for a shop that is not known. Pages without their cover are not counted.
    """
    shop = find_shop(name, press.root)
    usual = PROFILES["shop-old" if shop.standard is Standard.X1A else "shop"]
    return replace(
        usual,
        bleed=shop.bleed,
        ink=shop.ink,
        multiple=1 if shop.cover is Cover.APART else shop.multiple,
        is_black_only=shop.colours is Colours.BLACK,
    )
