"""Translations travel to other programs and come back: PO, XLIFF and Word.

In: the rows of a translation, or a file that a translator sends. Out: the file, or `Unit`s, and
what becomes of a translation when they are taken in.
"""
