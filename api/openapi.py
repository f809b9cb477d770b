"""The description of the service as it answers: every failure is a problem (RFC 9457), none is FastAPI's own."""

from typing import Any

from fastapi import FastAPI

from api.errors import MEDIA_TYPE

_DEFAULT_FAILURE = "422"  # what FastAPI would answer to a bad parameter; here it is a problem as well
_ITS_SCHEMAS = ("HTTPValidationError", "ValidationError")


def install(app: FastAPI) -> None:
    """Describe the failures of an application under the media type in which they come."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _mend(plain())
        return plain()

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI gives for this


def _mend(schema: dict[str, Any]) -> None:
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"].pop(_DEFAULT_FAILURE, None)
            for status, response in operation["responses"].items():
                if status[0] in "45":
                    (described,) = response["content"].values()
                    response["content"] = {MEDIA_TYPE: described}
    for name in _ITS_SCHEMAS:
        schema["components"]["schemas"].pop(name, None)
