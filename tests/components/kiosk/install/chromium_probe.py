"""Run by test_chromium_policy.py with a private /etc/chromium: how the real browser applies the policies.

Prints JSON: for each policy the browser's message, and the outcome for each address that was opened.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, sync_playwright

ROWS = """() => {
  const found = {};
  const visit = (node) => {
    for (const each of node.querySelectorAll("*")) {
      const row = each.tagName === "POLICY-ROW" ? each.shadowRoot ?? each : null;
      const text = (part) => row.querySelector(part).innerText.trim();
      if (row) found[text(".name")] = text(".messages");
      if (each.shadowRoot) visit(each.shadowRoot);
    }
  };
  visit(document);
  return found;
}"""


def outcome(context: BrowserContext, address: str) -> str:
    page = context.new_page()
    try:
        page.goto(address, timeout=60_000)
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
        messages = page.evaluate(ROWS)
        print(
            json.dumps(
                {"messages": messages, "outcomes": {each: outcome(context, each) for each in addresses}}
            )
        )
        context.close()


if __name__ == "__main__":
    main()
