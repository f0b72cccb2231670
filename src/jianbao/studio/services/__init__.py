"""What a clerk's browser asks of a book, and what is done to its files: one module a subject.

Each service is a function from the book's file and what was asked (`Asked`) to an `Reply`; the
routes only carry it. Every answer is JSON: ``{ok, result, diagnostics}``. Files are the truth:
nothing is kept between two requests but what is beside the book, in its folder ``.jianbao``.

====================================  ==========================================================
``GET  book/{id}/articles``           parts and articles as book.yaml lists them, what was deleted
``POST book/{id}/articles``           ``{op, digest, …}``: add rename delete restore hide show move part
``GET  book/{id}/manuscript/{n}``     text, digest, fields of the article's front matter
``PUT  book/{id}/manuscript/{n}``     ``{digest, text?, fields?, path?}``; 409 with the other's text
``POST book/{id}/picture/{n}?name=…`` a picture for the article, as it is; its path there
``GET  book/{id}/settings``           the form of book.yaml: fields, values, faults, the theme's options
``PUT  book/{id}/settings``           ``{digest, changes: {path: value or null}}``
``POST book/{id}/table``              ``{path, name?, data?}``: rows of a list, from Excel too
``POST book/{id}/inbox?name=…``       a file as it is; ``paste`` takes ``{html?, text?, name?}``
``GET  book/{id}/inbox``              what was sent in; ``inbox/{item}`` one beside what it becomes
``POST book/{id}/inbox/{item}``       ``{op, id?, …}``: answer decline version take drop
``GET  book/{id}/products``           a row each: state, file, pages; how far making has come
``POST book/{id}/products``           ``{op: make, names?}`` or ``{op: cancel}``
``POST book/{id}/products/choose``    ``{name, wanted}``: whether this issue asks for it
``GET  book/{id}/products/{name}``    the file itself
``GET  book/{id}/preflight``          what a printer would object to in the pages; the paper they need
``GET  book/{id}/sheets``             the booklet's sheets, with pictures of the first
``POST book/{id}/reviews?name=…``     a Word file that comes back from review, as it is
``GET  book/{id}/reviews``            the changes of all that wait, as cards, with a digest
``POST book/{id}/reviews/decide``     ``{op: take, digest, choices: {number: version}, comments?}``; drop
``GET  book/{id}/sign``               whether it is signed off, by whom, what was changed since
``POST book/{id}/sign``               ``{op: sign, note?, who?}`` or ``{op: correct, reason}``
``GET  book/{id}/history``            versions; ``?version=&against=&path=`` tells the differences
``POST book/{id}/history``            ``{op, …}``: keep name restore undo
====================================  ==========================================================
"""
