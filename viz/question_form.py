"""The form of a question: a field for each parameter, with what may be chosen or is offered while typing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.projection import Projection
from graph.questions.parameters import Choice, Number, Parameter, Thing

_MOST_NAMES = 400  # names offered while typing; more would make the page heavy


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of the form: `choices` are (value, Japanese, English), `names` are offered while typing."""

    name: str
    ja: str
    en: str
    required: bool
    value: str
    is_number: bool = False
    example: str = ""
    choices: tuple[tuple[str, str, str], ...] = ()
    names: tuple[str, ...] = ()


def fields_of(projection: Projection, parameters: Iterable[Parameter], given: Mapping[str, str]) -> list[FieldView]:
    """Make the fields of some parameters, filled with what is given."""
    return [_field(projection, parameter, given.get(parameter.name, "")) for parameter in parameters]


def _field(projection: Projection, parameter: Parameter, given: str) -> FieldView:
    default = parameter.default or "" if isinstance(parameter, Choice) else ""
    return FieldView(
        name=parameter.name,
        ja=parameter.words.ja,
        en=parameter.words.en,
        required=parameter.required,
        value=_readable(projection, parameter, given) if isinstance(parameter, Thing) else given or default,
        is_number=isinstance(parameter, Number),
        example=parameter.example or "",
        choices=_options(parameter),
        names=_names(projection, parameter) if isinstance(parameter, Thing) else (),
    )


def _options(parameter: Parameter) -> tuple[tuple[str, str, str], ...]:
    if not isinstance(parameter, Choice):
        return ()
    none = () if parameter.default else (("", "（指定なし）", "any"),)
    return (*none, *((value, words.ja, words.en) for value, words in (parameter.choices or {}).items()))


def _readable(projection: Projection, parameter: Thing, given: str) -> str:
    """Give the label instead of a key or an IRI, where the label says the same."""
    found = projection.matches(given, parameter.kinds) if given else ()
    if len(found) == 1 and projection.matches(found[0].label, parameter.kinds) == found:
        return found[0].label
    return given


def _names(projection: Projection, parameter: Thing) -> tuple[str, ...]:
    labels = dict.fromkeys(thing.label for thing in projection.select(kind=parameter.kinds))
    return tuple(labels)[:_MOST_NAMES]
