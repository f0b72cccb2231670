"""The studio: a book in the browser of this machine, following every save.

Nothing is loaded here: the command line makes books by a service of the studio's, and would wait
for its server.
"""
