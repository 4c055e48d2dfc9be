/**
 * The sounds of stories: one plays at a time, only when a visitor asks for it, and not beyond their story. What is
 * heard can be read meanwhile; and instead, where a sound cannot be played.
 */
import { closestTarget, onTap } from "../browser/tap.js";
import { onReset, subscribe } from "../browser/visit_state.js";

/** How loud each step is. @type {Record<string, number>} */
const VOLUMES = { quiet: 0.25, medium: 0.6, loud: 1 };
const USUAL_VOLUME = "medium";
const PATIENCE_MILLISECONDS = 8000; // for the sound to begin, and to go on

/** @param {HTMLElement} element   holds the players of all stories @returns {() => void} unmounts it */
export function mountSounds(element) {
  /** The player whose sound plays. @type {HTMLElement|null} */
  let player = null;
  let timer = 0;

  const stop = () => {
    clearTimeout(timer);
    const stopped = player;
    player = null;
    if (!stopped) return;
    const audio = audioOf(stopped);
    audio.pause();
    audio.currentTime = 0;
    showPlaying(stopped, false);
  };
  const fail = () => {
    const failed = player;
    stop();
    if (failed) showFault(failed, true);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(fail, PATIENCE_MILLISECONDS);
  };
  const play = async (/** @type {HTMLElement} */ chosen) => {
    stop();
    player = chosen;
    const audio = audioOf(chosen);
    if (audio.error) audio.load();
    showFault(chosen, false);
    showPlaying(chosen, true);
    wait();
    try {
      await audio.play();
    } catch {
      if (player === chosen) fail(); // else it was stopped before it began
    }
  };
  const setVolume = (/** @type {string} */ volume) => {
    for (const audio of element.querySelectorAll("audio")) audio.volume = VOLUMES[volume] ?? 1;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-volume]"))) {
      button.setAttribute("aria-pressed", String(button.dataset.volume === volume));
    }
  };
  const leave = () => {
    stop();
    for (const failed of element.querySelectorAll("[data-sound].has-failed")) showFault(failed, false);
  };

  const listeners = {
    /** A key of a keyboard for media may start a sound that nobody asked for. */
    play: (/** @type {HTMLMediaElement} */ audio) => { if (!player?.contains(audio)) audio.pause(); },
    playing: () => clearTimeout(timer),
    waiting: wait,
    timeupdate: (/** @type {HTMLMediaElement} */ audio) => { if (player) showCaption(player, audio.currentTime); },
    ended: stop,
    error: fail,
  };
  /** @type {(() => void)[]} */
  const removers = Object.entries(listeners).map(([type, handle]) => {
    const listener = (/** @type {Event} */ event) => {
      const audio = /** @type {HTMLMediaElement} */ (event.target);
      if (audio.localName === "audio" && (type === "play" || player?.contains(audio))) handle(audio);
    };
    element.addEventListener(type, listener, true); // events of media do not bubble
    return () => element.removeEventListener(type, listener, true);
  });
  onTap(element, (event) => {
    const chosen = closestTarget(event, "[data-sound-play]")?.closest("[data-sound]");
    const volume = closestTarget(event, "[data-volume]")?.dataset.volume;
    if (chosen && chosen === player) stop();
    else if (chosen) play(/** @type {HTMLElement} */ (chosen));
    if (volume) setVolume(volume);
  });
  setVolume(USUAL_VOLUME);
  // Without its captions and its button, no sound goes on.
  const leaveOverlay = (/** @type {Event} */ event) => {
    if (player && event.target instanceof Node && event.target.contains(player)) leave();
  };
  element.addEventListener("overlay-closed", leaveOverlay);
  removers.push(
    () => element.removeEventListener("overlay-closed", leaveOverlay),
    subscribe((now, before) => {
      if (now.stop !== before.stop || now.screen !== "explore" || now.isListOpen || now.words) leave();
    }),
    onReset(() => {
      leave();
      setVolume(USUAL_VOLUME);
    }),
    stop,
  );
  return () => { for (const remove of removers) remove(); };
}

/** @param {Element} player */
const audioOf = (player) => /** @type {HTMLAudioElement} */ (player.querySelector("audio"));

/** @param {Element} player @param {string} name */
const partOf = (player, name) => /** @type {HTMLElement} */ (player.querySelector(`[data-sound-${name}]`));

/** The button and the transcript, while the sound plays and after it. @param {Element} player @param {boolean} isPlaying */
function showPlaying(player, isPlaying) {
  player.classList.toggle("is-playing", isPlaying);
  partOf(player, "listen").hidden = isPlaying;
  partOf(player, "stop").hidden = !isPlaying;
  const captions = partOf(player, "captions");
  captions.hidden = !isPlaying;
  if (!isPlaying) return;
  showCaption(player, 0);
  captions.scrollIntoView({ block: "nearest" });
}

/** The last caption that has begun by now. @param {Element} player @param {number} seconds */
function showCaption(player, seconds) {
  const captions = /** @type {HTMLElement[]} */ ([...player.querySelectorAll("[data-from]")]);
  const current = captions.findLast((caption) => Number(caption.dataset.from) <= seconds);
  for (const caption of captions) caption.classList.toggle("is-current", caption === current);
}

/** A sentence in place of the sound, with all of the transcript. @param {Element} player @param {boolean} hasFailed */
function showFault(player, hasFailed) {
  player.classList.toggle("has-failed", hasFailed);
  partOf(player, "fault").hidden = !hasFailed;
  partOf(player, "captions").hidden = !hasFailed;
  if (hasFailed) partOf(player, "captions").scrollIntoView({ block: "nearest" });
}
