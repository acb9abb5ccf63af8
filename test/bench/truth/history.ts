import { type Award, type Case, isUsable } from './cases.ts';

/** The awards of each company, and how many companies have had each token (see `tokensOf`). */
export class History {
  readonly #byCompany = new Map<string, Award[]>();
  readonly #companiesWith = new Map<string, number>();
  readonly #lotsWith = new Map<number, number>();
  readonly #lots: number;

  constructor(awards: readonly Award[]) {
    const tokens = new Map<string, Set<string>>();
    const lots = new Set<string>();
    for (const award of awards) {
      const lot = `${award.proc} ${award.words?.join(' ')}`;
      if (!lots.has(lot)) for (const word of award.words ?? []) add(this.#lotsWith, word);
      lots.add(lot);
      for (const company of new Set(award.winners)) {
        const list = this.#byCompany.get(company) ?? [];
        list.push(award);
        this.#byCompany.set(company, list);
        const own = tokens.get(company) ?? new Set<string>();
        for (const token of tokensOf(award)) own.add(token);
        tokens.set(company, own);
      }
    }
    this.#lots = lots.size;
    for (const own of tokens.values()) for (const token of own) add(this.#companiesWith, token);
  }

  /** What a company did, as far as a case allows: one award per lot text, several bids on the same lot count once. */
  of(company: string, forCase: Case): Award[] {
    const seen = new Set<string>();
    return (this.#byCompany.get(company) ?? []).filter((award) => {
      if (!isUsable(award, forCase)) return false;
      if (award.words === undefined) return true;
      const lot = `${award.proc} ${award.words.join(' ')} ${award.winners.length > 1 ? award.winners.join(' ') : ''}`;
      const isNew = !seen.has(lot);
      seen.add(lot);
      return isNew;
    });
  }

  /** Weight of a title word: ln of the lots over the lots that have it. */
  wordWeight(word: number): number {
    return Math.log((this.#lots + 1) / ((this.#lotsWith.get(word) ?? 0) + 1));
  }

  /** Weight of a token: ln of 1 + companies over the companies that have it. */
  tokenWeight(token: string): number {
    return Math.log(1 + this.#byCompany.size / (this.#companiesWith.get(token) ?? 1));
  }
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What an award says of a company's world: title words where there are any, else codes, buyer, places and both together. */
export function tokensOf(award: Award): string[] {
  if (award.words !== undefined && award.words.length > 0) return award.words.map((word) => `w${word}`);
  const groupHere = award.cpv.flatMap((code) => award.place.map((place) => `${code.slice(0, 3)}${place}`));
  return [
    ...award.cpv,
    ...award.cpv.map((code) => code.slice(0, 4)),
    ...(award.buyer === null ? [] : [`b${award.buyer}`]),
    ...award.place,
    ...groupHere,
  ];
}

/** Likeness of two histories in [0,1]: cosine of their tokens, weighted (1 + ln count) × token weight. */
export function tokenVector(awards: readonly Award[], history: History): Map<string, number> {
  const counts = new Map<string, number>();
  for (const award of awards) for (const token of tokensOf(award)) add(counts, token);
  let squares = 0;
  for (const [token, count] of counts) {
    const weight = (1 + Math.log(count)) * history.tokenWeight(token);
    counts.set(token, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [token, weight] of counts) counts.set(token, weight / length);
  return counts;
}

/** Dot product of two sparse vectors. */
export function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [token, weight] of small) sum += weight * (large.get(token) ?? 0);
  return sum;
}
