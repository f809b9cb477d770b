"""The description of the service is true: requests made from it find no answer that it does not describe."""

from http.client import NOT_IMPLEMENTED
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.app import create_app

OPERATIONS = [
    (path, method) for path, methods in create_app(Path("nowhere")).openapi()["paths"].items() for method in methods
]


@pytest.fixture(scope="module")
def described(filled_once: Path) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(filled_once))


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_described(described: schemathesis.BaseSchema, path: str, method: str) -> None:
    """Names of things that are nowhere are valid and refused, so acceptance of all valid data is not asked for."""

    @given(case=described[path][method].as_strategy())
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def answers(case: "schemathesis.Case[Any]") -> None:
        answer = case.call()
        meant = [not_a_server_error] if answer.status_code == NOT_IMPLEMENTED else []  # oEmbed 1.0 says it of formats
        case.validate_response(answer, excluded_checks=[positive_data_acceptance, *meant])

    answers()
