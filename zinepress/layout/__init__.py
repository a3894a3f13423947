"""A layout folder and a `Document` become `Markup`: one HTML string and its stylesheets.

In: a layout by name, a document, a format. Out: a value that typesetting needs nothing beside.
"""
