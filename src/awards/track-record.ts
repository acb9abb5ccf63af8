import type { AwardRow, HolderRow } from './repository.ts';
import type { TrackRecordView } from './schemas.ts';

/**
 * An organisation's public awards added up by year (newest first), by buyer (most awards first) and by partner. The
 * value of a group's award counts for the year and the buyer as a whole: notices don't tell the parts.
 */
export function trackRecord(
  organisationId: string,
  awards: readonly { award: AwardRow; holders: HolderRow[] }[],
): TrackRecordView {
  const years = new Map<number | null, TrackRecordView['years'][number]>();
  const buyers = new Map<string, TrackRecordView['buyers'][number]>();
  const partners = new Map<string, TrackRecordView['partners'][number]>();
  for (const { award, holders } of awards) {
    const own = holders.filter((h) => h.organisationId === organisationId);
    const year = award.awardedOn === null ? null : Number(award.awardedOn.slice(0, 4));
    const value = award.currency === 'EUR' ? (award.valueCents ?? 0) : 0;
    const line = years.get(year) ?? { year, awards: 0, valueCents: 0, jointly: 0, asLead: 0 };
    years.set(year, {
      year,
      awards: line.awards + 1,
      valueCents: line.valueCents + value,
      jointly: line.jointly + (award.jointly ? 1 : 0),
      asLead: line.asLead + (own.some((h) => h.role === 'lead') ? 1 : 0),
    });
    const buyer = buyers.get(award.buyerName) ?? { name: award.buyerName, awards: 0, valueCents: 0 };
    buyers.set(award.buyerName, { ...buyer, awards: buyer.awards + 1, valueCents: buyer.valueCents + value });
    if (!award.jointly) continue;
    for (const other of holders.filter((h) => h.organisationId !== organisationId)) {
      const confirmed = other.decision === 'confirmed' ? other.organisationId : null;
      const key = confirmed ?? other.name;
      const partner = partners.get(key) ?? { name: other.name, organisationId: confirmed, awards: 0 };
      partners.set(key, { ...partner, awards: partner.awards + 1 });
    }
  }
  const most = (a: { awards: number; name: string }, b: { awards: number; name: string }) =>
    b.awards - a.awards || (a.name < b.name ? -1 : 1);
  return {
    organisationId,
    years: [...years.values()].sort((a, b) => (b.year ?? 0) - (a.year ?? 0)),
    buyers: [...buyers.values()].sort(most),
    partners: [...partners.values()].sort(most),
  };
}
