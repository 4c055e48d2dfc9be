/**
 * Counts a visit and tells the server of it: how long it was, which stories were open, how it ended. Nothing that
 * tells who it was, and nothing stays here: what the server could not be told waits in memory only.
 *
 * @typedef {import("./visit_state.js").State} State
 * @typedef {"idle"|"again"|"left"|""} End   nobody was there any more; begun again; the page was closed; not yet
 * @typedef {{ id: string, began: number, quiet: number|null, ms: Map<string, number>, kinds: Map<string, string>,
 *   lives: Set<string>, used: Set<string>, open: string|null, since: number }} Visit   `quiet`: since when nobody
 *   has touched the screen, once the page has asked; `ms`: how long each story and encounter was open
 */
import { quietSeconds } from "./inactivity.js";
import { EVERYONE, follow, present } from "./visit_state.js";

const TELL_MILLISECONDS = 60_000; // a cut of the power costs no more than this
const ANSWER_MILLISECONDS = 10_000; // a server that hangs is asked again another time
const MOST_WAITING = 200;
const MOST_STORIES = 400;
const AT_THE_END = 10; // what a page that is being closed may still send
const DAY_SECONDS = 86_400;

/** @type {Visit|null} */
let visit = null;
/** What the server has not taken yet, by the visit's id. @type {Map<string, { began: number, record: object }>} */
const waiting = new Map();
let telling = false;

const now = () => performance.now(); // a clock that never jumps
const seconds = (/** @type {number} */ ms) => Math.min(DAY_SECONDS, Math.max(0, Math.round(ms / 1000)));

function begin() {
  const lot = crypto.getRandomValues(new Uint8Array(16));
  const id = [...lot].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  visit = {
    id, began: now(), quiet: null, ms: new Map(), kinds: new Map(), lives: new Set(), used: new Set(), open: null, since: now(),
  };
  note(visit, present());
}

/** @param {Visit} of @param {State} state */
function note(of, state) {
  turn(of, state.sliding ? null : (state.stop ?? state.encounter), state.stop ? "stories" : "encounters");
  if (state.person !== EVERYONE) of.lives.add(state.person);
  if (state.listing) of.used.add("list");
  if (state.sliding) of.used.add("timeline");
}

/** A story is open, or none: the time of the one before is added up.
 * @param {Visit} of @param {string|null} id @param {string} kind */
function turn(of, id, kind) {
  const at = now();
  if (of.open) of.ms.set(of.open, (of.ms.get(of.open) ?? 0) + at - of.since);
  if (id) of.kinds.set(id, kind);
  [of.open, of.since] = [id, at];
}

/** @param {Visit} of @param {End} ended */
function put(of, ended) {
  const at = of.quiet ?? now();
  const times = new Map(of.ms); // the open story goes on
  if (of.open) times.set(of.open, (times.get(of.open) ?? 0) + Math.max(0, at - of.since));
  const shown = (/** @type {string} */ kind) => Object.fromEntries(
    [...times].filter(([id, ms]) => of.kinds.get(id) === kind && seconds(ms) > 0).slice(0, MOST_STORIES)
      .map(([id, ms]) => [id, seconds(ms)]));
  const record = {
    visit: of.id, seconds: seconds(at - of.began), ended, language: document.documentElement.lang,
    stories: shown("stories"), encounters: shown("encounters"), lives: [...of.lives], last: of.open ?? "", used: [...of.used],
  };
  waiting.delete(of.id);
  waiting.set(of.id, { began: of.began, record });
  for (const oldest of waiting.keys()) if (waiting.size > MOST_WAITING) waiting.delete(oldest);
}

/** @param {End} ended */
function end(ended) {
  if (!visit) return;
  put(visit, ended);
  visit = null;
  tell();
}

/** Tell the server all that waits, one after the other; again later where it does not answer. */
async function tell() {
  if (telling) return;
  telling = true;
  try {
    for (const [id, one] of waiting) { // also what comes to wait meanwhile
      const { status } = await send(one);
      if (status === 429 || status >= 500) break;
      if (waiting.get(id) === one) waiting.delete(id); // taken, or never to be taken
    }
  } catch { // nobody there: the visit goes on
  } finally {
    telling = false;
  }
}

/** @param {{ began: number, record: object }} one */
function send({ began, record }) {
  return fetch("/visits", {
    method: "POST", headers: { "Content-Type": "application/json" }, keepalive: true,
    body: JSON.stringify({ ...record, ago: Math.max(0, Math.round((now() - began) / 1000)) }),
    signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
  });
}

/** Whether a visit was begun anew, not only gone on with. @param {State} after @param {State} before */
const isAnother = (after, before) => ["person", "stop", "whole", "encounter", "stack", "listing"]
  .some((key) => after[/** @type {keyof State} */ (key)] !== before[/** @type {keyof State} */ (key)]);

follow((after, before) => {
  if (after.screen === "attract") end(before.screen === "still-there" ? "idle" : "again");
  else if (before.screen === "attract" && after.screen === "explore") begin();
  else if (visit && after.screen === "still-there") visit.quiet ??= now() - 1000 * quietSeconds();
  else if (visit && before.screen === "still-there" && isAnother(after, before)) {
    end("again");
    begin();
  } else if (visit) {
    visit.quiet = null;
    note(visit, after);
  }
});

// A page that opens on the exhibit itself waits for the first touch.
for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, () => { if (!visit && present().screen === "explore") begin(); }, { capture: true, passive: true });
}

setInterval(() => {
  if (visit) put(visit, "");
  tell();
}, TELL_MILLISECONDS);

addEventListener("pagehide", () => {
  if (visit) put(visit, "left");
  visit = null;
  for (const one of [...waiting.values()].slice(-AT_THE_END)) send(one).catch(() => {});
});
