"""Jinja2 templates, which escape whatever is filled in."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined


def build_environment(package: str) -> Environment:
    """Build the environment of the templates in a package's folder `templates`, from files or from a zip."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
