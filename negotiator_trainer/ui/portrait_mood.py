"""The eight moods, and what each does to a face."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """A mood on the scales of affect (Mehrabian and Russell 1974), and where it looks.

    Attributes:
        valence: Unpleasant (-1) to pleasant (1).
        arousal: Calm (0) to excited (1).
        dominance: At a loss (0) to in charge (1); tells anger from worry.
        openness: Closed up (0) to turned towards the other (1).
        gaze: Where the eyes look, right and down; each -1 to 1.
    """

    valence: float
    arousal: float
    dominance: float
    openness: float
    gaze: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """What a face does.

    Attributes:
        brow_height: Lowered (-1) to raised (1).
        brow_tilt: Inner ends up (-1, worry) to down (1, anger).
        brow_skew: How much more the left brow is raised, 0 to 1.
        eye_open: Nearly shut (0.2) to wide (1.3).
        eye_smile: Cheeks pushed up from below, 0 to 1; 1 shuts the eyes into arcs.
        gaze: Right and down, each -1 to 1.
        mouth: ``curve``, ``pressed``, ``beam``, ``gritted``, ``wavy`` or ``huff``.
        mouth_curve: Frown (-1) to smile (1), for ``curve``.
        flush: Redness of the cheeks, 0 to 1.
        furrow: Lines between the brows, 0 to 1.
        tilt: Degrees that the head leans to the right.
        lean: Sideways shift of the head.
        raised: How much the head is held up; negative hangs.
        shoulders: How much the shoulders are drawn up, -1 to 1.
    """

    brow_height: float
    brow_tilt: float
    brow_skew: float
    eye_open: float
    eye_smile: float
    gaze: tuple[float, float]
    mouth: str
    mouth_curve: float
    flush: float
    furrow: float
    tilt: float
    lean: float
    raised: float
    shoulders: float


AFFECTS = {
    "neutral": Mood(valence=0.16, arousal=0.35, dominance=0.5, openness=0.5),
    "warm": Mood(valence=0.6, arousal=0.3, dominance=0.5, openness=0.85),
    "interested": Mood(valence=0.25, arousal=0.7, dominance=0.5, openness=1.0),
    "guarded": Mood(valence=-0.15, arousal=0.3, dominance=0.6, openness=0.05, gaze=(0.85, 0.1)),
    "frustrated": Mood(valence=-0.5, arousal=0.4, dominance=0.65, openness=0.3, gaze=(-0.5, -0.8)),
    "angry": Mood(valence=-0.9, arousal=0.95, dominance=0.95, openness=0.35),
    "worried": Mood(valence=-0.55, arousal=0.75, dominance=0.05, openness=0.5, gaze=(-0.35, 0.35)),
    "delighted": Mood(valence=0.95, arousal=0.9, dominance=0.6, openness=1.0),
}


def expression(mood: Mood) -> Expression:
    """Return the face of a mood.

    Raised and slanted brows follow arousal and dominance, eyes open with
    arousal and close with guardedness, the mouth follows valence.
    """
    unpleasant = max(-mood.valence, 0.0)
    weary = mood.gaze[1] < -0.5
    closed = max(0.35 - mood.openness, 0.0) / 0.35
    curious = mood.openness > 0.9 and mood.valence < 0.6
    smile = max(mood.valence - 0.3, 0.0) / 0.7
    # Worry lifts the inner brows, anger drops them; the pleasant moods need neither.
    tilt = unpleasant * (mood.dominance - 0.42) * 2.2
    return Expression(
        brow_height=(mood.arousal - 0.4) * 1.3 - max(tilt, 0.0) * 0.9 - closed * 0.35,
        brow_tilt=tilt,
        brow_skew=0.75 if curious else 0.5 * closed * (mood.valence > -0.3),
        eye_open=0.72 + 0.55 * (mood.arousal - 0.35) - 0.38 * closed,
        eye_smile=smile * (0.55 + 0.5 * mood.arousal),
        gaze=mood.gaze,
        mouth=_mouth(mood),
        mouth_curve=mood.valence,
        flush=max(smile * 0.6, unpleasant * max(mood.dominance - 0.5, 0) * 2.0),
        furrow=min(unpleasant * 1.15, 1.0) if mood.dominance > 0.3 else 0.25,
        tilt=6.0 * curious - 4.5 * closed - 7.0 * weary + 3.0 * (smile > 0.3) * (smile < 0.8),
        lean=3.5 * closed,
        raised=mood.arousal - 0.35 + 0.6 * closed,
        shoulders=closed + 0.9 * (mood.dominance < 0.2) + 0.4 * (mood.arousal > 0.85),
    )


def _mouth(mood: Mood) -> str:
    if mood.valence > 0.8:
        return "beam"
    if mood.valence < -0.7:
        return "gritted"
    if mood.openness < 0.1:
        return "pressed"
    if mood.valence < -0.4:
        return "wavy" if mood.dominance < 0.3 else "huff"
    return "curve"


MOODS = {name: expression(mood) for name, mood in AFFECTS.items()}
