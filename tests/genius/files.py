"""Writes small domains and profiles in the format, the way people write them."""

from xml.sax.saxutils import quoteattr

CAR = {
    "price": ["low", "middle", "high"],
    "colour": ["red", "blue"],
}
SELLER = {"price": [1, 2, 4], "colour": [3, 3]}
BUYER = {"price": [8, 6, 2], "colour": [1, 2]}


def attributes(**given):
    return "".join(f" {name}={quoteattr(str(value))}" for name, value in given.items())


def listed(name, index, values, evaluations=None, **extra):
    items = []
    for at, value in enumerate(values):
        worth = {} if evaluations is None else {"evaluation": evaluations[at]}
        items.append(f"<item{attributes(index=at + 1, value=value, **worth)}/>")
    kinds = {"type": "discrete", "etype": "discrete", "vtype": "discrete"} | extra
    kinds = {name: kind for name, kind in kinds.items() if kind is not None}
    return f"<issue{attributes(index=index, name=name, **kinds)}>{''.join(items)}</issue>"


def interval(name, index, kind, low, high, evaluator=""):
    inner = evaluator and f"<evaluator{evaluator}/>"
    bounds = attributes(lowerbound=low, upperbound=high)
    if kind == "integer":
        return f"<issue{attributes(index=index, name=name, type=kind)}{bounds}>{inner}</issue>"
    return f"<issue{attributes(index=index, name=name, type=kind)}><range{bounds}/>{inner}</issue>"


def domain_text(*issues, name="test", before=""):
    return (
        f"<negotiation_template>{before}<utility_space number_of_issues='{len(issues)}'>"
        f"<objective index='0' name={quoteattr(name)} type='objective' etype='objective'>\n"
        + "\n".join(issues)
        + "</objective></utility_space></negotiation_template>"
    )


def profile_text(issues, weights, reservation=None, discount=None, space=""):
    said = [f"<weight{attributes(index=index, value=w)}/>" for index, w in weights.items()]
    end = []
    if reservation is not None:
        end.append(f"<reservation value='{reservation}'/>")
    if discount is not None:
        end.append(f"<discount_factor value='{discount}'/>")
    return (
        f"<utility_space{space}><objective index='0' name='any' type='objective'>\n"
        + "\n".join([*issues, *said])
        + "</objective>"
        + "".join(end)
        + "</utility_space>"
    )


def car_domain():
    return domain_text(
        *(listed(name, index, values) for index, (name, values) in enumerate(CAR.items(), start=1)),
        name="car",
    )


def car_profile(evaluations, weights=(0.75, 0.25), reservation=None, discount=None):
    issues = [
        listed(name, index, values, evaluations[name])
        for index, (name, values) in enumerate(CAR.items(), start=1)
    ]
    return profile_text(issues, dict(enumerate(weights, start=1)), reservation, discount)


def write(folder, **texts):
    """Write each text as NAME.xml and return the paths."""
    paths = []
    for name, content in texts.items():
        path = folder / f"{name}.xml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return paths
