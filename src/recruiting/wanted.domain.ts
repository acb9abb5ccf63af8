/** What one more firm for a requirement would have been worth to a lot. Scores in [0,1], amounts in cents. */
export type LotWorth = {
  cpv: string;
  minLevel: number;
  certification: string | null;
  gain: number;
  /** No member could do it. */
  unserved: boolean;
  /** Less work than a member does at least. */
  small: boolean;
};

/** A lot that was looked at. */
export type SurveyedLot = {
  lotId: string;
  tenderId: string;
  /** Worth of the lot in cents; null: not told. */
  estimatedCents: number | null;
  /** Whether there was a team, or a company alone. */
  served: boolean;
  complete: boolean;
  items: LotWorth[];
};

/** A trade that a cluster lacked, over many lots. */
export type WantedCapability = {
  cpv: string;
  /** Highest level that was asked for, 1 to 5. */
  minLevel: number;
  /** Certificates that were asked for with it, by code. */
  certifications: string[];
  /** Sum of what it would have added to the scores of the best teams, each in [0,1]. */
  gain: number;
  /** Lots without any team that a firm with it would have opened, and their worth in cents as far as it is told. */
  lotsOpened: number;
  openedCents: number;
  /** Lots that need further missing trades beside it. */
  lotsOpenedWithOthers: number;
  /** Lots that would have been better, with the team that there was or with other missing trades. */
  lotsImproved: number;
  lotIds: string[];
};

/** Sums the lots of a survey up by CPV code: the trade that would have helped most first. */
export function wantedCapabilities(lots: readonly SurveyedLot[]): WantedCapability[] {
  const byCpv = new Map<string, WantedCapability>();
  for (const lot of lots) {
    // Trades that nobody has, which the lot needs all of.
    const closed = new Set(lot.served ? [] : lot.items.filter((one) => one.unserved).map(({ cpv }) => cpv));
    const best = new Map<string, SurveyedLot['items'][number]>();
    for (const item of lot.items) if ((best.get(item.cpv)?.gain ?? 0) < item.gain) best.set(item.cpv, item);
    for (const item of best.values()) {
      const sum = byCpv.get(item.cpv) ?? none(item.cpv);
      byCpv.set(item.cpv, sum);
      const asked = lot.items.filter(({ cpv }) => cpv === item.cpv);
      sum.minLevel = Math.max(sum.minLevel, ...asked.map(({ minLevel }) => minLevel));
      const codes = asked.flatMap(({ certification }) => certification ?? []);
      sum.certifications = [...new Set([...sum.certifications, ...codes])].sort();
      sum.gain = exact(sum.gain + item.gain);
      sum.lotIds.push(lot.lotId);
      const others = [...closed].filter((cpv) => cpv !== item.cpv);
      // Beside what nobody has, what somebody has only makes it better.
      const isBeside = closed.size > 0 && !closed.has(item.cpv);
      if (lot.served || isBeside) sum.lotsImproved++;
      else if (others.length > 0) sum.lotsOpenedWithOthers++;
      else {
        sum.lotsOpened++;
        sum.openedCents += lot.estimatedCents ?? 0;
      }
    }
  }
  return [...byCpv.values()].sort(
    (a, b) => b.gain - a.gain || b.openedCents - a.openedCents || (a.cpv < b.cpv ? -1 : 1),
  );
}

/** Without what floating point adds: sums of the same gains in another order are equal. */
const exact = (value: number): number => Math.round(value * 1e9) / 1e9;

const none = (cpv: string): WantedCapability => ({
  cpv,
  minLevel: 1,
  certifications: [],
  gain: 0,
  lotsOpened: 0,
  openedCents: 0,
  lotsOpenedWithOthers: 0,
  lotsImproved: 0,
  lotIds: [],
});
