"""Journal, drills, skills, and what lies ahead on the home page."""  # noqa: INP001  not a package: Alembic loads it by path

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1.2"
down_revision = "1.1"


def upgrade() -> None:
    """Make the tables."""
    _journal_case()
    _case_part()
    _case_words()
    _drill()
    _drill_answer()
    _skill()
    _declined()
    op.add_column("home", sa.Column("ahead", sa.Text(), nullable=True))


def _journal_case() -> None:
    op.create_table(
        "journal_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("size", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("happens_on", sa.String(length=10), nullable=True),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("went_in_at", sa.String(length=40), nullable=True),
        sa.Column("frozen", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.String(length=40), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("size IN ('short', 'full', 'log')", name="size_is_known"),
        sa.CheckConstraint(
            "stage IN ('preparing', 'went_in', 'outcome', 'reviewed')", name="stage_is_known"
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("uuid"),
    )
    op.create_index("ix_journal_case_changed_at", "journal_case", ["changed_at"], unique=False)
    op.create_index("ix_journal_case_stage", "journal_case", ["stage"], unique=False)
    op.create_index("ix_journal_case_trashed_at", "journal_case", ["trashed_at"], unique=False)


def _case_part() -> None:
    op.create_table(
        "case_part",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["journal_case.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", "position"),
    )


def _case_words() -> None:
    op.create_table(
        "case_words",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["journal_case.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id"),
    )
    # The statement of this version, whatever later ones make of it.
    op.execute(
        "CREATE VIRTUAL TABLE case_search USING fts5(title, words, content='case_words', "
        "content_rowid='case_id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )


def _drill() -> None:
    op.create_table(
        "drill",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("skill", sa.String(length=24), nullable=False),
        sa.Column("loss", sa.Float(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("due_at", sa.String(length=40), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "state IN ('due', 'leech', 'set_aside', 'mastered')", name="state_is_known"
        ),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("attempt_id", "turn", name="one_drill_a_turn"),
        sa.UniqueConstraint("uuid"),
    )
    op.create_index("ix_drill_attempt_id", "drill", ["attempt_id"], unique=False)
    op.create_index("ix_drill_due_at", "drill", ["due_at"], unique=False)


def _drill_answer() -> None:
    op.create_table(
        "drill_answer",
        sa.Column("drill_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("move", sa.Text(), nullable=False),
        sa.Column("loss", sa.Float(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["drill_id"], ["drill.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("drill_id", "position"),
    )
    op.create_index("ix_drill_answer_at", "drill_answer", ["at"], unique=False)


def _skill() -> None:
    op.create_table(
        "skill",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("skill", sa.String(length=24), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("turns", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("attempt_id", "position"),
    )
    op.create_index("ix_skill_skill", "skill", ["skill"], unique=False)


def _declined() -> None:
    op.create_table(
        "declined",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=120), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
