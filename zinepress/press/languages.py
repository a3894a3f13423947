"""Languages by their BCP 47 tags: the canonical tag, script, direction and names.

In: a tag as people write it (`ES`, `zh_TW`, `iw`). Out: text.

What zines are written in stands in a small table, so that nothing has to be imported for it;
any other tag is looked up in langcodes, which is imported only then.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from zinepress.errors import SettingsError


class _Language(NamedTuple):
    """A language: its usual script (ISO 15924), its name in English and its own."""

    script: str
    english: str
    own: str


def _table(rows: str) -> dict[str, _Language]:
    """The languages of a table with a line for each: tag, script, English name, own name."""
    languages = {}
    for row in rows.strip().splitlines():
        tag, script, names = row.split(maxsplit=2)
        english, _, own = names.partition("  ")
        languages[tag] = _Language(script, english, own.strip())
    return languages


_LANGUAGES = _table("""
    af   Latn  Afrikaans       Afrikaans
    am   Ethi  Amharic         አማርኛ
    ar   Arab  Arabic          العربية
    az   Latn  Azerbaijani     azərbaycan
    be   Cyrl  Belarusian      беларуская
    bg   Cyrl  Bulgarian       български
    bn   Beng  Bengali         বাংলা
    bs   Latn  Bosnian         bosanski
    ca   Latn  Catalan         català
    ckb  Arab  Central Kurdish  کوردیی ناوەندی
    cs   Latn  Czech           čeština
    cy   Latn  Welsh           Cymraeg
    da   Latn  Danish          dansk
    de   Latn  German          Deutsch
    el   Grek  Greek           Ελληνικά
    en   Latn  English         English
    eo   Latn  Esperanto       Esperanto
    es   Latn  Spanish         español
    et   Latn  Estonian        eesti
    eu   Latn  Basque          euskara
    fa   Arab  Persian         فارسی
    fi   Latn  Finnish         suomi
    fil  Latn  Filipino        Filipino
    fr   Latn  French          français
    ga   Latn  Irish           Gaeilge
    gl   Latn  Galician        galego
    gu   Gujr  Gujarati        ગુજરાતી
    ha   Latn  Hausa           Hausa
    haw  Latn  Hawaiian        ʻŌlelo Hawaiʻi
    he   Hebr  Hebrew          עברית
    hi   Deva  Hindi           हिन्दी
    hr   Latn  Croatian        hrvatski
    ht   Latn  Haitian Creole  kreyòl ayisyen
    hu   Latn  Hungarian       magyar
    hy   Armn  Armenian        հայերեն
    hyw  Armn  Western Armenian  արեւմտահայերէն
    id   Latn  Indonesian      Bahasa Indonesia
    ig   Latn  Igbo            Igbo
    is   Latn  Icelandic       íslenska
    it   Latn  Italian         italiano
    ja   Jpan  Japanese        日本語
    ka   Geor  Georgian        ქართული
    kk   Cyrl  Kazakh          қазақ тілі
    km   Khmr  Khmer           ខ្មែរ
    kn   Knda  Kannada         ಕನ್ನಡ
    ko   Kore  Korean          한국어
    ku   Latn  Kurdish         kurdî
    lo   Laoo  Lao             ລາວ
    lt   Latn  Lithuanian      lietuvių
    lv   Latn  Latvian         latviešu
    mi   Latn  Māori           te reo Māori
    mix  Latn  Mixtec          Tu’un Savi
    mk   Cyrl  Macedonian      македонски
    ml   Mlym  Malayalam       മലയാളം
    mn   Cyrl  Mongolian       монгол
    mr   Deva  Marathi         मराठी
    ms   Latn  Malay           Bahasa Melayu
    my   Mymr  Burmese         မြန်မာ
    nb   Latn  Norwegian Bokmål  norsk bokmål
    ne   Deva  Nepali          नेपाली
    nl   Latn  Dutch           Nederlands
    nn   Latn  Norwegian Nynorsk  norsk nynorsk
    no   Latn  Norwegian       norsk
    nv   Latn  Navajo          Diné bizaad
    om   Latn  Oromo           Afaan Oromoo
    pa   Guru  Punjabi         ਪੰਜਾਬੀ
    pl   Latn  Polish          polski
    ps   Arab  Pashto          پښتو
    pt   Latn  Portuguese      português
    qu   Latn  Quechua         Runasimi
    ro   Latn  Romanian        română
    ru   Cyrl  Russian         русский
    si   Sinh  Sinhala         සිංහල
    sk   Latn  Slovak          slovenčina
    sl   Latn  Slovenian       slovenščina
    so   Latn  Somali          Soomaali
    sq   Latn  Albanian        shqip
    sr   Cyrl  Serbian         српски
    sv   Latn  Swedish         svenska
    sw   Latn  Swahili         Kiswahili
    ta   Taml  Tamil           தமிழ்
    te   Telu  Telugu          తెలుగు
    th   Thai  Thai            ไทย
    ti   Ethi  Tigrinya        ትግርኛ
    tr   Latn  Turkish         Türkçe
    uk   Cyrl  Ukrainian       українська
    ur   Arab  Urdu            اردو
    uz   Latn  Uzbek           oʻzbekcha
    vi   Latn  Vietnamese      Tiếng Việt
    xh   Latn  Xhosa           isiXhosa
    yi   Hebr  Yiddish         ייִדיש
    yo   Latn  Yoruba          Yorùbá
    yue  Hant  Cantonese       粵語
    zap  Latn  Zapotec         Diidxazá
    zh   Hans  Chinese         中文
    zu   Latn  Zulu            isiZulu
""")
_VARIANTS = _table("""
    pa-Arab     Arab  Punjabi (Shahmukhi)    پنجابی
    pa-PK       Arab  Punjabi (Pakistan)     پنجابی
    az-Arab     Arab  Azerbaijani (Arabic)   تۆرکجه
    ku-Arab     Arab  Kurdish (Arabic)       کوردی
    sr-Latn     Latn  Serbian (Latin)        srpski
    uz-Cyrl     Cyrl  Uzbek (Cyrillic)       ўзбекча
    zh-Hans     Hans  Simplified Chinese     简体中文
    zh-Hant     Hant  Traditional Chinese    繁體中文
    zh-HK       Hant  Chinese (Hong Kong)    中文（香港）
    zh-MO       Hant  Chinese (Macau)        中文（澳門）
    zh-TW       Hant  Chinese (Taiwan)       中文（台灣）
    es-419      Latn  Latin American Spanish  español latinoamericano
    pt-BR       Latn  Brazilian Portuguese   português brasileiro
""")
_OLDER = {"tl": "fil", "iw": "he", "in": "id", "ji": "yi", "mo": "ro", "cmn": "zh", "pes": "fa"}
"""Codes that were replaced, or that name the common form of a language."""
_NICKNAMES = {
    "castellano": "es",
    "creole": "ht",
    "farsi": "fa",
    "flemish": "nl",
    "kreyol": "ht",
    "mandarin": "zh",
    "tagalog": "fil",
}
_OTHER_TWO_LETTERS = """
aa ab ak an as av ay ba bh bi bm bo br ce ch co cr cu cv dv dz ee ff fj fo fy gd gn gv ho
hz ia ie ii ik io iu jv kg ki kj kl kr ks kv kw ky la lb lg li ln lu mg mh mt na nd ng nr
ny oc oj or os pi rm rn rw sa sc sd se sg sh sm sn ss st su tg tk tn to ts tt tw ty ug ve
vo wa wo za
"""
"""The rest of ISO 639-1."""
_RIGHT_TO_LEFT = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi")
)
_TAG = re.compile(
    r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)"
)


def canonical(tag: str) -> str:
    """The canonical form of a tag: `zh_TW` is `zh-TW`, `tl` is `fil`, `ES` is `es`.

    Raises SettingsError when it is no language tag.
    """
    match = _TAG.fullmatch(tag.strip().replace("_", "-").lower())
    if match is None:
        raise _not_a_tag(tag)
    language, script, region, variants = match.groups()
    language = _OLDER.get(language, language)
    if language not in _LANGUAGES or variants:
        return _looked_up(tag)
    parts = (language, script and script.capitalize(), region and region.upper())
    return "-".join(part for part in parts if part)


def _looked_up(tag: str) -> str:
    """The canonical form as langcodes knows it."""
    import langcodes  # noqa: PLC0415 - only for what the table does not hold

    standard = langcodes.standardize_tag(tag.strip())
    if not langcodes.tag_is_valid(standard):
        raise _not_a_tag(tag)
    return standard


def is_usual(tag: str) -> bool:
    """Whether a tag, as written, surely means a language when it is the name of a file.

    Three letters are often something else: `old`, `new`, `bak` and `art` are codes too.
    """
    language = re.split("[-_]", tag.lower())[0]
    return language in _LANGUAGES or language in _OLDER or language in _OTHER_TWO_LETTERS.split()


def named(name: str) -> str | None:
    """The tag of the language that has this name, or nearly, in English or in that language."""
    from difflib import get_close_matches  # noqa: PLC0415 - only wanted once something is wrong

    folded = re.sub("[-_ ]+", " ", name.strip().casefold())
    tags = _NICKNAMES | {
        word.casefold(): tag
        for tag, language in (_LANGUAGES | _VARIANTS).items()
        for word in (language.english, language.own)
    }
    close = get_close_matches(folded, tags, n=1, cutoff=0.75) if len(folded) > 3 else []
    return tags.get(folded) or (tags[close[0]] if close else None)


def _not_a_tag(tag: str) -> SettingsError:
    """The error for what is not a language tag."""
    meant = named(tag)
    hint = f"did you mean '{meant}'?" if meant else "write it as 'en', 'es', 'pt-BR' or 'zh-Hant'"
    return SettingsError(f"'{tag}' is not a language tag", hint=hint)


def script(tag: str) -> str:
    """The ISO 15924 code of the script that a language is written in: `Latn`, `Arab`, `Jpan`."""
    tag = leading(tag)
    match = _TAG.fullmatch(tag.lower())
    if match is not None and match[2]:
        return match[2].capitalize()
    known = _known(tag)
    if known is not None:
        return known.script
    import langcodes  # noqa: PLC0415 - only for what the table does not hold

    return langcodes.Language.get(tag).maximize().script or "Latn"


def leading(tag: str) -> str:
    """The first language of a bilingual edition, `en` of `en+es`; any other tag as it is."""
    return tag.partition("+")[0]


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """The way the lines of a language run."""
    return "rtl" if script(tag) in _RIGHT_TO_LEFT else "ltr"


def autonym(tag: str) -> str:
    """The name of a language in that language; the tag itself where we do not know it."""
    return " · ".join(known.own if (known := _known(one)) else one for one in tag.split("+"))


def english_name(tag: str) -> str:
    """The name of a language in English; the tag itself where we do not know it."""
    return " · ".join(known.english if (known := _known(one)) else one for one in tag.split("+"))


def _known(tag: str) -> _Language | None:
    """The row of a tag, of its language in its script, or of its language."""
    language, _, rest = tag.partition("-")
    in_script = f"{language}-{rest[:4]}"
    return _VARIANTS.get(tag) or _VARIANTS.get(in_script) or _LANGUAGES.get(language)
