"""What a reader of plain text gets."""

from __future__ import annotations

import pytest

from zinepress.digital.text import plain_text
from zinepress.source.document import Document

CASES = {
    "paragraphs": ("<h1>A</h1>\n<p>b <em>c</em>\nd</p>\n<p>e</p>", "A\n\nb c d\n\ne\n"),
    "a tight list": ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b\n"),
    "a loose list": (
        "<ol start='3'><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>",
        "3. a\n\n   b\n\n4. c\n",
    ),
    "a list in a list": ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c\n"),
    "a quotation": ("<blockquote><p>a<br/>b</p><p>c</p></blockquote>", "> a\n> b\n\n> c\n"),
    "a link": (
        '<p>see <a href="https://x.org/y">us</a>, <a href="tel:12">12</a></p>',
        "see us (https://x.org/y), 12\n",
    ),
    "a picture": (
        '<figure><img src="a.png" alt="A door"/><figcaption>Home</figcaption></figure>',
        "[A door]\n\nHome\n",
    ),
    "a note": ('<p>a<span class="footnote">b <b>c</b></span>.</p>', "a[1].\n\nNotes\n\n[1] b c\n"),
    "a table": (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
        "a | b\nc | d\n",
    ),
    "code": ("<pre><code>a\n  b\n</code></pre>", "a\n  b\n"),
    "a definition": ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\n    b\n"),
    "a task": (
        '<ul><li><input type="checkbox"/> a</li><li><input type="checkbox" checked="checked"/> b'
        "</li></ul>",
        "- [ ] a\n- [x] b\n",
    ),
    "a redaction": ('<p>a <span class="redact" data-length="3">   </span> b</p>', "a ███ b\n"),
    "verse": (
        '<div class="verse"><p><span class="line">a</span>\n<span class="line">b</span></p></div>',
        "a\nb\n",
    ),
    "a second call": ('<p>a<a class="footnote-ref" href="#n">1</a></p>', "a[1]\n"),
    "a break": ("<p>a</p><hr/><p>b</p>", "a\n\n* * *\n\nb\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_text_says_what_the_markup_says(name: str) -> None:
    html, expected = CASES[name]
    assert plain_text(Document(html, "en"), notes_title="Notes").decode() == expected


def test_head_and_foot_frame_the_text() -> None:
    text = plain_text(Document("<p>b</p>", "en"), head=("A",), foot=("c",)).decode()
    assert text == "A\n\nb\n\nc\n"
