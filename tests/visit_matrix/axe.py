"""axe-core, the accessibility engine, on a page: figures A1 and A7."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Page

from tests.visit_matrix.figures import Miss

PACKAGE = "axe_playwright_python"
"""It brings axe-core as a file. Its own functions are not used: the page's policy blocks what they inject."""
RUN = """async () => {
  const rules = { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } };
  const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => {
    const element = document.querySelector(node.target.flat().at(-1));
    const part = element?.closest("[data-part]")?.dataset.part ?? "page";
    const name = element?.getAttribute("class")?.split(" ")[0];
    const because = [...node.any, ...node.all, ...node.none].map((each) => each.message)[0] ?? "";
    const text = element?.textContent.replace(/\\s+/g, " ").trim().slice(0, 40);
    const where = `${part} ${name ? "." + name : node.target.join(" ")}`;
    return { id, help, where, because: `“${text}”: ${because}` };
  }));
}"""


@lru_cache(maxsize=1)
def axe_source() -> str | None:
    """The script of axe-core; None where the package is not installed (`uv sync`)."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


def axe_misses(page: Page) -> Iterator[Miss]:
    """Every violation on the page as it is now. Raises RuntimeError where axe-core is not installed."""
    source = axe_source()
    if source is None:
        raise RuntimeError(f"axe-core is not installed ({PACKAGE}); type: uv sync")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source)  # by the protocol: the page's policy allows no script of somebody else
    for each in page.evaluate(RUN):
        figure = "A7" if each["id"].startswith("color-contrast") else "A1"
        yield Miss(figure, f"{each['id']}: {each['where']}", each["because"][:160])
