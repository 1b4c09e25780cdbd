"""The docs are complete: every option, field and command that exists is told of, and what they show is what CI runs."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
import typer

from woozle.cli import app
from woozle.schema import story_schema

ROOT = Path(__file__).parent.parent
DOCS = {path.name: path.read_text("utf8") for path in (ROOT / "docs").glob("*.md")}
README = (ROOT / "README.md").read_text("utf8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    section = re.split(rf"^## woozle {command}\b", DOCS["commands.md"], flags=re.MULTILINE)[1].split("\n## ")[0]
    options = [o for p in COMMANDS[command].params if p.param_type_name == "option" for o in p.opts]
    assert [o for o in options if f"`{o}" not in section] == []


def test_every_field_of_the_story_is_documented() -> None:
    schema = msgspec.json.decode(story_schema())
    fields = {name for part in schema["$defs"].values() for name in part.get("properties", {})}
    missing = sorted(
        name for name in fields if f"`{name}`" not in DOCS["formats.md"] and f".{name}`" not in DOCS["formats.md"]
    )
    assert missing == []


def test_the_schema_file_is_the_schema() -> None:
    assert (ROOT / "schema" / "story.schema.json").read_bytes() == story_schema(), "run python -m woozle.schema"


def test_the_public_names_are_documented() -> None:
    import woozle

    assert [name for name in woozle.__all__ if f"`woozle.{name}" not in DOCS["api.md"]] == []


def test_the_readme_shows_two_commands_first_and_ci_runs_the_second() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert "woozle trace examples/seven-calls" in blocks[0]
    assert "pytest" in blocks[1]
    assert blocks[0].count("\n") == blocks[1].count("\n") == 1
    assert "README.md" in (ROOT / ".ci" / "run").read_text("utf8")


@pytest.mark.parametrize("page", ["README.md", *(f"docs/{name}" for name in sorted(DOCS)), "CONTRIBUTING.md"])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    targets = re.findall(r"\]\(([^)#]+)\)", path.read_text("utf8"))
    assert [t for t in targets if "://" not in t and not (path.parent / t).exists()] == []
