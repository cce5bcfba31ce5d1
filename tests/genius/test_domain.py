import pytest

from negotiator_trainer.errors import TrainerError
from negotiator_trainer.genius.domain import MAX_PACKAGES, read_domain
from tests.genius.files import car_domain, domain_text, interval, listed, write


def read(folder, text, **options):
    (path,) = write(folder, domain=text)
    return read_domain(path, **options)


def refused(folder, text, **options):
    with pytest.raises(TrainerError) as caught:
        read(folder, text, **options)
    assert caught.value.problem.startswith("domain.xml, line ")
    assert "\n" not in str(caught.value)
    return caught.value.problem


def test_issues_and_values_come_in_the_order_of_the_file(tmp_path):
    domain = read(tmp_path, car_domain())
    assert domain.name == "car"
    assert [(i.name, i.index, i.kind, i.values) for i in domain.issues] == [
        ("price", 1, "discrete", ("low", "middle", "high")),
        ("colour", 2, "discrete", ("red", "blue")),
    ]
    assert domain.packages == 6


def test_without_a_type_an_issue_is_discrete_and_vtype_is_not_needed(tmp_path):
    bare = listed("a", 1, ["x"], type=None, etype=None, vtype=None)
    typed = listed("b", 2, ["x"], vtype=None, etype=None, type="Discrete")
    assert [issue.kind for issue in read(tmp_path, domain_text(bare, typed)).issues] == [
        "discrete"
    ] * 2


def test_type_counts_where_the_types_contradict_each_other(tmp_path):
    issue = listed("a", 1, ["x", "y"], type="discrete", vtype="integer")
    assert read(tmp_path, domain_text(issue)).issues[0].values == ("x", "y")


def test_indices_may_begin_anywhere_and_leave_gaps(tmp_path):
    domain = read(tmp_path, domain_text(listed("a", 7, ["x"]), listed("b", 3, ["x", "y"])))
    assert [issue.index for issue in domain.issues] == [7, 3]


def test_every_whole_number_of_an_integer_issue_is_a_value(tmp_path):
    nested = (
        "<issue index='2' name='days' type='integer'>"
        "<range lowerbound='-1' upperbound='1'/></issue>"
    )
    domain = read(tmp_path, domain_text(interval("n", 1, "integer", 3, 5), nested))
    assert domain.issues[0].values == ("3", "4", "5")
    assert domain.issues[1].numbers == (-1.0, 0.0, 1.0)


def test_a_real_interval_is_read_in_even_steps_with_both_ends(tmp_path):
    text = domain_text(interval("r", 1, "real", "10.0", "40.0"))
    assert len(read(tmp_path, text).issues[0].values) == 21
    assert read(tmp_path, text, steps=4).issues[0].values == ("10", "20", "30", "40")
    point = domain_text(interval("r", 1, "real", 2, 2))
    assert read(tmp_path, point).issues[0].numbers == (2.0,)


def test_issues_of_nested_objectives_are_all_found(tmp_path):
    inner = (
        f"<objective index='5' name='inner' type='objective'>{listed('a', 1, ['x'])}</objective>"
    )
    domain = read(tmp_path, domain_text(inner, listed("b", 2, ["y"])))
    assert [issue.name for issue in domain.issues] == ["a", "b"]


def test_a_value_listed_twice_counts_once_and_is_noted(tmp_path):
    domain = read(tmp_path, domain_text(listed("a", 1, ["x", "y", "x"])))
    assert domain.issues[0].values == ("x", "y")
    assert domain.notes == ("“a” lists a value twice; it counts once.",)


def test_four_million_packages_are_the_limit(tmp_path):
    most = [interval(name, index, "integer", 1, 2000) for index, name in enumerate("ab", start=1)]
    assert read(tmp_path, domain_text(*most)).packages == MAX_PACKAGES
    most.append(listed("c", 3, ["x", "y"]))
    said = refused(tmp_path, domain_text(*most))
    assert "8,000,000 packages; 4,000,000 is most" in said


def test_an_enormous_interval_is_refused_without_being_made(tmp_path):
    issues = [interval(f"i{n}", n, "integer", 0, 999_999_999) for n in range(1, 5)]
    assert "packages; 4,000,000 is most" in refused(tmp_path, domain_text(*issues))


def test_a_domain_of_three_parties_is_refused_with_the_reason(tmp_path):
    agents = "".join(f"<agent name='{name}'/>" for name in "abc")
    said = refused(tmp_path, domain_text(listed("a", 1, ["x"]), before=agents))
    assert "for 3 parties, and a zone of agreement is worked out for two" in said
    read(tmp_path, domain_text(listed("a", 1, ["x"]), before="<agent/><agent/>"))


def test_a_nonlinear_domain_is_refused_with_the_reason(tmp_path):
    text = domain_text(listed("a", 1, ["x"])).replace(
        "<utility_space", "<utility_space type='NONLINEAR'"
    )
    assert "of type “nonlinear”, not a weighted sum" in refused(tmp_path, text)


def test_a_profile_in_the_place_of_the_domain_is_recognised(tmp_path):
    assert "a preference profile, not a domain" in refused(tmp_path, "<utility_space/>")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<domains/>", "begins with <domains>"),
        ("<negotiation_template/>", "there is no <utility_space>"),
        ("<negotiation_template><utility_space/></negotiation_template>", "no <objective>"),
        (domain_text(), "there is no <issue>"),
        (domain_text("<issue index='1' type='discrete'/>"), "<issue> has no “name”"),
        (domain_text("<issue name='a'><item value='x'/></issue>"), "<issue> has no “index”"),
        (domain_text(listed("a", "1_0", ["x"])), "index=“1_0”, which is no whole number"),
        (domain_text(listed("a", 1, [])), "“a” has no <item>"),
        (domain_text("<issue name='a' index='1'><item index='1'/></issue>"), "no “value”"),
        (domain_text(listed("a", 1, ["x"]), listed("a", 2, ["x"])), "two issues are called “a”"),
        (domain_text(listed("a", 1, ["x"]), listed("b", 1, ["x"])), "have the index 1"),
        (domain_text(listed("a", 1, ["x"], type="price")), "of type “price” is none of"),
        (domain_text("<issue name='a' index='1' type='real'/>"), "has no bounds"),
        (domain_text(interval("a", 1, "integer", 5, 3)), "lower bound 5 is above"),
        (domain_text(interval("a", 1, "integer", "1.5", 3)), "no whole number"),
        (domain_text(interval("a", 1, "real", "NaN", 3)), "“NaN”, which is no number"),
        (domain_text(interval("a", 1, "real", "-1e300", 3)), "farther from nought"),
        (domain_text(*(listed(f"i{n}", n, ["x"]) for n in range(65))), "65 issues; 64 is most"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_file_and_line(tmp_path, text, problem):
    assert problem in refused(tmp_path, text)
