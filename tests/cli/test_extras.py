"""Without an extra the command says which one to install, and does the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; sys.modules[{missing!r}] = None; from woozle.cli import app; app({arguments!r})"


@pytest.mark.parametrize(
    ("missing", "arguments", "status", "said"),
    [
        ("uvicorn", ["serve"], 2, "woozle: serve needs more (uvicorn is missing): pip install 'woozle[web]'\n"),
        (
            "platformdirs",
            ["serve"],
            2,
            "woozle: serve needs more (platformdirs is missing): pip install 'woozle[web]'\n",
        ),
        (
            "httpx2",
            ["extract", "https://star.example/dam"],
            1,
            "woozle: https://star.example/dam: is a web address; reading these needs more: pip install 'woozle[web]'\n",
        ),
    ],
)
def test_the_extra_is_named(missing: str, arguments: list[str], status: int, said: str, tmp_path: Path) -> None:
    line = RUN.format(missing=missing, arguments=arguments)
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (status, said)


def test_the_extra_of_a_large_story_is_named(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(
            "The state sold the ferry line. Holm said that he had not known of it. " * 9
        )
    line = "from woozle.match import candidates; candidates.LARGE = 1; " + RUN
    line = line.format(missing="faiss", arguments=["trace", "a.txt", "b.txt", "--name", "ferry"])
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert "woozle: ferry: a story of " in done.stderr
    assert "statements needs more (faiss is missing): pip install 'woozle[batch]'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serve", "file"], "file is a file; give the folder that it lies in"),
        (["serve", ".", "--allow-network", "10.0.0.1/8"], "has host bits set"),
        (["trace", "x", "--allow-network", "intranet"], "does not appear to be an IPv4 or IPv6 network"),
    ],
)
def test_wrong_usage_is_said(arguments: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "woozle", *arguments], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 2
    assert said in " ".join(done.stderr.replace("│", " ").split())
