"""Run by test_policy.py where /etc/chromium is its own: asks the real browser what it makes of the policies.

Prints JSON: for each policy the browser's word on it, and what became of each address that was opened.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, sync_playwright

ROWS = """() => {
  const found = {};
  const look = (node) => {
    for (const each of node.querySelectorAll("*")) {
      const row = each.tagName === "POLICY-ROW" ? each.shadowRoot ?? each : null;
      const say = (part) => row.querySelector(part).innerText.trim();
      if (row) found[say(".name")] = say(".messages");
      if (each.shadowRoot) look(each.shadowRoot);
    }
  };
  look(document);
  return found;
}"""


def became_of(context: BrowserContext, address: str) -> str:
    page = context.new_page()
    try:
        page.goto(address, timeout=20_000)
        return "opened"
    except Error as error:
        return "forbidden" if "BLOCKED_BY_ADMINISTRATOR" in error.message else "allowed"
    finally:
        page.close()


def main() -> None:
    chromium, *addresses = sys.argv[1:]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        arguments = ["--no-sandbox", "--disable-gpu"]
        context = playwright.chromium.launch_persistent_context(
            Path(profile), executable_path=chromium, args=arguments
        )
        page = context.new_page()
        page.goto("chrome://policy")
        page.wait_for_function(f"'URLBlocklist' in ({ROWS})()")
        told = page.evaluate(ROWS)
        print(json.dumps({"told": told, "became": {each: became_of(context, each) for each in addresses}}))
        context.close()


if __name__ == "__main__":
    main()
