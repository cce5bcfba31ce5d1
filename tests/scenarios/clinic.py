"""“Live by Monday”, played by the product owner."""

from __future__ import annotations

from tests.scenarios.playing import Playing

VARIANTS = ("mornings", "live_clause", "in_writing")
MOVED = {"mornings": ["renewals_seen"], "live_clause": [], "in_writing": ["note_together"]}


class Play(Playing):
    scenario = "clinic-dashboard"
    role = "product_owner"
