"""A form that a browser sends, read within limits: it comes from anybody who can reach the service."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from api.routes.current import CurrentSettings
from ontology.errors import BadParameter, FormTooLong, Message

_LONGEST, _MOST_FIELDS = 64 * 2**10, 20  # bytes and fields


async def _typed(request: Request, settings: CurrentSettings) -> Mapping[str, str]:
    """Read what was typed into a form; nothing where nobody may write. Raises FormTooLong, BadParameter."""
    if not settings.write_token:
        return {}
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise _too_long()
    fields = body.count(b"&") + 1  # as `parse_qsl` counts them, which refuses without saying how many there are
    if fields > _MOST_FIELDS:
        raise _too_many(fields)
    return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS))


Typed = Annotated[Mapping[str, str], Depends(_typed)]


def _too_long() -> FormTooLong:
    most = _LONGEST // 2**10
    return FormTooLong(
        Message(
            f"送られたフォームが長すぎます。読むのは {most} KiB までで、何も記録していません。"
            "書き込みを短くして送り直してください（例: 理由は 2,000 字まで）。",
            f"The form is too long: up to {most} KiB are read, and nothing was recorded. Shorten what is typed in "
            "and send it again (for example a reason of up to 2,000 characters).",
        ),
        accepted=f"{most} KiB",
    )


def _too_many(fields: int) -> BadParameter:
    return BadParameter(
        Message(
            f"送られたフォームには欄が {fields} あります。使えるのは {_MOST_FIELDS} までで、何も記録していません。"
            "例: /decisions の頁にあるフォームをそのまま送ってください。",
            f"The form has {fields} fields; up to {_MOST_FIELDS} are accepted, and nothing was recorded. "
            "For example, send the form of the page /decisions as it is.",
        ),
        name="form",
        given=fields,
        accepted=f"1–{_MOST_FIELDS}",
    )
