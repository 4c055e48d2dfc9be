"""The Content-Security-Policy: what it forbids, and which inline scripts of Streamlit's page it allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.file_util import get_static_dir

from components.page.content_security_policy import content_security_policy, inline_script_digests


@pytest.mark.parametrize(
    "directive",
    [
        *("default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'"),
        *("frame-ancestors 'none'", "connect-src 'self'", "script-src-attr 'none'"),
    ],
)
def test_the_policy_forbids_what_no_page_of_ours_needs(directive: str) -> None:
    assert directive in content_security_policy().split("; ")


def test_scripts_run_only_from_this_server_or_by_the_digests_of_streamlits_page() -> None:
    (scripts,) = [each for each in content_security_policy().split("; ") if each.startswith("script-src ")]
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    assert inline_script_digests(page), "Streamlit’s page has an inline script"
    allowed = {
        "'self'",
        "blob:",
        "'wasm-unsafe-eval'",
        *(f"'{each}'" for each in inline_script_digests(page)),
    }
    assert set(scripts.split()[1:]) == allowed


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("", 0),
        ("<script src=a.js></script>", 0),
        ("<script>a</script><SCRIPT type=module>b</SCRIPT>", 2),
        ("<!-- <script>a</script> -->", 0),
        ("<style>a</style><script>1 < 2 && '<b>'</script>", 1),
    ],
)
def test_each_inline_script_has_one_digest(page: str, count: int) -> None:
    assert len(inline_script_digests(page)) == count


def test_a_digest_is_the_same_as_the_browsers() -> None:
    # The example of the Content Security Policy specification, level 3.
    assert inline_script_digests("<script>alert('Hello, world.');</script>") == [
        "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
    ]
    assert inline_script_digests("<script>a\r\nb</script>") == inline_script_digests("<script>a\nb</script>")
