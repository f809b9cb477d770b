"""What a question may be given, and how a given text is understood."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from graph.projection import Projection
from graph.questions.words import Words
from ontology.errors import BadParameter, Message
from ontology.model import Entity, Kind

Value = Entity | int | str
_LONGEST = 9  # digits of a whole number


@dataclass(frozen=True, slots=True)
class Parameter:
    """A text that is taken as it is, such as a status as printed."""

    name: str
    words: Words
    required: bool = False
    example: str | None = None

    def read(self, projection: Projection, given: str) -> Value:  # noqa: ARG002  other parameters look there
        """Understand what was given. Raises `BadParameter`, `UnknownThing` or `AmbiguousName`."""
        return given

    @property
    def accepts(self) -> Words:
        """Say what may be given."""
        return Words("文字列", "a text")


@dataclass(frozen=True, slots=True)
class Thing(Parameter):
    """A thing of certain kinds, by IRI, key or name."""

    kinds: tuple[Kind, ...] = ()

    def read(self, projection: Projection, given: str) -> Value:
        """Find the thing."""
        return projection.find(given, self.kinds)

    @property
    def accepts(self) -> Words:
        """Name the kinds."""
        kinds = ", ".join(self.kinds)
        return Words(f"IRI、キー、名称（{kinds}）", f"the IRI, key or name of one ({kinds})")


@dataclass(frozen=True, slots=True)
class Number(Parameter):
    """A whole number."""

    def read(self, projection: Projection, given: str) -> Value:  # noqa: ARG002  a number is a number everywhere
        """Read the number; full-width digits count."""
        if not given.strip().isdecimal() or len(given.strip()) > _LONGEST:
            raise bad_value(self.name, given, self.accepts)
        return int(given)

    @property
    def accepts(self) -> Words:
        """Say what a number is, with an example."""
        return Words(f"整数（例: {self.example}）", f"a whole number (for example {self.example})")


@dataclass(frozen=True, slots=True)
class Day(Parameter):
    """A day of the calendar, YYYY-MM-DD."""

    def read(self, projection: Projection, given: str) -> Value:  # noqa: ARG002  a day is a day everywhere
        """Check the day and give it as ISO 8601 writes it."""
        try:
            return date.fromisoformat(given.strip()).isoformat()
        except ValueError as error:
            raise bad_value(self.name, given, self.accepts) from error

    @property
    def accepts(self) -> Words:
        """Say what a day is, with an example."""
        return Words(f"日付（例: {self.example}）", f"a day (for example {self.example})")


@dataclass(frozen=True, slots=True)
class Choice(Parameter):
    """One of a few words, each with what it means."""

    choices: Mapping[str, Words] | None = None
    default: str | None = None  # what counts when none is given; None: no choice is made

    def read(self, projection: Projection, given: str) -> Value:  # noqa: ARG002  the choices are the same everywhere
        """Take the word."""
        if given not in (self.choices or {}):
            raise bad_value(self.name, given, self.accepts)
        return given

    @property
    def accepts(self) -> Words:
        """List the words."""
        return Words("、".join(self.choices or {}), ", ".join(self.choices or {}))


def bad_value(name: str, given: str, accepted: Words) -> BadParameter:
    """Say that a value is not among what is accepted."""
    message = Message(
        ja=f"パラメータ {name} の値「{given}」は使えません。使えるもの: {accepted.ja}",
        en=f"The parameter {name} cannot be '{given}'. Accepted: {accepted.en}",
    )
    return BadParameter(message, name=name, given=given, accepted=accepted.en)


def missing(slug: str, parameter: Parameter) -> BadParameter:
    """Say that a parameter is required."""
    message = Message(
        ja=f"質問 {slug} にはパラメータ {parameter.name}（{parameter.words.ja}）が必要です。{_example(parameter)}",
        en=f"The question {slug} needs the parameter {parameter.name} ({parameter.words.en}). {_example(parameter)}",
    )
    return BadParameter(message, name=parameter.name, given=None, accepted=parameter.accepts.en)


def unknown_parameter(slug: str, given: str, known: Collection[str]) -> BadParameter:
    """Say that a question has no such parameter."""
    listed = "、".join(known) or "なし"
    one = next(iter(known), None)
    example = Words(f"（例: {one}=…）", f" (for example {one}=…)") if one else Words("", "")
    message = Message(
        ja=f"質問 {slug} にパラメータ「{given}」はありません。使えるもの: {listed}{example.ja}",
        en=f"The question {slug} has no parameter '{given}'. Accepted: {', '.join(known) or 'none'}{example.en}",
    )
    return BadParameter(message, name=given, given=given, accepted=", ".join(known))


def _example(parameter: Parameter) -> str:
    return f"{parameter.name}={parameter.example}" if parameter.example else f"{parameter.name}=…"
