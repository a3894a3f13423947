"""`Markup` becomes `Pages`: the only home of WeasyPrint.

In: HTML, stylesheets, the press's fonts and the folders that may be read. Out: PDF bytes, boxes,
and every file that was read.
"""
