/** Requests to the server's staff addresses. Secrets are in the body or a header, never in an address. */

const TIMEOUT_MILLISECONDS = 8000;

/**
 * @param {string} path   below `/staff/`
 * @param {object} [body] @param {string} [token]
 * @returns {Promise<{ status: number, body: any }|undefined>} undefined when the server does not answer
 */
export async function postToStaff(path, body = {}, token = "") {
  try {
    const response = await fetch(`/staff/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Staff-Token": token },
      body: JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    return { status: response.status, body: isJson ? await response.json() : {} };
  } catch {
    return undefined;
  }
}

/** A text with its {placeholders} filled. @param {string} text @param {Record<string, unknown>} values @returns {string} */
export function formatText(text, values) {
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));
}

/**
 * An interface string with a number, in the plural form that the page's language has for it.
 * @param {Record<string, string>} words   the interface strings; `key.few` is the form "few" of `key`
 * @param {string} key
 * @param {number} number
 */
export function countedText(words, key, number) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(number);
  return formatText(words[`${key}.${form}`] ?? words[key], { number });
}
