"""Pictures made fit to print: turned upright, stripped of where they were taken, toned.

In: the bytes of a picture file and a `Treatment`. Out: the bytes to print, or what is wrong.
"""
