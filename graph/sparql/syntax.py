"""A reader's SPARQL, understood before anything runs: what it asks for, which graphs it names, what is refused.

The engine has a parser of its own, and where two parsers differ, one can be fooled. So the engine never sees what the
reader wrote: it gets the tokens that were checked here, written anew in one spelling, without comments or escapes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken
from rdflib import URIRef

from graph.sparql.messages import malformed, refused
from graph.sparql.query import Form, Query
from ontology.errors import MalformedQuery

DEEPEST = 200  # brackets within brackets; the engine's parser runs out of stack far beyond
_CODE_POINT = re.compile(r"\\(?:\\|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_STRING_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_IN_STRING = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"})
_CONSTANTS = frozenset({"IRIREF", "STRING", "LONG_STRING", "INTEGER", "DECIMAL", "DOUBLE"})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def parse(text: str, base: str) -> Query:
    """Understand a SPARQL 1.1 query; relative IRIs in it are relative to `base`.

    Raises MalformedQuery, and QueryRefused for updates and SERVICE.
    """
    tree, tokens = _read(_decoded(text))
    rules = _rules(tree)
    if "service_graph_pattern" in rules:
        raise refused("ほかの問い合わせ先を呼ぶ SERVICE ", "SERVICE, which calls other endpoints")
    names = _Names(base, rules["prologue"][0])
    return Query(
        form=next(form for form in Form if form in rules),
        text=_written(tokens),
        base=base,
        shape=_shape(tokens),
        default_graphs=tuple(map(names.iri_of, rules["default_graph_clause"])),
        named_graphs=tuple(map(names.iri_of, rules["named_graph_clause"])),
        order=_order(rules["select_query"], tokens),
    )


def _order(selects: list[Tree[Token]], tokens: list[Token]) -> tuple[str, ...]:
    """List the variables of a SELECT that names none."""
    if not selects or selects[0].children[0].children:  # type: ignore[union-attr]  # the first part is the clause
        return ()
    return tuple(dict.fromkeys(token[1:] for token in tokens if token.type == "VAR"))


def _rules(tree: Tree[Token]) -> defaultdict[str, list[Tree[Token]]]:
    rules: defaultdict[str, list[Tree[Token]]] = defaultdict(list)
    for part in tree.iter_subtrees():
        rules[part.data].append(part)
    return rules


@cache
def _grammar() -> Lark:
    """Build the parser once."""
    return Lark((files("graph.sparql") / "sparql.lark").read_text(encoding="utf-8"), parser="lalr", lexer="basic")


def _read(text: str) -> tuple[Tree[Token], list[Token]]:
    reading = _grammar().parse_interactive(text)
    try:
        tokens = list(_held(reading.iter_parse()))
        tree: Tree[Token] = reading.feed_eof()  # type: ignore[no-untyped-call]  # lark has no types here
    except UnexpectedInput as error:
        raise _unexpected(text, error) from error
    return tree, tokens


def _held(tokens: Iterable[Token]) -> Iterator[Token]:
    """Stop at what is refused whatever comes behind it: the first word of an update, and too many brackets."""
    depth = 0
    for token in tokens:
        if token.type == "UPDATE":
            raise refused("更新（INSERT、LOAD など）", "updates (INSERT, LOAD …)")
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth > DEEPEST:
            raise malformed(
                f"括弧の入れ子が {DEEPEST} 段を超えています。", f"brackets are nested more than {DEEPEST} deep"
            )
        yield token


def _decoded(text: str) -> str:
    """Replace code point escapes, which SPARQL allows anywhere (19.2), by the characters that they stand for."""

    def character(match: re.Match[str]) -> str:
        digits = match[1] or match[2]
        if digits is None:
            return match[0]
        if (code := int(digits, 16)) > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise malformed(f"「{match[0]}」という文字はありません。", f"there is no character {match[0]}")
        return chr(code)

    return _CODE_POINT.sub(character, text)


def _written(tokens: Iterable[Token]) -> str:
    """Write tokens so that no reader can take them apart in another way."""
    parts: list[str] = []
    previous = ""
    for token in tokens:
        # Oxigraph wants the bracket right after the name of some functions.
        parts.append("" if previous == "BUILT_IN" else " ")
        parts.append(_string(token) if token.type in {"STRING", "LONG_STRING"} else str(token))
        previous = token.type
    return "".join(parts[1:])


def _shape(tokens: Iterable[Token]) -> str:
    words = (token.type if token.type in _CONSTANTS else str(token) for token in tokens)
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _string(token: Token) -> str:
    edge = 3 if token.type == "LONG_STRING" else 1
    content = _STRING_ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), token[edge:-edge])
    return f'"{content.translate(_IN_STRING)}"'


class _Names:
    """Resolves the IRIs of a query against its own BASE and PREFIX declarations."""

    def __init__(self, base: str, prologue: Tree[Token]) -> None:
        self._base = base
        self._prefixes: dict[str, str] = {}
        for declaration in prologue.children:
            assert isinstance(declaration, Tree)  # noqa: S101  what the grammar puts there
            self._declare(*map(str, declaration.children))

    def iri_of(self, clause: Tree[Token]) -> str:
        """Resolve the one IRI that a clause names."""
        (token,) = clause.scan_values(lambda value: isinstance(value, Token))
        return self._resolve(token)

    def _declare(self, *tokens: str) -> None:
        iri = self._absolute(tokens[-1])
        if len(tokens) == 1:
            self._base = iri
        else:
            self._prefixes[tokens[0]] = iri

    def _absolute(self, written: str) -> str:
        return str(URIRef(written[1:-1], base=self._base))

    def _resolve(self, token: Token) -> str:
        if token.type == "IRIREF":
            return self._absolute(token)
        prefix, _, local = token.partition(":")
        try:
            return self._prefixes[f"{prefix}:"] + re.sub(r"\\(.)", r"\1", local)
        except KeyError as error:
            raise malformed(
                f"接頭辞 {prefix}: が宣言されていません。", f"the prefix {prefix}: is not declared"
            ) from error


def _unexpected(text: str, error: UnexpectedInput) -> MalformedQuery:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return malformed("途中で終わっています。", "it ends too early")
    context = error.get_context(text, span=30).splitlines()[0]
    return malformed(
        f"{error.line} 行 {error.column} 字目の「{context}」が読めません。",
        f"line {error.line}, column {error.column} cannot be read: {context}",
    )
