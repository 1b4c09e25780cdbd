"""The site as a user without scripts meets it: give articles, watch, read, search, correct, undo."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import msgspec
import pytest
from msgspec.structs import replace
from tests.serving import serving

from woozle.corrections import Correction, FixChain, JoinClaims
from woozle.corrections.values import LONGEST_CHAIN
from woozle.model import Article, Claim, Passage, Source, SourceEntry, Statement, Story
from woozle.web.folder import StoryFolder
from woozle.web.forms import encoded, encoded_claim, encoded_source
from woozle.web.pages.corrections import in_words

EXAMPLES = Path(__file__).parents[2] / "examples"
PROSE = (
    "The reservoir above Dunmoor may be drained in June, the water board said on Monday. Engineers found a leak in the "
    "dam, said Edda Kerr, who runs the board. “Nobody is in danger,” she said, according to the Dunmoor Star."
)


def story(client: httpx2.Client, id: str = "ferry-fire") -> Story:
    return Story.from_json(client.get(f"/api/stories/{id}").content)


def post(client: httpx2.Client, path: str, **data: object) -> httpx2.Response:
    return client.post(
        path, data=data, headers={"sec-fetch-site": "same-origin", "origin": str(client.base_url).rstrip("/")}
    )


def watched(client: httpx2.Client, answer: httpx2.Response) -> httpx2.Response:
    """The page at which a work ends, as a browser without scripts comes to it by loading anew."""
    assert answer.status_code == 303
    for _ in range(1000):
        page = client.get(answer.headers["location"])
        if 'http-equiv="refresh"' not in page.text:
            return page
        time.sleep(0.1)
    raise AssertionError("the work does not end")


def test_files_pastes_and_what_is_refused_become_one_story(client: httpx2.Client) -> None:
    files = [("files", (path.name, path.read_bytes())) for path in sorted((EXAMPLES / "seven-calls").iterdir())]
    files += [("files", ("../../etc/passwd", b"\0\1\2")), ("files", ("<img src=x>.txt", b"too short"))]
    form = {
        "text": [PROSE, ""],
        "publisher": ["The Dunmoor Star", ""],
        "published": ["2031-04-01", ""],
        "urls": "http://10.0.0.1/\nfile:///etc/passwd",
    }
    page = watched(client, client.post("/stories", data=form | {"name": "A <b>name</b>"}, files=files))
    said = html.unescape(re.sub(r"<[^>]+>", "", page.text))
    assert "http://10.0.0.1/: leads to 10.0.0.1 at 10.0.0.1, inside this machine or its network; not fetched" in said
    assert "file:///etc/passwd: is no web address" in said
    assert "../../etc/passwd: is binary, not text" in said
    assert "<img src=x>.txt: has only 2 words; that is no article" in said
    assert "<img" not in page.text
    [at] = re.findall(r'href="(/stories/[^"]+)"', page.text)
    made = story(client, at.removeprefix("/stories/"))
    assert made.story == "A <b>name</b>"
    assert [a.publisher for a in made.articles][-1] == "The Dunmoor Star"
    assert len(made.articles) == 5
    assert "A &lt;b&gt;name&lt;/b&gt;" in client.get(at).text


def test_the_same_articles_are_the_same_story(client: httpx2.Client) -> None:
    files = {"files": ("a.txt", PROSE.encode())}
    first, again = (watched(client, client.post("/stories", files=files)).headers["location"] for _ in range(2))
    assert first == again
    assert client.get(first).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"name": "nothing"}, 422, "Give at least one article: a file, a web address or a pasted text."),
        ({"urls": "  \n "}, 422, "Give at least one article"),
    ],
)
def test_nothing_to_do_is_said(client: httpx2.Client, sent: dict[str, str], status: int, said: str) -> None:
    answer = client.post("/stories", files={k: (None, v) for k, v in sent.items()})
    assert (answer.status_code, said in answer.text) == (status, True)


def test_a_work_that_came_to_nothing_says_why(client: httpx2.Client) -> None:
    page = watched(client, client.post("/stories", files={"files": ("a.txt", b"too short")}))
    assert "Why: there is no article to read." in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"ferry-fire", "seven-calls", "alone"}),
        ({"q": "FERRY brannoc"}, {"ferry-fire"}),
        ({"q": "brannoc zeppelin"}, set()),
        ({"publisher": "The Harbour Courier"}, {"seven-calls"}),
        ({"source": "Coastal Wire"}, {"seven-calls"}),
        ({"only": "denials_left_out"}, {"ferry-fire", "seven-calls"}),
        ({"only": ["single", "differences"], "q": "brannoc"}, {"ferry-fire"}),
        ({"q": "<script>"}, set()),
        ({"since": "2032-01-01"}, {"ferry-fire"}),
        ({"until": "2031-03-04"}, {"seven-calls"}),
        ({"since": "2031-03-05", "until": "2032-07-15"}, {"ferry-fire", "seven-calls", "alone"}),
        ({"since": "2031-03-06", "until": "2032-07-14"}, set()),
    ],
)
def test_stories_are_searched_and_filtered(
    client: httpx2.Client, query: dict[str, str | list[str]], found: set[str]
) -> None:
    page = client.get(f"/?{urlencode(query, doseq=True)}").text
    listed = set(re.findall(r'href="/stories/([^"]+)"', page)) & {"ferry-fire", "seven-calls", "alone"}
    assert listed == found
    assert "broken.json: It is no story that Woozle wrote" in page
    listed = {s["id"] for s in client.get("/api/stories", params=query).json()["stories"]}
    assert listed & {"ferry-fire", "seven-calls", "alone"} == found


@pytest.mark.parametrize("query", ["since=yesterday", "until=2031-13-01", "since=20310304", "only=lies"])
def test_a_filter_that_is_none_is_refused(client: httpx2.Client, query: str) -> None:
    assert [client.get(f"{path}?{query}").status_code for path in ("/", "/api/stories")] == [422, 422]


def test_a_source_is_of_the_kind_that_the_report_calls_it(tmp_path: Path) -> None:
    article = Article("a", "The neighbours say that it rained all night.", publisher="The Tide")
    group = Source("the neighbours", "collective")
    claim = Claim("c1", "fact", "it rained", (Statement("a", 24, 43, (group,)),), 1, (group.name,))
    story = Story("Rain", (article,), (SourceEntry(group.name, group.kind, 1),), (claim,))
    (tmp_path / "rain.json").write_bytes(story.to_json())
    folder = StoryFolder(tmp_path)
    folder.correct("rain", FixChain(claim.members[0].passage, (replace(group, name="two neighbours"),)), "Ada")
    with serving(tmp_path) as address:
        for page in ("", "/claims/c1", "/sources", "/corrections"):
            said = httpx2.get(f"{address}stories/rain{page}").text.partition("<main")[2].partition("<script")[0]
            assert "group" in said, page
            assert "collective" not in re.sub(r'value="[^"]*"', "", said), page


def test_how_much_may_be_given_is_said(client: httpx2.Client) -> None:
    assert "At most 10 MB each, 50 MB together." in client.get("/").text


def test_a_chain_that_is_longer_than_most_is_offered_whole_to_be_corrected(
    stories: dict[str, bytes], tmp_path: Path
) -> None:
    kept = Story.from_json(stories["ferry-fire.json"])
    first, *rest = kept.claims
    sources = tuple(Source(f"Link {n}", "person") for n in range(LONGEST_CHAIN + 3))
    member = replace(first.members[0], chain=sources)
    claim = replace(first, members=(member, *first.members[1:]))
    (tmp_path / "long.json").write_bytes(replace(kept, claims=(claim, *rest)).to_json())
    with serving(tmp_path) as address:
        page = httpx2.get(f"{address}stories/long/claims/{first.id}").text
    form = page.partition('id="chain-0"')[2].partition("</form>")[0]
    assert [name for name in re.findall(r'name="name" value="([^"]*)"', form) if name] == [s.name for s in sources]


def test_the_reports_of_the_folder_are_offered_and_compared(tmp_path: Path) -> None:
    for file in (EXAMPLES / "seven-calls").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "ferry.json").write_bytes((EXAMPLES / "ferry-fire.json").read_bytes())
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "secret.txt").write_text(PROSE)
    (tmp_path / ".hidden.txt").write_text(PROSE)

    def offered(page: str) -> dict[str, bool]:
        boxes = re.findall(r'<input type="checkbox" name="here" value="([^"]*)"([^>]*)>', page)
        return {name: "checked" in rest for name, rest in boxes}

    reports = {"courier.html", "ledger.html", "observer.json", "six.txt"}
    with serving(tmp_path) as address, httpx2.Client(base_url=address, timeout=30) as client:
        assert offered(client.get("/").text) == dict.fromkeys(reports, True) | {"ferry.json": False}
        for name in ("inner/secret.txt", "../x", ".hidden.txt", "nope.txt"):
            assert client.post("/stories", data={"here": name}).status_code == 409
        made = watched(client, client.post("/stories", data={"here": sorted(reports), "name": "calls"}))
        [kept] = client.get("/api/stories").json()["stories"]
        assert made.headers["location"] == f"/stories/{kept['id']}"
        assert (kept["name"], kept["articles"]) == ("calls", 4)
        assert offered(client.get("/").text) == dict.fromkeys(reports | {"ferry.json"}, False)
        client.post("/api/stories", json={"files": ["ferry.json"]})
        for _ in range(300):
            listed = client.get("/api/stories").json()
            if len(listed["stories"]) == 2:
                break
            time.sleep(0.1)
        assert {s["articles"] for s in listed["stories"]} == {3, 4}
        assert {r["name"]: (r["whole"], r["compared"]) for r in listed["reports"]} == (
            dict.fromkeys(reports, (False, True)) | {"ferry.json": (True, True)}
        )
        assert listed["no_stories"] == []


@pytest.mark.parametrize(
    "path",
    [
        "/stories/nope", "/stories/..%2Fferry-fire", "/stories/%2e%2e", "/stories/ferry-fire/claims/c999", "/jobs/nope",
        "/stories/ferry-fire/passage", "/stories/ferry-fire/passage?article=gazette&start=5&end=5",
        "/stories/ferry-fire/passage?article=gazette&start=0&end=99999",
        "/stories/ferry-fire/passage?article=x&start=0&end=5",
        "/stories/ferry-fire/passage?article=gazette&start=1e9&end=x", "/stories/notes",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_plain_page(client: httpx2.Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, "To the stories" in answer.text) == (404, True)


def test_each_kind_of_correction_is_made_seen_and_undone(
    client: httpx2.Client, folder: Path, stories: dict[str, bytes]
) -> None:
    before = story(client)
    claim = before.shared_claims[0]
    other = next(c for c in before.claims if c.id != claim.id)
    member, difference, source = claim.members[-1], before.differences[0], before.sources[0]
    path = "/stories/ferry-fire/corrections"
    forms: list[dict[str, object]] = [
        {"type": "chain", "statement": encoded(member.passage), "name": ["Hale", ""], "kind": ["person", "person"]},
        {"type": "split", "statement": encoded(member.passage)},
        {"type": "join", "claim": encoded_claim(claim), "number": other.id},
        {"type": "rename", "source": encoded_source(Source(source.name, source.kind)), "name": "New", "kind": "person"},
        {"type": "same", "kind": difference.kind, "value": [encoded(v) for v in difference.values]},
    ]  # fmt: skip
    for number, form in enumerate(forms):
        made = post(client, path, **form)
        assert made.status_code == 303, made.text
        shown = client.get(made.headers["location"])
        assert (shown.status_code, "<strong>Corrected. </strong>" in shown.text) == (200, True)
        after = story(client)
        assert after != before
        id = made.headers["location"].rpartition("=")[2]
        undone = post(client, path, type="undo", correction=id)
        assert "Undone: " in client.get(undone.headers["location"]).text
        assert story(client) == before, number
    assert (folder / "ferry-fire.json").read_bytes() == stories["ferry-fire.json"]
    page = client.get(path).text
    assert page.count('class="undone"') == 5
    assert page.count("Ada Example") == 10
    lessons = client.get("/api/stories/ferry-fire/corrections.jsonl").text.splitlines()
    assert [msgspec.json.decode(line)["status"] for line in lessons] == ["undone", "undo"] * 5


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"type": "split"}, 422, "tick at least one passage that says something else"),
        ({"type": "join", "claim": "[]"}, 422, "tick at least one claim to join, or give its number"),
        ({"type": "join", "claim": "{}", "number": "c999"}, 422, "there is no claim &#39;c999&#39;"),
        ({"type": "rename"}, 422, "pick at least one source and give its name"),
        ({"type": "chain", "statement": "{"}, 422, "That is no correction"),
        ({"type": "delete"}, 422, "the form is not one of this server&#39;s"),
        ({"type": "undo", "correction": "999"}, 409, "there is no correction &#39;999&#39; to take back"),
        ({"type": "chain", "statement": encoded(Passage("six", 1, 2))}, 409, "the reading has no statement at six"),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_made_is_said_and_not_kept(
    client: httpx2.Client, form: dict[str, object], status: int, said: str
) -> None:
    before = client.get("/api/stories/seven-calls/corrections").json()
    answer = post(client, "/stories/seven-calls/corrections", **form)
    assert (answer.status_code, said in answer.text) == (status, True), answer.text
    assert client.get("/api/stories/seven-calls/corrections").json() == before


def test_a_permalink_leads_to_the_claim_after_a_restart_and_after_it_was_joined(
    stories: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "calls.json").write_bytes(stories["seven-calls"])
    machine = Story.from_json(stories["seven-calls"])
    kept, joined = machine.claims[0], machine.claims[-1]
    with serving(tmp_path) as address, httpx2.Client(base_url=address) as client:
        form = {"type": "join", "claim": [encoded_claim(c) for c in (kept, joined)]}
        assert post(client, "/stories/calls/corrections", **form).status_code == 303
    with serving(tmp_path) as address, httpx2.Client(base_url=address) as client:
        moved = client.get(f"/stories/calls/claims/{joined.id}")
        assert (moved.status_code, moved.headers["location"]) == (307, f"/stories/calls/claims/{kept.id}")
        assert len(story(client, "calls").claims) == len(machine.claims) - 1
        at = joined.members[0]
        page = client.get("/stories/calls/passage", params={"article": at.article, "start": at.start, "end": at.end})
        assert f'<mark id="passage">{html.escape(machine.text(at))}</mark>' in page.text


def test_a_correction_that_no_longer_fits_is_kept_and_told_of(stories: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "calls.json").write_bytes(stories["seven-calls"])
    at = {"article": "gone", "start": 0, "end": 5}
    line = {
        "id": "1",
        "author": "Ada",
        "at": "2032-01-01T10:00:00Z",
        "change": {"type": "chain", "statement": at, "chain": []},
    }
    log = tmp_path / "calls.corrections.jsonl"
    log.write_bytes(msgspec.json.encode(line) + b'\n{"half')
    with serving(tmp_path) as address, httpx2.Client(base_url=address) as client:
        page = client.get("/stories/calls/corrections").text
        assert "It changes nothing: the reading has no statement at gone [0, 5)." in page
        assert "1 line of the file of corrections cannot be read" in page
        assert "1 no longer fit" in client.get("/").text
        assert client.get("/api/stories/calls").content == stories["seven-calls"]
    assert log.read_bytes() == msgspec.json.encode(line) + b'\n{"half'


def test_a_story_is_deleted_after_it_was_asked_whether(stories: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "calls.json").write_bytes(stories["seven-calls"])
    (tmp_path / "alone.json").write_bytes(stories["alone"])
    (tmp_path / "notes.json").write_text('{"text": "no story"}')
    with serving(tmp_path) as address, httpx2.Client(base_url=address, timeout=30) as client:
        form = {
            "type": "rename",
            "source": encoded_source(Source("Coastal Wire", "outlet")),
            "name": "X",
            "kind": "person",
        }
        assert post(client, "/stories/calls/corrections", **form).status_code == 303
        page = client.get("/stories/calls/delete").text
        assert "The story and its 1 correction will be gone" in page
        assert "calls.json" in {p.name for p in tmp_path.iterdir()}
        answer = post(client, "/stories/calls/delete")
        assert (answer.status_code, answer.headers["location"]) == (303, "/?deleted=1")
        assert "The story was deleted." in client.get(answer.headers["location"]).text
        assert sorted(p.name for p in tmp_path.iterdir()) == ["alone.json", "notes.json"]
        for path in ("", "/claims", "/delete", "/report.html", "/corrections", "/sources", "/claims/c1"):
            assert client.get(f"/stories/calls{path}").status_code == 404
        assert [post(client, f"/stories/{id}/delete").status_code for id in ("calls", "notes", "..")] == [404] * 3
        assert post(client, "/stories/calls/corrections", **form).status_code == 404
        deleted = [client.delete(f"/api/stories/{id}") for id in ("alone", "alone", "notes")]
        assert [(d.status_code, bool(d.content)) for d in deleted] == [(204, False), (404, True), (404, True)]
        assert [p.name for p in tmp_path.iterdir()] == ["notes.json"]


def test_a_chain_that_a_reader_corrected_says_so_wherever_it_is_shown(
    stories: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "calls.json").write_bytes(stories["seven-calls"])
    claim = Story.from_json(stories["seven-calls"]).shared_claims[0]
    member = encoded(claim.members[0].passage)
    with serving(tmp_path) as address, httpx2.Client(base_url=address, timeout=30) as client:
        form = {"type": "chain", "statement": member, "name": "Hale", "kind": "person"}
        assert post(client, "/stories/calls/corrections", **form).status_code == 303
        saved = client.get("/stories/calls/report.html").text
        assert "With 1 correction of the machine’s reading, by Ada Example." in saved
        for page in (saved, *(client.get(f"/stories/calls{path}").text for path in ("", f"/claims/{claim.id}"))):
            assert "Corrected by <bdi>Ada Example</bdi>." in page
            assert "100% sure" not in page
        machine = client.get("/stories/calls?reading=machine").text
        assert "Corrected by" not in machine


def test_claims_that_were_joined_are_told_apart_by_what_only_they_have(
    stories: dict[str, bytes], tmp_path: Path
) -> None:
    machine = Story.from_json(stories["seven-calls"])
    shared, one, two = (c.members[0].passage for c in machine.claims[:3])
    (tmp_path / "calls.json").write_bytes(stories["seven-calls"])
    kept = StoryFolder(tmp_path).get("calls")
    made = Correction("1", "Ada", "2031-01-01T10:00:00Z", JoinClaims(((shared, one), (shared, two))))
    said = in_words(kept, made)
    assert [" ".join(machine.text(p).split())[:40] in said for p in (shared, one, two)] == [False, True, True]
