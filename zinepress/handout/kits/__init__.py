"""What somebody who prints gets: the right files, named as instructions, and where to start.

In: finished files with their pages. Out: kits, as folders of bytes and as zip files.
"""
