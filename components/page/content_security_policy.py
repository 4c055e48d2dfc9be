"""The Content-Security-Policy: what a browser may load and run in our page."""

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
    """The policy of every response, Streamlit's included: everything is forbidden except what the page needs.

    Three permissions are there for Streamlit alone. Digests: its page has inline scripts. `blob:`: it imports
    the `js` of a v2 component from a blob URL. 'wasm-unsafe-eval': it decodes its messages with WebAssembly
    (only a script that already runs could use it). `eval` and any other inline script are forbidden.
    Inline styles are allowed: Streamlit writes style elements while it runs, and our HTML sets colours and
    positions in `style` attributes; neither can be listed by digest.
    """
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    digests = " ".join(f"'{digest}'" for digest in inline_script_digests(page))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {digests}".rstrip(),
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


def inline_script_digests(page: str) -> list[str]:
    """The digest of each inline script of an HTML page, in the policy's notation."""
    parser = _InlineScripts()
    parser.feed(page)
    parser.close()
    return [f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}" for script in parser.scripts]


class _InlineScripts(HTMLParser):
    """Collects the content of every <script> without a `src`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script" and not any(name == "src" for name, _ in attrs)
        if self._in_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += re.sub(r"\r\n?", "\n", data)  # as a browser does before it hashes
