"""Files that nobody meant: whatever the bytes are, the answer is a sentence or a zone."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius.domain import read_domain
from negotiator_trainer.genius.profile import read_profile
from negotiator_trainer.genius.report import report
from tests.genius.files import attributes, domain_text, interval, listed, profile_text, write

LINE = attributes(ftype="linear", offset=0.1, slope=0.2, parameter0=0.1, parameter1=0.2)
DOMAIN = domain_text(
    listed("a", 1, ["x", "y"]), interval("n", 2, "integer", 0, 3), interval("r", 3, "real", 0, 1)
)
PROFILE = profile_text(
    [
        listed("a", 1, ["x", "y"], [1, 2]),
        interval("n", 2, "integer", 0, 3, LINE),
        interval("r", 3, "real", 0, 1, LINE),
    ],
    {1: 0.5, 2: 0.25, 3: 0.25},
    reservation=0.3,
    discount=0.9,
)
PIECES = st.sampled_from(
    ["", "<", ">", "&amp;", "'", '"', "=", "-1", "1e400", "nan", "999999999", "٣", "\x00", "<!--",
     "<![CDATA[", "<!DOCTYPE", "]]>", "<?x ?>", "</issue>", "<issue", "index='1'", "type='real'",
     "integer", "linear", "triangular", "objective", "weight"]
)  # fmt: skip


def answer(domain, a, b):
    with TemporaryDirectory() as folder, suppress(TrainerError):
        paths = write(Path(folder), domain=domain, a=a, b=b)
        read = read_domain(paths[0], steps=3)
        profiles = [read_profile(path, read) for path in paths[1:]]
        return report(read, *profiles, steps=3)
    return None


def test_the_file_that_is_damaged_below_is_sound():
    assert answer(DOMAIN, PROFILE, PROFILE)["packages"] == 24


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(["domain", "profile"]))
def test_damaged_files_give_a_sentence_or_a_zone(data, which):
    text = DOMAIN if which == "domain" else PROFILE
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + data.draw(PIECES) + text[end:]
    found = answer(text, PROFILE, PROFILE) if which == "domain" else answer(DOMAIN, text, PROFILE)
    assert found is None or 0 <= found["zopa"] <= found["packages"]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_give_a_sentence(content):
    assert answer(content, PROFILE, PROFILE) is None
