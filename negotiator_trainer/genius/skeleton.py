"""Writes a scenario to start authoring from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius.draft import draft
from negotiator_trainer.genius.skeleton_model import heaviest, model_text
from negotiator_trainer.genius.skeleton_script import script_text
from negotiator_trainer.genius.skeleton_zone import shape
from negotiator_trainer.scenario.format_yaml import format_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from negotiator_trainer.genius.domain import Domain
    from negotiator_trainer.genius.profile import Profile

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 60


def write_scenario(folder: Path, domain: Domain, a: Profile, b: Profile) -> Path:
    """Write the two files of a scenario that the first party plays against the second.

    The model is complete and passes the checker; the words are placeholders.

    Args:
        folder: Made if it is not there; nothing in it is ever overwritten.
        domain: What is negotiated.
        a: The party that the trainee plays.
        b: The counterpart.

    Returns:
        The folder.

    Raises:
        TrainerError: The folder's name cannot be a scenario's, it holds something, it cannot be
            written, or the domain makes no scenario.
    """
    files = scenario_files(_id(folder), domain, a, b)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise TrainerError(
                f"There is something in {folder} already, and nothing is overwritten.",
                remedy="Name a new folder, or an empty one.",
            )
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise TrainerError(
            f"The scenario cannot be written to {folder}: {error.strerror or error}.",
            remedy="Name a folder that you may write to.",
        ) from error
    return folder


def scenario_files(id_: str, domain: Domain, a: Profile, b: Profile) -> dict[str, str]:
    """Return the texts of a scenario's files by name.

    Raises:
        TrainerError: The domain makes no scenario.
    """
    points = draft(domain, a, b)
    shaped = shape(points)
    return {
        "scenario.yaml": format_yaml(model_text(points, shaped, id_=id_)),
        "script.party_a.yarn": script_text(
            priority=f"{heaviest(points, 1).name}, mostly.", limits=shaped.limits
        ),
    }


def _id(folder: Path) -> str:
    name = folder.resolve().name
    if not _SLUG.fullmatch(name) or len(name) > _LONGEST:
        raise TrainerError(
            f"“{name}” cannot be a scenario's name.",
            remedy="Name a folder in lower-case letters, digits and single hyphens, such as "
            "my-scenario.",
        )
    return name
