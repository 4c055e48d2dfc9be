/**
 * The visit log: counts a visit and sends a record to the server: how long it was, which stories were open, how it
 * ended. Nothing in it identifies a visitor, and nothing is stored here: records wait in memory until the server
 * accepts them.
 *
 * @typedef {import("./visit_state.js").State} State
 * @typedef {"idle"|"again"|"left"|""} End   no visitor any more; started again; the page was closed; not ended yet
 * @typedef {{ id: string, began: number, idleSince: number|null, ms: Map<string, number>, kinds: Map<string, string>,
 *   lives: Set<string>, used: Set<string>, open: string|null, openSince: number }} Visit   `idleSince`: the last
 *   activity, once the "still there?" dialog is open; `ms`: how long each story and encounter was open, by id;
 *   `kinds`: "stories" or "encounters", by id
 * @typedef {{ began: number, record: object }} PendingRecord
 */
import { idleSeconds } from "./inactivity.js";
import { currentState, EVERYONE, subscribe } from "./visit_state.js";

const SEND_MILLISECONDS = 60_000; // a power failure costs no more than this
const TIMEOUT_MILLISECONDS = 10_000; // for a server that hangs; the record is sent again later
const MAX_WAITING = 200;
const MAX_STORIES = 400;
const MAX_ON_PAGEHIDE = 10; // a page that is being closed may send only a little
const DAY_SECONDS = 86_400;

/** @type {Visit|null} */
let visit = null;
/** The records that the server has not accepted yet, by the visit's id. @type {Map<string, PendingRecord>} */
const pending = new Map();
let isSending = false;

const now = () => performance.now(); // monotonic: not changed when the system clock is set
const seconds = (/** @type {number} */ ms) => Math.min(DAY_SECONDS, Math.max(0, Math.round(ms / 1000)));

function beginVisit() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const id = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  visit = {
    id, began: now(), idleSince: null, ms: new Map(), kinds: new Map(), lives: new Set(), used: new Set(), open: null, openSince: now(),
  };
  recordState(visit, currentState());
}

/** @param {Visit} of @param {State} state */
function recordState(of, state) {
  recordOpened(of, state.stop ?? state.encounter, state.stop ? "stories" : "encounters");
  if (state.person !== EVERYONE) of.lives.add(state.person);
  if (state.isListOpen) of.used.add("list");
  if (state.isSweeping && state.screen === "explore") of.used.add("timeline");
  if (state.screen === "ending") of.used.add("ending");
}

/** A story or an encounter was opened, or none (null): adds up the time of the one before.
 * @param {Visit} of @param {string|null} id @param {string} kind */
function recordOpened(of, id, kind) {
  const time = now();
  if (of.open) of.ms.set(of.open, (of.ms.get(of.open) ?? 0) + time - of.openSince);
  if (id) of.kinds.set(id, kind);
  [of.open, of.openSince] = [id, time];
}

/** Put the visit's record, as it is now, into the queue; an earlier one of the same visit is replaced.
 * @param {Visit} of @param {End} ended */
function enqueue(of, ended) {
  const end = of.idleSince ?? now();
  const times = new Map(of.ms); // a copy: the open story may stay open
  if (of.open) times.set(of.open, (times.get(of.open) ?? 0) + Math.max(0, end - of.openSince));
  const secondsOf = (/** @type {string} */ kind) => Object.fromEntries(
    [...times].filter(([id, ms]) => of.kinds.get(id) === kind && seconds(ms) > 0).slice(0, MAX_STORIES)
      .map(([id, ms]) => [id, seconds(ms)]));
  const record = {
    visit: of.id, seconds: seconds(end - of.began), ended, language: document.documentElement.lang,
    stories: secondsOf("stories"), encounters: secondsOf("encounters"), lives: [...of.lives], last: of.open ?? "", used: [...of.used],
  };
  pending.delete(of.id);
  pending.set(of.id, { began: of.began, record });
  for (const oldest of pending.keys()) if (pending.size > MAX_WAITING) pending.delete(oldest);
}

/** @param {End} ended */
function endVisit(ended) {
  if (!visit) return;
  enqueue(visit, ended);
  visit = null;
  sendPending();
}

/** Send all pending records, one after the other; those that fail are sent again later. */
async function sendPending() {
  if (isSending) return;
  isSending = true;
  try {
    for (const [id, entry] of pending) { // includes records that are added during the loop
      const { status } = await send(entry);
      if (status === 429 || status >= 500) break;
      if (pending.get(id) === entry) pending.delete(id); // accepted, or refused for good
    }
  } catch { // the server is gone: the visit continues
  } finally {
    isSending = false;
  }
}

/** @param {PendingRecord} entry @returns {Promise<Response>} */
function send({ began, record }) {
  return fetch("/visits", {
    method: "POST", headers: { "Content-Type": "application/json" }, keepalive: true,
    body: JSON.stringify({ ...record, ago: Math.max(0, Math.round((now() - began) / 1000)) }),
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
}

/** Whether a new visit has begun, and the one before was not only continued. @param {State} after @param {State} before */
const isNewVisit = (after, before) => ["person", "stop", "showsWholeView", "encounter", "cluster", "isListOpen"]
  .some((key) => after[/** @type {keyof State} */ (key)] !== before[/** @type {keyof State} */ (key)]);

/** Whether "begin again" has led from a visit back to the choice of a life. An ending also leads there in the same visit:
 * then the stories that were read are kept. @param {State} after @param {State} before */
const isBegunAgain = (after, before) => after.screen === "choose"
  && (before.screen === "explore" || (before.screen === "ending" && !after.read.length));

subscribe((after, before) => {
  if (after.screen === "attract") endVisit(before.screen === "still-there" ? "idle" : "again");
  else if (before.screen === "attract") beginVisit();
  else if (visit && after.screen === "still-there") visit.idleSince ??= now() - 1000 * idleSeconds();
  else if (visit && (isBegunAgain(after, before) || (before.screen === "still-there" && isNewVisit(after, before)))) {
    endVisit("again");
    beginVisit();
  } else if (visit) {
    visit.idleSince = null;
    recordState(visit, after);
  }
});

// A page without an attract screen starts in "explore": there a visit begins with the first touch.
for (const type of ["pointerdown", "keydown"]) {
  addEventListener(type, () => { if (!visit && currentState().screen === "explore") beginVisit(); }, { capture: true, passive: true });
}

setInterval(() => {
  if (visit) enqueue(visit, "");
  sendPending();
}, SEND_MILLISECONDS);

addEventListener("pagehide", () => {
  if (visit) enqueue(visit, "left");
  visit = null;
  for (const entry of [...pending.values()].slice(-MAX_ON_PAGEHIDE)) send(entry).catch(() => {});
});
