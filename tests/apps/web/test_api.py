"""The API: the same answers as the command line, and every error in words."""

from __future__ import annotations

import io
import json
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from click.testing import CliRunner

from jdlint.apps.cli import cli
from tests.apps.test_review import POSTING
from tests.apps.web.conftest import ROOT, Server
from tests.reading.converting import to_word
from tests.reading.pages import make_pdf, write_down

SAMPLES = ROOT / "samples"
DAY = "2026-11-25"


def check(name: str, *arguments: str) -> dict[str, Any]:
    """What the command line says of a file in the current folder."""
    result = CliRunner().invoke(
        cli, ["check", name, "--format", "json", "--no-config", "--as-of", DAY, *arguments], standalone_mode=False
    )
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def ask(client: httpx.Client, name: str, data: bytes, **options: Any) -> dict[str, Any]:
    """What the server says of a file."""
    answer = client.post("/v1/check", files={"file": (name, data)}, data={"options": json.dumps({"as_of": DAY, **options})})
    assert answer.status_code == 200, answer.text
    report: dict[str, Any] = answer.json()
    return report


@pytest.mark.parametrize("path", sorted(path for path in SAMPLES.iterdir() if path.stem != "README"), ids=lambda path: path.name)
def test_a_file_is_judged_as_the_command_line_judges_it(
    client: httpx.Client, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SAMPLES)
    assert ask(client, path.name, path.read_bytes()) == check(path.name)


def test_text_in_json_is_judged_by_the_options(client: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (SAMPLES / "needs-work.md").read_text(encoding="utf-8")
    (tmp_path / "mine.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    options = {
        "as_of": DAY,
        "place": ["US-CO"],
        "employer": {"staff": 40, "staff_in": {"US-CO": 3}, "federal_contractor": False},
        "profile": "law-only",
        "rules_as_of": "0.1",
    }
    answer = client.post("/v1/check", json={"text": text, "filename": "mine.md", "options": options})
    arguments = [
        "--place",
        "US-CO",
        "--employer",
        "staff=40",
        "--employer",
        "staff_in.US-CO=3",
        "--employer",
        "federal_contractor=no",
    ]
    assert answer.json() == check("mine.md", *arguments, "--profile", "law-only", "--rules-as-of", "0.1")
    assert answer.json()["run"]["rules_as_of"] == "0.1"


def test_a_town_and_its_state_are_one_place(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLES)
    data = (SAMPLES / "needs-work.md").read_bytes()
    for place in ("Denver, CO", ["Denver, CO"]):
        assert ask(client, "needs-work.md", data, place=place) == check("needs-work.md", "--place", "Denver, CO")


def test_word_and_pdf_files_are_judged(client: httpx.Client) -> None:
    (finding,) = (one for one in ask(client, "a.docx", POSTING)["postings"][0]["findings"] if one["rule"] == "ninja-title")
    assert (finding["text"], finding["place"]) == ("ninja", "paragraph 2")
    lines = [
        "# Van Driver",
        "We look for a ninja in Delft.",
        "",
        "# What you do",
        "\u2022 Drive.",
        "",
        "# What you bring",
        "\u2022 Calm.",
        "",
        "# How to apply",
        "Write.",
    ]
    page = make_pdf(write_down(lines))
    (finding,) = (one for one in ask(client, "a.pdf", page)["postings"][0]["findings"] if one["rule"] == "ninja-title")
    assert (finding["text"], finding["place"]) == ("ninja", "page 1")


def test_what_cannot_be_read_is_told_in_the_report(client: httpx.Client) -> None:
    report = ask(client, "a.docx", POSTING[:3000])
    assert report["postings"] == []
    assert "damaged" in report["errors"][0]["message"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"plase": "US-CO"}, 'no option "plase"; did you mean "place"?'),
        ({"as_of": "tomorrow"}, "a day such as 2026-11-30"),
        ({"as_of": "2026-W48-1"}, "options.as_of is a day such as 2026-11-30"),
        ({"place": ["Portland"]}, 'options.place: "Portland" may be'),
        ({"hiring_in": "Atlantis"}, 'options.hiring_in: "Atlantis" is no place'),
        ({"place": ["\ud800"]}, 'options.place: "\\ud800" is no place'),
        ({"\ud800": 1}, 'no option "\\ud800"'),
        ({"member": "a.md"}, 'no option "member"'),
        ({"place": {}}, "a list of up to 100 words"),
        ({"profile": "severe"}, "one of recommended, strict, law-only, feed"),
        ({"rules_as_of": "99.1"}, 'options.rules_as_of: "99.1" is newer than this jdlint'),
        ({"rules_as_of": "\ud800"}, 'options.rules_as_of: "\\ud800" is no version'),
        ({"rules_as_of": 0.1}, 'a version such as "0.1"'),
        ({"employer": {"stuff": 3}}, 'no fact "stuff"; did you mean "staff"?'),
        ({"employer": {"staff": "many"}}, "a whole number"),
        ({"select": ["ninja-titel"]}, 'options.select: there is no rule or category "ninja-titel"; did you mean "ninja-title"?'),
        ({"format": "doc"}, "one of text, markdown"),
        ([], "options is an object"),
    ],
)
def test_options_that_cannot_be_are_told(client: httpx.Client, options: Any, said: str) -> None:
    body = json.dumps({"text": "# Baker", "options": options})  # half characters are spelled as escapes
    answer = client.post("/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert said in answer.json()["message"]


def test_requests_that_cannot_be_read_are_told(client: httpx.Client) -> None:
    def told(**request: Any) -> tuple[int, str]:
        answer = client.post("/v1/check", **request)
        return answer.status_code, answer.json()["message"]

    assert told(content=b"{", headers={"Content-Type": "application/json"})[0] == 400
    assert told(content=b"x")[0] == 415
    assert told(json=[])[0] == 422
    assert told(content=b'{"text": "\xff"}', headers={"Content-Type": "application/json"})[0] == 400
    assert told(content=b'{"text": 1' + b"0" * 5000 + b"}", headers={"Content-Type": "application/json"})[0] == 400
    assert told(json={"filename": "a.md"}) == (422, "text and filename are strings, and text has to be there.")
    assert told(json={"text": "x", "more": 1}) == (422, "The body has text, filename and options, and no more.")
    assert told(content=b"[" * 100_000, headers={"Content-Type": "application/json"})[0] in (400, 422)
    assert told(files={"upload": ("a.md", b"x")}) == (422, 'The file stands in a field "file", not "upload".')
    assert told(data={"options": "{}"}, files={"other": b""})[0] == 422
    assert told(content=b"--x", headers={"Content-Type": "multipart/form-data"})[0] == 400
    assert told(files=[("file", ("a.md", b"x"))] * 2)[1] == "One file at a time; there are 2 in the request."
    assert told(files=[("file", ("a.md", b"x"))] * 201)[0] == 400
    assert told(files={"file": ("a.md", b"x")}, data={"options": "{}", "place": "US-CO"})[0] == 422
    large = told(files={"file": ("a.md", b"x" * 10_500_000)})
    assert large == (413, "The request is larger than 10 MB. Send a smaller file, or fewer at a time.")
    assert client.get("/v1/check").status_code == 405
    assert client.get("/nothing").json()["message"] == "There is no such page."


def test_a_body_is_counted_whatever_its_header_says(client: httpx.Client) -> None:
    def chunks() -> Any:
        for _ in range(12):
            yield b" " * 1_000_000

    answer = client.post("/v1/check", content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


def test_pages_of_other_sites_and_other_names_are_refused(client: httpx.Client) -> None:
    body = {"text": "# Baker"}
    assert client.post("/v1/check", json=body, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post("/v1/check", json=body, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert client.post("/v1/check", json=body, headers={"Origin": str(client.base_url).rstrip("/")}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/rules", "/law", "/v1/rules", "/nothing", "/static/desk.js"])
def test_every_answer_is_safe_to_show(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


def test_rules_and_law_are_listed_and_explained(client: httpx.Client) -> None:
    rules = client.get("/v1/rules").json()
    assert {rule["id"] for rule in rules} >= {"ninja-title", "pay-range-missing"}
    rule = client.get("/v1/rules/ninja-title").json()
    assert rule["why"] and rule["do"] and rule["not_when"]
    assert client.get("/v1/rules/nothing").status_code == 404
    entries = client.get("/v1/law", params={"place": "US-CO", "as_of": DAY}).json()["sheets"][0]["entries"]
    assert "us-co-pay-2024" in {entry["id"] for entry in entries}
    assert client.get("/v1/law", params={"place": "Portland"}).status_code == 422
    assert client.get("/v1/law", params={"as_of": "soon"}).status_code == 422
    assert 'did you mean "place"?' in client.get("/v1/law", params={"plase": "US-CO"}).json()["message"]
    page = client.get("/rules/ninja-title")
    assert "<mark>" in page.text
    assert "C.R.S. 8-5-101" in client.get("/law/us-co-pay-2024").text
    for path in ("/rules/nothing", "/law/nothing"):
        assert client.get(path).status_code == 404


def test_what_the_page_asks_for(client: httpx.Client) -> None:
    text = (SAMPLES / "needs-work.md").read_bytes()
    options = {"options": json.dumps({"as_of": DAY, "place": ["US-CO"]})}
    page = client.post("/desk/page", files={"file": ("needs-work.md", text)}, data=options).json()
    assert page["verdict"].startswith("HOLD: ")
    assert "Colorado" in page["checked"]
    marked = {number for block in page["blocks"] for segment in block["segments"] for number in segment["findings"]}
    assert any(page["report"]["findings"][number]["rule"] == "ninja-title" for number in marked)
    report = client.post("/desk/report", files={"file": ("needs-work.md", text)}, data=options)
    assert report.text.startswith("<!doctype html>")
    job = client.post("/desk/jobposting", files={"file": ("needs-work.md", text)}, data=options)
    assert job.json()["@type"] == "JobPosting"
    assert client.post("/desk/review", files={"file": ("needs-work.md", text)}, data=options).status_code == 422
    review = client.post("/desk/review", files={"file": ("a.docx", POSTING)}, data=options)
    assert b"jdlint: ninja-title" in zipfile.ZipFile(io.BytesIO(review.content)).read("word/comments.xml")
    markdown = client.post("/desk/text", files={"file": ("a.docx", POSTING)}, data=options).json()
    assert markdown["filename"] == "a.md"
    assert markdown["text"].startswith("# Van Driver\n\nWe look for a ninja who drives our bread to schools.")
    assert "\n- Drive two rounds, and bring the crates back.\n" in markdown["text"]


def test_a_zip_gives_one_worklist(client: httpx.Client) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        for number in range(40):
            files.writestr(
                f"jobs/{number}.md",
                f"# Baker {number}\n\nWe look for a baker in Denver, CO.\n\n## What you do\n\n- Bake.\n\n## What you bring\n\n- Calm.\n\n## How to apply\n\nWrite to us.\n",
            )
        files.writestr("broken.docx", b"PK\x03\x04word/")
        files.writestr("__MACOSX/x.md", b"")
    answer = client.post("/desk/worklist", files={"file": ("jobs.zip", archive.getvalue())}).json()
    assert [row["verdict"] for row in answer["rows"]] == ["HOLD"] * 40 + ["NOT READ"]
    assert answer["sum"] == "40 HOLD, 1 NOT READ"
    member = client.post(
        "/desk/member", files={"file": ("jobs.zip", archive.getvalue())}, data={"options": json.dumps({"member": "jobs/7.md"})}
    )
    assert member.text.startswith("# Baker 7")


def test_a_check_of_two_pages_is_quick(client: httpx.Client) -> None:
    text = (SAMPLES / "exemplary.md").read_text(encoding="utf-8")
    body = {"text": text + "\n\n" + text.rpartition("---")[2], "filename": "two.md", "options": {"as_of": DAY}}
    for _ in range(4):
        client.post("/v1/check", json=body)  # both workers have their rules ready now
    times = []
    for _ in range(9):
        start = time.perf_counter()
        assert client.post("/v1/check", json=body).status_code == 200
        times.append(time.perf_counter() - start)
    assert sorted(times)[4] < 0.3


def test_a_small_answer_is_not_held_back(client: httpx.Client) -> None:
    """Where a socket waits for more to send (Nagle) and the other end to confirm, it takes 40 ms."""
    times = []
    for _ in range(15):
        start = time.perf_counter()
        client.get("/healthz")
        times.append(time.perf_counter() - start)
    assert sorted(times)[3] < 0.03


def test_the_description_of_the_api_is_true(client: httpx.Client) -> None:
    described = client.get("/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")

    def hold(answer: Any, path: str, status: str = "200", method: str = "get") -> None:
        schema = described["paths"][path][method]["responses"][status]["content"]["application/json"]["schema"]
        validator = jsonschema.Draft202012Validator(
            {**schema, "components": described["components"]},
            format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
        )
        validator.validate(answer)

    for path in sorted(SAMPLES.iterdir()):
        hold(ask(client, path.name, path.read_bytes()), "/v1/check", method="post")
    hold(client.post("/v1/check", content=b"x").json(), "/v1/check", "415", "post")
    rules = client.get("/v1/rules").json()
    hold(rules, "/v1/rules")
    for rule in random.Random(2).sample(rules, 20):
        hold(client.get(f"/v1/rules/{rule['id']}").json(), "/v1/rules/{id}")
    hold(client.get("/v1/law").json(), "/v1/law")
    hold(client.get("/v1/law", params={"place": "US-NY", "as_of": DAY}).json(), "/v1/law")
    hold(client.get("/v1/law", params={"place": "Portland"}).json(), "/v1/law", "422")
    for path in ("/healthz", "/readyz"):
        hold(client.get(path).json(), path)
    with pytest.raises(jsonschema.ValidationError):
        hold({}, "/v1/law")


@pytest.mark.slow
def test_schemathesis_finds_no_fault(server: Server, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")), "run", f"{server.url}/v1/openapi.json", "--max-examples", "25",
            "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
            "--phases", "examples,coverage,fuzzing", "--request-timeout", "30", "--seed", "1", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_a_word_document_made_of_a_sample_has_its_findings(client: httpx.Client) -> None:
    from jdlint.reading import read

    (document,) = read((SAMPLES / "three-levels.md").read_bytes(), "three-levels.md")
    found = [
        sorted((one["rule"], one["text"]) for one in ask(client, name, data)["postings"][0]["findings"])
        for name, data in (("a.docx", to_word(document)), ("a.md", (SAMPLES / "three-levels.md").read_bytes()))
    ]
    assert found[0] == found[1]
