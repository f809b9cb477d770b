"""One rule for pages and data: a parameter that an address does not take is refused, and not passed over in silence."""

from fastapi import Depends, Request, params
from fastapi.dependencies.utils import get_flat_params
from fastapi.routing import APIRoute
from pydantic import BeforeValidator

from viz.views.options import only


def _refuse_others(request: Request) -> None:
    """Hold the query against the parameters that the route declares. Raises `BadParameter`."""
    route: APIRoute = request.scope["route"]
    declared = get_flat_params(route.dependant)
    only(request.query_params, [field.alias for field in declared if isinstance(field.field_info, params.Query)])


OnlyDeclared = Depends(_refuse_others)
OrNothing = BeforeValidator(lambda given: given or None)  # an empty field of a form asks for nothing
