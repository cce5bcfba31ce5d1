"""P6: parse and check a script of 300 beats and 1,200 choices."""

from __future__ import annotations

from bench.timing import ROUNDS, Row, median, seconds
from negotiator_trainer.script.names import Names, check_names
from negotiator_trainer.script.parser import parse

BEATS = 300


def script() -> str:
    """A script of 300 beats with four choices each."""
    parts = ["title: Start\n---\n<<jump B0>>\n===\n"]
    for i in range(BEATS):
        lines = [f"\ntitle: B{i}\n---\nDana: This is beat {i}, and here we are. #line:b{i}"]
        for j in range(4):
            target = (i * 4 + j + 1) % BEATS
            lines += [
                f"-> Shall we take {j} next? <<if $trust >= {5 * j}>> #act:what_if #line:o{i}_{j}",
                f"    Dana: We might, if you tell me why. #mood:neutral #line:r{i}_{j}",
                '    <<trust +5 "you asked before you pressed">>',
                f"    <<jump B{target}>>",
            ]
        parts.append("\n".join([*lines, "===", ""]))
    return "".join(parts)


def rows() -> list[Row]:
    """Measure; inklecate and inkjs are not on the registries that `make bench` uses."""
    text = script()
    none: frozenset[str] = frozenset()
    names = Names(
        facts=none,
        own_facts=none,
        flags=none,
        issues=none,
        latent_issues=none,
        events=none,
        counters=none,
        packages=none,
        endings=none,
        variants=none,
        speakers=frozenset({"Dana"}),
    )

    def work() -> None:
        parsed = parse(text, file="bench.yarn")
        check_names(parsed.script, names, moves_offers=False, moves_walk=False)

    took = 1_000 * median([seconds(work) for _ in range(ROUNDS)])
    return [
        Row(
            measure="P6 parse and check 300 beats, 1,200 choices",
            ours=took,
            peer=None,
            peer_name="",
            unit="ms",
            goal="≤ 100 ms",
            met=took <= 100,
        )
    ]
