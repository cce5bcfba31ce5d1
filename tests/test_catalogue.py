"""What there is to translate: the marks are found, and what the services say is marked."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOL = ROOT / "packaging" / "catalogue.py"
SERVICES = ROOT / "negotiator_trainer" / "services"
UI = [
    path
    for path in sorted((ROOT / "negotiator_trainer" / "ui").rglob("*.py"))
    if "QCoreApplication.translate" in path.read_text(encoding="utf-8")
]
# These speak English only so far.
UNMARKED = ("transfer.py",)
MARKED = [
    path
    for path in sorted(SERVICES.rglob("*.py"))
    if path.relative_to(SERVICES).parts[0] not in UNMARKED
]
NOT_FOR_PEOPLE = {
    "^## (.+)$": "how a card's file is read",
    "card {}: a title, one sentence, then {}": "a fault of the program's own files",
    "a scenario that cannot be read is not playable": "a fault of the program",
    "not an order": "a fault of the program",
    "There was no order.": "said to the process that gives none",
    "negotiator-trainer solved table 2": "the first line of a file",
    "Answer": "a type",
    "Negotiator Trainer": "the program's name",
    "{} reads back differently": "a fault of the program",
}
_WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("catalogue", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def entries(tool, source):
    found = tool.Catalogue()
    found.add(source, "sample.py")
    return [(m.text, found.plurals.get(m, ""), m.context) for m in found.places]


def unmarked(tool, source):
    """What would be said to a person and is not marked: sentences, and words with a capital."""
    tree = ast.parse(source)
    passed = {id(node) for call in ast.walk(tree) for node in _not_said(tool, call)}
    found = [node for node in ast.walk(tree) if id(node) not in passed]
    return [(node.lineno, _text(node)) for node in found if _is_said(_text(node))]


def _not_said(tool, node):
    """The parts of a node that are marked, are documentation, or lie in a string already."""
    match node:
        case ast.Call():
            marked = tool.words_of(node)
            yield from (each for word in marked for each in ast.walk(word))
        case ast.Expr(value=ast.Constant() as documentation):
            yield documentation
        case ast.JoinedStr():
            yield from (each for each in ast.walk(node) if each is not node)


def _text(node):
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(p.value if isinstance(p, ast.Constant) else "{}" for p in parts)
    return ""


def _is_said(text):
    if text in NOT_FOR_PEOPLE or text.lstrip().startswith("<") or not _WORD.search(text):
        return False
    capital = text.istitle() and text.replace("’", "").isalpha()
    return capital or bool(re.search(r"\w[,.:;!?…)“”]* \S|\} \w|\w \{|, \w| – ", text))


def hidden(source):
    """Where Qt is asked for words that the catalogue cannot have found."""
    tree = ast.parse(source)
    asked = [node for node in ast.walk(tree) if _asks_qt(node)]
    seen = [
        call.func
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _asks_qt(call.func) and _is_written(call.args[1])
    ]
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name == "_tr":
            seen += ast.walk(function)
    return [node.lineno for node in asked if node not in seen]


def _asks_qt(node):
    return isinstance(node, ast.Attribute) and ast.unparse(node) == "QCoreApplication.translate"


def _is_written(node):
    return isinstance(node, ast.Constant)


def test_the_catalogue_has_everything_that_is_said_now(tool):
    assert tool.CATALOGUE.read_text(encoding="utf-8") == str(tool.catalogue()), "make catalogue"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("tr('They left.')", [("They left.", "", "")]),
        ("tr('Turn {turn}.', turn=3)", [("Turn {turn}.", "", "")]),
        ("self.tr('&Offer').format(1)", [("&Offer", "", "")]),
        ("self.tr('Offer', 'verb')", [("Offer", "", "verb")]),
        ("tr('One, '\n   'and two')", [("One, and two", "", "")]),
        ("tr('Here' if here else 'There')", [("Here", "", ""), ("There", "", "")]),
        ("WORDS = {'a': mark('Anger')}; tr(WORDS[key])", [("Anger", "", "")]),
        ("ntr('{count} turn', '{count} turns', n)", [("{count} turn", "{count} turns", "")]),
        ("QT_TRANSLATE_NOOP('keys', 'Back')", [("Back", "", "")]),
        ("QCoreApplication.translate('keys', 'Back')", [("Back", "", "")]),
        ("painter.translate(point); words.translate(table)", []),
        ("tr('Twice'); tr('Twice'); tr('')", [("Twice", "", "")]),
    ],
)
def test_what_is_marked_is_found_as_it_is_said(tool, source, found):
    assert entries(tool, source) == found


@pytest.mark.parametrize("wrong", ["tr(f'Turn {turn}.')", "self.tr('Turn ' + turn)"])
def test_words_that_are_put_together_before_they_are_marked_are_refused(tool, wrong):
    with pytest.raises(tool.NotWrittenOutError, match=r"sample\.py:1"):
        entries(tool, wrong)


def test_an_entry_is_what_translators_tools_read(tool):
    found = tool.Catalogue()
    found.add("ntr('{count} “turn”', '{count} turns', n)", "a.py")
    found.add('tr("Say \\"no\\"\\n", "verb"); tr("{count} “turn”", count=1)', "b.py")
    assert (
        str(found).partition("\n\n")[2]
        == """\
#: a.py
#: b.py
#, python-brace-format
msgid "{count} “turn”"
msgid_plural "{count} turns"
msgstr[0] ""
msgstr[1] ""

#: b.py
msgctxt "verb"
msgid "Say \\"no\\"\\n"
msgstr ""
"""
    )


def test_who_changes_what_is_said_is_told_to_write_the_catalogue(tmp_path):
    for part in ("packaging", "negotiator_trainer"):
        (tmp_path / part).mkdir()
    (tmp_path / "packaging" / "catalogue.py").write_bytes(TOOL.read_bytes())
    said = tmp_path / "negotiator_trainer" / "said.py"
    said.write_text("tr('They left.')", encoding="utf-8")

    def run(*arguments):
        command = [sys.executable, tmp_path / "packaging" / "catalogue.py", *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        return done.returncode, done.stdout

    assert run()[0] == run("--check")[0] == 0
    said.write_text("tr('They stayed.')", encoding="utf-8")
    assert run("--check")[0] == 1
    assert "make catalogue" in run("--check")[1]
    said.write_text("tr(f'They {did}.')", encoding="utf-8")
    code, words = run()
    assert (code, words.split("\n")[0]) == (1, "negotiator_trainer/said.py:1: f'They {did}.'")


@pytest.mark.parametrize("path", MARKED, ids=lambda path: str(path.relative_to(SERVICES)))
def test_what_a_service_says_to_a_person_is_marked(tool, path):
    assert unmarked(tool, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 'They left the table.'", [(1, "They left the table.")]),
        ("x = f'{a} of {b}'", [(1, "{} of {}")]),
        ("x = name or 'Verdict'", [(1, "Verdict")]),
        ("x = TrainerError(f'No turn {turn}.', remedy='Go back.')",
         [(1, "No turn {}."), (1, "Go back.")]),
        ("x = tr('They left.') + f'{a}: {b}' + 'low' + '–' + f'tag:{a}'", []),
        ("def f():\n    '''Says something.'''\n    '''More of it.'''", []),
        ("x = tr('{a} of {b}', a=1, b=tr('Two things') if b else mark('One thing'))", []),
    ],
)  # fmt: skip
def test_what_is_said_unmarked_is_found(tool, source, found):
    assert unmarked(tool, source) == found


# Its words are marked with QT_TRANSLATE_NOOP, in a table.
@pytest.mark.parametrize(
    "path", [p for p in UI if p.name != "keys.py"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_what_the_window_asks_qt_for_is_in_the_catalogue(path):
    assert hidden(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("QCoreApplication.translate('keys', 'Back')", []),
        ("def _tr(words):\n    return QCoreApplication.translate('keys', words)", []),
        ("def _say(words):\n    return QCoreApplication.translate('keys', words)", [2]),
        ("tr = QCoreApplication.translate\ntr('keys', 'Back')", [1]),
    ],
)
def test_words_behind_another_name_are_found(source, found):
    assert hidden(source) == found
