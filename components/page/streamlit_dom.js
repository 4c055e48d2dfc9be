/**
 * What Streamlit's page does to the document, and must not do here. Each block depends on Streamlit's internals:
 * see UPGRADE.md.
 */

// When the server does not answer, Streamlit opens a dialog and makes the page behind it `inert`: it receives
// neither touch nor keyboard. `streamlit.css` hides the dialog; the visit goes on, so the page must not become inert.
const root = document.getElementById("root");
if (root) {
  const removeInert = () => root.removeAttribute("inert");
  Object.defineProperty(root, "inert", { get: () => false, set: () => {} });
  new MutationObserver(removeInert).observe(root, { attributes: true, attributeFilter: ["inert"] });
  removeInert();
}

// The next tap would only dismiss the hidden dialog: an Escape key dismisses it at once.
new MutationObserver(() => {
  for (const element of document.querySelectorAll('[data-testid="stDialog"], [data-testid="stDialog"] *')) {
    if (element.getAttribute("role") === "dialog") {
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true }));
    }
  }
}).observe(document.body, { childList: true });

// Streamlit's main element can have the focus, and holds nothing to use: Tab must not stop there.
document.querySelector('[data-testid="stMain"]')?.setAttribute("tabindex", "-1");

// Streamlit takes these letters for commands: run again, clear the cache, always run again.
const STREAMLIT_KEYS = new Set(["r", "c", "a"]);
addEventListener("keydown", (event) => {
  if (STREAMLIT_KEYS.has(event.key?.toLowerCase())) event.stopPropagation();
}, { capture: true });
