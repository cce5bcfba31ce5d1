"""A small sale that a test bends to its purpose: a script of its own, and a patch of the model."""

from __future__ import annotations

from negotiator_trainer.engine.game import compile_game
from negotiator_trainer.engine.move import read_move, write_move
from negotiator_trainer.engine.play import apply, begin, step
from negotiator_trainer.scenario.model import Scenario
from negotiator_trainer.scenario.yaml_text import read_yaml
from negotiator_trainer.script.parser import parse

MODEL = """
format: 1
id: inline
version: 1
title: Inline
pitch: A table and two people.
author: The project
licence: CC-BY-SA-4.0
language: en
minutes: 5
difficulty: 1
skills: [ask]
principle: None.
unit: {kind: money, symbol: €, name: euros}
brief: A table is for sale.
issues:
  price: {name: Price, from: 0, to: 100, step: 10}
  finish: {name: Finish, options: {plain: plain wood, gloss: varnished}}
  extra:
    name: Delivery
    options: {none: collected, full: delivered}
    until_tabled: none
roles:
  buyer:
    name: Bo
    position: buyer
    portrait: {skin: 2, hair: blond, hair_style: long, cloth: teal, age: 27}
    sheet: You want a table.
    preferences:
      base: 100
      values:
        price: {0: 0, 100: -100}
        finish: {plain: 0, gloss: 10}
        extra: {none: 0, full: 20}
    alternatives: {shop: {text: The shop, value: 20}}
    reservation: 20
    trigger: Above 90.
    exit_line: Good day.
    facts:
      hurry: {text: You need it today., kind: weakness}
      taste: {text: You like it varnished., kind: interest}
  seller:
    name: Sal
    position: joiner
    portrait: {skin: 3, hair: brown, hair_style: short, cloth: blue, age: 33}
    sheet: You sell tables.
    preferences:
      values:
        price: {0: 0, 100: 100}
        finish: {plain: 0, gloss: -5}
        extra: {none: 0, full: -10}
    alternatives: {keep: {text: Keep it, value: 30}}
    reservation: 30
    trigger: Below 30.
    exit_line: Then not.
play:
  buyer:
    counterpart: seller
    rounds: 10
    par: 5
    trust: 50
    tension: 1
    variants:
      hard: {name: Hard, weight: 60, truth: Another buyer., reservation: 50, zone: always}
      soft: {name: Soft, weight: 40, truth: Must sell., reservation: 30, zone: always}
    facts:
      reason: {text: {hard: There is another buyer., soft: The lease ends.}, weight: 2}
      wood: {text: It is oak.}
      gossip: {text: The neighbours talk., closes: no}
    counters:
      rapport: {from: 0, to: 3, start: 1}
    flags: [seen, late]
    events:
      delivery: {text: Delivery came up., tables: extra}
      rival: {text: A rival rang., reservation: 20, variants: [hard]}
      lie: {text: He looked it up., trust_ceiling: 45, deception: yes}
    endings:
      deal: {kind: deal, text: Sold.}
      walked: {kind: walk, text: You leave., door: open}
      thrown: {kind: left, text: Out., door: shut}
      dusk: {kind: deadline, text: It is dark., door: shut}
    stance:
      aspiration: 100
      limit: 40
      tactic: time
      exponent: 1
      steps: 6
      patience: 2
      ask: {price: 100, finish: plain, extra: none}
      moves_on: [price]
      trades: [finish, extra]
      packages: {last: {price: 60, finish: plain, extra: none}}
      bands: 5
      insult: 20
      close: 10
"""

START = """
title: Start
---
Sal: Yes? #line:st1
<<jump Hub>>
===
"""

REACTIONS = """
title: Reaction
when: reply("accept")
---
Sal: Done. #line:yes
===
title: Reaction
---
Sal: No. #line:no
===
"""


def inline(script: str, patch: str = "", *, reactions: str = REACTIONS, start: str = START):
    """Compile the sale with a hub of the test's own, and whatever else it writes."""
    model = _plain(MODEL)
    if patch:
        _merge(model, _plain(patch))
    parsed = parse(start + script + reactions, file="script.buyer.yarn")
    errors = [str(d) for d in parsed.diagnostics if d.severity == "error"]
    assert not errors, errors
    return compile_game(Scenario.model_validate(model), "buyer", parsed.script)


def hub(options: str, body: str = "") -> str:
    """A hub with these options."""
    return f"title: Hub\n---\n{body}<<offers>>\n{options}\n===\n"


class Table:
    """Plays moves in the log's notation, and holds `step` to `apply` at each."""

    def __init__(self, game, variant="hard"):
        self.game = game
        self.log = [begin(game, variant)]

    def __call__(self, *moves):
        for text in moves:
            move = read_move(text, self.game.space)
            assert read_move(write_move(move, self.game.space), self.game.space) == move
            before = self.state
            self.log.append(apply(self.game, before, move))
            assert step(self.game, before, move) == self.state
        return self

    @property
    def state(self):
        return self.log[-1].state

    @property
    def said(self):
        return [said.id for said in self.log[-1].lines]

    @property
    def events(self):
        return self.log[-1].events

    @property
    def beat(self):
        return self.game.quiet.beats[self.state.beat].title

    @property
    def ending(self):
        return tuple(self.game.side.endings)[self.state.ending] if self.state.ending >= 0 else ""

    def of_kind(self, kind):
        return [event for event in self.events if isinstance(event, kind)]


def _plain(text):
    read = read_yaml(text.encode(), file="scenario.yaml")
    assert not read.diagnostics, [str(d) for d in read.diagnostics]
    return read.value


def _merge(into, patch):
    for key, value in patch.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict) and "<" not in key:
            _merge(into[key], value)
        else:
            into[key] = value
