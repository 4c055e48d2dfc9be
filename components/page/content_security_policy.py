"""What a browser may do with a page of ours: the Content-Security-Policy."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from streamlit.file_util import get_static_dir


@lru_cache(maxsize=1)
def content_security_policy() -> str:
    """Everything is forbidden but what the page does. One policy for every answer, Streamlit's own included.

    Scripts: files of this server; `blob:`, which is how Streamlit mounts a part's own few lines; and the
    inline scripts of the installed Streamlit's page, by their digests. No other inline script, no `eval`;
    WebAssembly, because Streamlit's messages count in it: only a script that runs already could use it.
    Looks: Streamlit makes its own in the page while it runs, and ours carry colours and places in `style`: no
    digest can name them beforehand, so inline styles stay allowed.
    """
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    known = " ".join(f"'{digest}'" for digest in inline_digests(page))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {known}".rstrip(),
            "script-src-attr 'none'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def inline_digests(page: str) -> list[str]:
    """The digest of each inline script of an HTML page, as a policy names it."""
    found = _Scripts()
    found.feed(page)
    found.close()
    return [f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}" for script in found.inline]


class _Scripts(HTMLParser):
    """Collects what stands between <script> and </script>, where there is no src."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.inline: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and not any(name == "src" for name, _ in attrs)
        if self._inside:
            self.inline.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.inline[-1] += re.sub(r"\r\n?", "\n", data)  # as a browser reads lines
