/**
 * What a moment is called, and where each person was then: the texts that Python wrote, with the ages filled in.
 *
 * @typedef {[begins: number, where: string, language: string, hasAge: 0|1]} WhereSpan   from `begins` on; `language` is that
 *   of a place's name
 * @typedef {object} LifeTexts
 * @property {string} person
 * @property {string} who   the name
 * @property {string} aged   the name with {age}
 * @property {number|null} young_until   before it the young portrait is shown
 * @property {number|null} born   a decimal year
 * @property {number|null} died
 * @property {string} dead   in the first year after death
 * @property {WhereSpan[]} spans   in the order of time, up to death
 * @typedef {object} MomentTexts
 * @property {string} locale
 * @property {Record<string, string>} eras   the years that are shown with their era
 * @property {string} caption   one text of {who} and {where}
 * @property {Record<string, string>} dead   with {number}, by plural category
 * @property {LifeTexts[]} lives
 * @typedef {{ person: string, who: string, where: string, language: string, isYoung: boolean,
 *   state: "alive"|"unborn"|"dead"|"unknown" }} Caption
 *   `unknown`: nobody knows whether the person lived
 */
import { yearOf } from "./moment.js";

/** @type {MomentTexts} */
let texts = { locale: "en", eras: {}, caption: "", dead: {}, lives: [] };
let plural = new Intl.PluralRules("en");

/** The texts in the page's language. @param {MomentTexts} now */
export function setMomentTexts(now) {
  texts = now;
  plural = new Intl.PluralRules(now.locale);
}

/** @param {number} moment @returns {string} its year, as the page writes it */
export const yearText = (moment) => texts.eras[yearOf(moment)] ?? String(yearOf(moment));

/** The caption of each life, in the exhibit's order. @param {number} moment @returns {Caption[]} */
export const captionsAt = (moment) => texts.lives.map((life) => captionOf(life, moment));

/** Whether the young portrait of a life is shown. @param {string} person @param {number} moment */
export function isYoungAt(person, moment) {
  const life = texts.lives.find((each) => each.person === person);
  return life !== undefined && hasYoungFace(life, moment);
}

/** One text for those who do not see the year and the captions.
 * @param {number} moment @param {(person: string) => boolean} isShown */
export function sentenceAt(moment, isShown) {
  const shown = captionsAt(moment).filter(({ person }) => isShown(person));
  const told = shown.map(({ who, where }) => texts.caption.replace("{who}", who).replace("{where}", where));
  return [yearText(moment), ...told].join(" · ");
}

/** @param {LifeTexts} life @param {number} moment */
const hasYoungFace = ({ young_until: youngUntil }, moment) => youngUntil !== null && moment < youngUntil;

/** @param {LifeTexts} life @param {number} moment @returns {Caption} */
function captionOf(life, moment) {
  const { person, who, aged, born, died, dead, spans } = life;
  const isYoung = hasYoungFace(life, moment);
  if (died !== null && moment >= died) {
    const years = Math.floor(moment - died);
    const where = years ? (texts.dead[plural.select(years)] ?? texts.dead.other).replace("{number}", String(years)) : dead;
    return { person, who, where, language: "", isYoung, state: "dead" };
  }
  const [, where, language, hasAge] = spans.findLast(([begins]) => begins <= moment) ?? spans[0];
  const state = hasAge ? "alive" : born !== null && moment < born ? "unborn" : "unknown";
  const name = hasAge && born !== null ? aged.replace("{age}", String(Math.floor(moment - born))) : who;
  return { person, who: name, where, language, isYoung, state };
}
