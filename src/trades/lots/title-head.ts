import { saysDoing, saysOnlyActivities } from '../../taxonomies/lexicon/activity.ts';
import { itemsOf, type TradeMatch, tradesNamed } from '../../taxonomies/lexicon/match.ts';
import { stemsOf } from '../../taxonomies/lexicon/stem.ts';
import { NAMED } from './title-names.ts';

const ACTS = [
  'travaux|trav|tra?x|tvx|prestations|réfection|réhabilitation|rénovation|remplacement|réparations?|entretien|maintenance',
  'renouvellement|restructuration|requalification|restauration|modernisation|amélioration|extension|création|construction',
  'réalisation|fourniture|pose|installation|reprise|renforcement|déplacement|aménagements?|réaménagement',
  'redimensionnement|dévoiements?|mise\\s+en\\s+(?:conformité|place|séparatif|sécurité|œuvre|oeuvre|état)',
  'remise\\s+(?:en\\s+état|aux\\s+normes)',
].join('|');
/** What is done, as French titles of works say before what it is done to. */
const ACT = new RegExp(`(?<![\\p{L}\\d])(?:${ACTS})(?![\\p{L}\\d])`, 'giu');
const ACT_AT_START = new RegExp(`^(?:${ACTS})(?![\\p{L}\\d])`, 'iu');

/** Between the act and its object: articles (also "D ENTRETIEN"), numbers, and how much of it or how often. */
const BEFORE_OBJECT =
  /^(?:[\s:"“”]+|(?:de\s+l|d|l)['’\s]\s*|(?:de\s+la|de|du|des|la|le|les|un|une|deux|trois|quatre|plusieurs|divers(?:es)?|différente?s|certaine?s|petite?s?|gros(?:ses)?|courante?s?|urgents|neufs|complète?|partielle?|définitive?|anciens?|ancienne?s?|existante?s?|\d+)(?=[\s:"“”]))/iu;

/** An item to which the act of the one before it is done, too: "isolation de combles et de toitures-terrasses". */
const GOES_ON = /^(?:(?:de|du|des)\s|d['’])/iu;

/**
 * What follows a name that a passage begins with and has no act before it: nothing, a number, or where it is done. A bare
 * "de" or "à" says of what kind a thing is ("tunnels de lavage").
 */
const AFTER_NAME =
  /^(?:\s*$|\s+(?:(?:du|des|de\s+la|de\s+(?:\d+|deux|trois|quatre|plusieurs|divers)|d['’]une?|aux?|à\s+la|dans|sur|pour|en|y\s+compris|secteur|\d+)(?!\p{L})|(?:de|à)\s+l['’]))/iu;

/** Words of the longest name of a trade: "menuiseries extérieures en aluminium". */
const LONGEST_NAME = 5;
const WORDS = /[\p{L}\d][\p{L}\d'’-]*/gu;

/**
 * Names of trades that are places, too: who rebuilds them builds ("réhabilitation des sanitaires du camping",
 * "aménagement du quai", "construction de la passerelle").
 */
const PLACES: ReadonlySet<string> = new Set(stemsOf('sanitaires quai passerelle'));

/** Of all trades, so of none. */
const ALL_TRADES = /tou(?:s|t)\s+corps\s+d['’]?\s*[ée]tats?|(?<!\p{L})TCE(?!\p{L})/iu;
const WORKS = '45';

/** The longest name of a trade of works that a passage begins with, where what is behind it may follow; null: none. */
function nameAtHead(passage: string, mayFollow: (rest: string) => boolean): TradeMatch[] | null {
  const words = [...passage.matchAll(WORDS)].slice(0, LONGEST_NAME);
  for (const last of words.reverse()) {
    const quote = passage.slice(0, last.index + last[0].length);
    if (saysOnlyActivities(quote) || !mayFollow(passage.slice(quote.length))) continue;
    if (stemsOf(quote).every((stem) => PLACES.has(stem) || saysDoing(stem))) continue;
    const named = tradesNamed(quote, saysDoing).filter(({ cpv }) => cpv.some((code) => code.startsWith(WORKS)));
    if (named.length > 0) return named.map((trade) => ({ trade, score: NAMED, quote }));
  }
  return null;
}

/** A passage from its object on: without acts, articles and numbers before it. */
function objectOf(passage: string): string {
  let rest = passage;
  for (let before = ''; before !== rest; ) {
    before = rest;
    const object = rest.replace(BEFORE_OBJECT, '').replace(ACT_AT_START, '');
    if (/\p{L}/u.test(object)) rest = object;
  }
  return rest;
}

/**
 * Trades that passages of a title begin with, whatever place or building follows: "Réfection toiture mairie de Vourles",
 * "Communes de Cavaillon et Les Taillades - travaux d'assainissement". For titles of works whose codes tell of
 * the whole alone, where the names of trades are not most of what is said (`readTitle`).
 */
export function tradesAtHeads(written: string): TradeMatch[] {
  if (ALL_TRADES.test(written)) return [];
  return itemsOf(written.replaceAll(/<[^>]*>/gu, '\n')).flatMap((item) => {
    const objects = [...item.matchAll(ACT)].map(({ index }) => objectOf(item.slice(index)));
    const done = objects.map((object) => nameAtHead(object, () => true)).find((one) => one !== null);
    return done ?? nameAtHead(objectOf(item), (rest) => GOES_ON.test(item) || AFTER_NAME.test(rest)) ?? [];
  });
}
