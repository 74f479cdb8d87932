"""Jinja2 templates, which escape whatever is filled in."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined


def build_environment(package: str) -> Environment:
    """Build the environment of the templates in a package's folder `templates`, from files or from a zip."""
    folder = files(package).joinpath("templates")
    return Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
