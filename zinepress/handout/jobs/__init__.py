"""What goes with files that others print: the ticket for a shop, the card for a risograph.

In: what was made, and a language. Out: a page of text, and the same as JSON.
"""
