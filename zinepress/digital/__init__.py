"""Editions that are not pages: plain text, one web page, an e-book.

In: a `Document` or a `Markup`. Out: the bytes of one file that needs nothing beside it.
"""
