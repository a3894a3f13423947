"""Markdown with front matter becomes a `Document`: text in, value out, no disk.

In: the text of a source file, its language and facts. Out: HTML and what was found in it.
"""
