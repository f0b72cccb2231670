"""What the addresses of one book answer: a module a subject, each with its ``ROUTES``."""

from __future__ import annotations

from jianbao.studio.routes import order, pages, products, services, sharing

ROUTES = (*pages.ROUTES, *order.ROUTES, *products.ROUTES, *sharing.ROUTES, *services.ROUTES)
"""Below ``/api/book/ID``; `desk.desk_of` tells which book that is."""
