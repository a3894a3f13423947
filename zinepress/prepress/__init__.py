"""Finished pages made ready for somebody else's press: a print shop, a risograph.

In: pages as a PDF, and what the press asks for. Out: PDFs of inks, tickets and job cards.
"""
