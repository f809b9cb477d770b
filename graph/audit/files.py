"""Authority files held against the documents, as rules of the audit; see `graph.audit.authority_check`."""

from collections.abc import Iterator

from graph.audit.authority_check import AuthorityFinding, AuthorityProblem, check_authorities
from graph.audit.finding import Finding, Rule, Severity, Tier
from graph.projection import Projection
from graph.questions.words import Words
from ontology.authorities import load_authorities

_RULES = {
    AuthorityProblem.CONTRADICTED: Rule(
        AuthorityProblem.CONTRADICTED,
        Words("本文と食い違う典拠の行", "Authority line that a text contradicts"),
        Tier.STANDARD,
        Severity.WARNING,
    ),
    AuthorityProblem.UNKNOWN_ORGANISATION: Rule(
        AuthorityProblem.UNKNOWN_ORGANISATION,
        Words("未知の組織を挙げる典拠の行", "Authority line with an unknown organisation"),
        Tier.FULL,
        Severity.WARNING,
    ),
    AuthorityProblem.UNUSED: Rule(
        AuthorityProblem.UNUSED,
        Words("使われていない典拠の行", "Authority line that nothing matches"),
        Tier.FULL,
        Severity.INFO,
    ),
}
RULES = tuple(_RULES.values())


def find(projection: Projection) -> Iterator[Finding]:
    """Check the authority files of this installation."""
    for found in check_authorities(load_authorities(), projection):
        yield _finding(projection, found)


def _finding(projection: Projection, found: AuthorityFinding) -> Finding:
    things = (projection.entities[iri] for iri in found.things if iri in projection.entities)
    document = found.evidence[0].document if found.evidence else None
    sentence = _unused(found) if found.problem is AuthorityProblem.UNUSED else Words(found.message.ja, found.message.en)
    return Finding(_RULES[found.problem], sentence, next(things, None), document, found.evidence)


def _unused(found: AuthorityFinding) -> Words:
    """Say no more than is known: a name may stand in a text, in a place that nothing was read from."""
    return Words(
        f"典拠ファイル {found.file} の「{found.name}」の行は、文書から読み取ったもののどれにも使われていない。"
        "文書での表記を確かめて別名に加える。これからの文書のための行なら、そのままでよい。",
        f"The line of “{found.name}” in {found.file} is used by nothing that was read from the documents. Check how "
        "they spell it, and add an alias; a line that waits for its document may stay.",
    )
