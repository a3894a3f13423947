"""The page of an edition and the catalogue, as the values that their templates name.

In: a press, what lies on the desk, a language. Out: named values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from zinepress.handout.desk.choices import choices
from zinepress.handout.desk.holding import link
from zinepress.handout.desk.making import making
from zinepress.handout.desk.wording import isolated
from zinepress.impose.options import Duplex
from zinepress.layout.formats import Medium
from zinepress.press.languages import autonym, direction, leading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zinepress.handout.desk.choices import Answer, Question
    from zinepress.handout.desk.holding import Earlier, File, Holding
    from zinepress.handout.desk.pictures import Picture
    from zinepress.handout.desk.wording import Wording
    from zinepress.press.model import Press

    Values = dict[str, object]

ALSO = ("web", "epub", "large-print", "text")
"""What else there is to read, the easiest to open first."""
BOOKLETS = ("booklet", "ink-lite", "quarter")


def edition_values(holding: Holding, press: Press, words: Wording) -> Values:
    """What the page of an edition shows, but for what every page has."""
    front = holding.edition.front
    here = holding.page
    seen = holding.album
    read = holding.first("read")
    return {
        "title": front.title or holding.edition.slug,
        "subtitle": isolated(front.subtitle, words.language),
        "description": isolated(front.description, words.language),
        "is_draft": front.status == "draft",
        "is_unreviewed": not holding.is_source and not front.reviewers,
        "cover": _picture(seen.cover, here) if seen else None,
        "read": {"link": link(read.path, here), "size": read.size} if read else None,
        "also": [linked(file, here, words) for file in _also(holding)],
        **_card(holding, words),
        **_book(holding, words),
        "estimates": list(_estimates(holding, press, words)),
        "imprint": list(_imprint(holding, press, words)),
        "files": [linked(file, here, words) for file in holding.all_files],
        "earlier": [earlier_values(one, here, words) for one in holding.earlier],
    }


def archived_values(old: Earlier, holding: Holding, words: Wording) -> Values:
    """What the page of a version in the archive shows, but for what every page has."""
    return {
        "title": old.title or holding.edition.slug,
        "current": {"version": holding.version, "link": link(holding.page, old.page)},
        "old": earlier_values(old, old.page, words),
        "files": [linked(file, old.page, words) for file in old.files],
    }


def earlier_values(old: Earlier, start: str, words: Wording) -> Values:
    """An old version: what it was, what changed since, and the slips for its copies."""
    return {
        "version": old.version,
        "code": old.code,
        "date": words.date(old.date) if old.date else "",
        "link": link(old.page, start),
        "changes": old.changes,
        "slips": [
            {"link": link(one.path, start), "paper": words.paper(one.paper), "size": one.size}
            for one in old.slips
        ],
    }


def shelf_values(groups: Sequence[Sequence[Holding]], words: Wording) -> Values:
    """What the catalogue in one language shows: an entry for each publication."""
    return {"entries": [_entry(group, words) for group in groups]}


def preferred(group: Sequence[Holding], language: str) -> Holding:
    """The edition in a language, or else the source, or else the first."""
    return min(group, key=lambda one: (one.edition.language != language, not one.is_source))


def _entry(group: Sequence[Holding], words: Wording) -> Values:
    """A publication in the catalogue."""
    shown = preferred(group, words.language)
    edition, seen, read = shown.edition, shown.album, shown.first("read")
    sheets = shown.first(*BOOKLETS)
    facts = []
    if seen is not None and seen.source.pages:
        facts.append(words.say("pages", n=seen.source.pages))
    if sheets is not None and (made := making(sheets)) is not None:
        facts.append(words.say("sheets", n=made.reckoning.copy.sheets))
    papers = dict.fromkeys(file.paper for file in shown.files if file.is_on_sheets)
    if papers:
        facts.append(words.listed([words.paper(paper) for paper in papers]))
    has_print = bool(choices(shown).questions or _printable(shown))
    return {
        "language": leading(edition.language),
        "direction": direction(edition.language),
        "title": edition.front.title or edition.slug,
        "description": isolated(edition.front.description, edition.language),
        "is_draft": edition.front.status == "draft",
        "cover": _picture(seen.cover, "") if seen else None,
        "link": link(shown.page),
        "read": link(read.path) if read else None,
        "print": f"{link(shown.page)}#print" if has_print else None,
        "facts": facts,
        "others": [language_link(one, "") for one in group if one is not shown],
    }


def language_link(holding: Holding, start: str, *, is_here: bool = False) -> Values:
    """The way to an edition, called what its language calls itself."""
    language = holding.edition.language
    return {
        "language": leading(language),
        "direction": direction(language),
        "autonym": autonym(language),
        "link": link(holding.page, start),
        "is_here": is_here,
    }


def _picture(picture: Picture, start: str) -> Values:
    return {"link": link(picture.path, start), "width": picture.width, "height": picture.height}


def linked(file: File, start: str, words: Wording) -> Values:
    """A file as a list shows it."""
    return {
        "use": words.format(file.format),
        "link": link(file.path, start),
        "name": file.name,
        "called": file.name,
        "paper": words.paper(file.paper),
        "pages": file.pages,
        "sheets": file.sheets,
        "size": file.size,
        "digest": file.digest,
    }


def _also(holding: Holding) -> list[File]:
    """What else of an edition can be read."""
    return [file for name in ALSO if (file := holding.first(name)) is not None]


def _printable(holding: Holding) -> list[File]:
    """What is printed without being folded: posters, large print."""
    return [file for file in holding.files if file.format.medium is Medium.PDF]


def _card(holding: Holding, words: Wording) -> Values:
    """The three questions, or a plain list where there is nothing to ask."""
    asked = choices(holding)
    here = holding.page
    return {
        "questions": [_question(one, words) for one in asked.questions],
        "answers": [_answer(one, here, words) for one in asked.answers],
        "printable": [linked(file, here, words) for file in _printable(holding)],
    }


def _question(question: Question, words: Wording) -> Values:
    return {
        "name": question.name,
        "word": question.word,
        "options": question.options,
        "paper": words.paper(question.paper),
    }


def _answer(answer: Answer, start: str, words: Wording) -> Values:
    """An answer with its settings in words."""
    made, file = answer.making, answer.file
    edge = (
        "set-short-edge"
        if file.options and file.options.duplex is Duplex.SHORT
        else "set-long-edge"
    )
    return {
        **linked(file, start, words),
        "name": answer.name,
        "file_name": file.name,
        "word": answer.word,
        "is_plain": answer.word != "copier-does-it",
        "is_booklet": file.format.name in BOOKLETS,
        "by_hand": answer.by_hand,
        "passes": [linked(one, start, words) for one in file.passes] if answer.by_hand else [],
        "turn": edge if made is not None and made.two_sided else "set-one-side",
        "deeds": [deed for deed in made.deeds if (deed, answer.word) != ("staple", "no-staples")]
        if made
        else [],
        "together": made.reckoning.together if made else 1,
    }


def _book(holding: Holding, words: Wording) -> Values:
    """The leaves of the folded thing, and each opening that it can lie at."""
    seen = holding.album
    if seen is None or not seen.places:
        return {"leaves": [], "openings": []}
    sides = [_side(one, holding.page, words) for one in seen.places]
    leaves = [{"recto": sides[at], "verso": sides[at + 1]} for at in range(0, len(sides), 2)]
    pairs = [(number, number + 1) for number in range(2, len(sides), 2)]
    openings = [
        {"label": words.plain("front-cover"), "short": words.number(1)},
        *(
            {"label": words.plain("two-pages", n=n, m=m), "short": _span(n, m, words)}
            for n, m in pairs
        ),
        {"label": words.plain("back-cover"), "short": words.number(len(sides))},
    ]
    first = seen.pages[0]
    return {
        "leaves": leaves,
        "openings": openings,
        "leaf_width": first.width,
        "leaf_height": first.height,
    }


def _span(one: int, other: int, words: Wording) -> str:
    return f"{words.number(one)}–{words.number(other)}"


def _side(picture: Picture | None, start: str, words: Wording) -> Values | None:
    """One side of a leaf; None where it is blank."""
    if picture is None:
        return None
    return {**_picture(picture, start), "alt": words.plain("page", n=picture.page)}


def _estimates(holding: Holding, press: Press, words: Wording) -> Iterator[Values]:
    """A table for each format that is printed on sheets, for the first paper it is on."""
    formats = dict.fromkeys(file.format.name for file in holding.files if file.is_on_sheets)
    for name in formats:
        files = [file for file in holding.files if file.format.name == name]
        made = making(files[0])
        if made is None:
            continue
        rates = press.settings.estimate
        runs = made.runs(rates)
        yield {
            "use": words.format(files[0].format),
            "papers": words.paper(files[0].paper),
            "runs": runs,
            # an amount of nothing said is no help
            "costs": [words.money(run.cost, rates.currency) for run in runs if rates.currency],
            "is_stapled": made.reckoning.copy.staples > 0,
            "weight": words.say("grams", n=runs[0].grams),
        }


def _imprint(holding: Holding, press: Press, words: Wording) -> Iterator[tuple[str, object, str]]:
    """What the edition says of itself: the name of each word, the value, a hint."""
    front = holding.edition.front
    rows: Mapping[str, object] = {
        "authors": words.listed(front.authors),
        "publisher": front.organisation or press.settings.organisation,
        "translators": words.listed(front.translators),
        "reviewers": words.listed(front.reviewers),
        "licence": front.licence or press.settings.licence,
        "date": words.date(front.date) if front.date else "",
        "status": words.say(f"status-{front.status}") if front.status else "",
        "language": words.autonym,
    }
    if holding.version:
        yield "version", Markup('<bdi dir="ltr">{}</bdi>').format(holding.version), ""
    if holding.code:
        code = Markup('<span dir="ltr">{}</span>').format(holding.code)
        yield "edition-code", code, "edition-code-hint"
    for key, value in rows.items():
        if value:
            # a name in Latin letters keeps its order among words that run the other way
            yield key, Markup("<bdi>{}</bdi>").format(escape(value)), ""
