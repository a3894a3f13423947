"""Parameters of an address that tell who followed it.

In: an address of the web. Out: their names, or the address without them.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_BEGINNINGS = ("utm_", "mtm_", "pk_", "hsa_")
_NAMES = frozenset(("fbclid", "gclid", "msclkid", "mc_eid", "igshid", "ref", "si"))


def trackers(address: str) -> tuple[str, ...]:
    """The parameters of an address that tell who followed it; none of what is no address."""
    try:
        query = urlsplit(address).query
    except ValueError:
        return ()
    names = (name for name, _ in parse_qsl(query, keep_blank_values=True))
    return tuple(dict.fromkeys(name for name in names if _is_tracker(name)))


def without_trackers(address: str) -> str:
    """The address without them; what is no address stays as it is."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _is_tracker(name)]
    # a query that holds none stays as it was written
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit(parts._replace(query=query))


def _is_tracker(name: str) -> bool:
    """Whether a parameter of this name is there to count people."""
    return name.lower().startswith(_BEGINNINGS) or name.lower() in _NAMES
