import { type BidFile, type BidLot, type BidMember, holdersOf, membersOfLot } from './model.ts';

/** Who leads the bid for a lot: the member named for it, else the mandataire of the whole. */
export function leadOfLot(file: BidFile, lot: BidLot): BidMember | null {
  const holders = holdersOf(file);
  return (
    holders.find((member) => member.id === lot.leadId) ?? holders.find((member) => member.role === 'mandataire') ?? null
  );
}

/** Members that hold the contract of a lot: its lead, and who has a part of it. The lead first. */
export function holdersOfLot(file: BidFile, lot: BidLot): BidMember[] {
  const lead = leadOfLot(file, lot);
  const working = membersOfLot(file, lot).filter((member) => member.role !== 'sous_traitant');
  return lead === null ? working : [lead, ...working.filter((member) => member.id !== lead.id)];
}

/** Everybody of a lot: those who hold its contract, and the subcontractors that work on it. */
export function everybodyOfLot(file: BidFile, lot: BidLot): BidMember[] {
  const holders = new Set(holdersOfLot(file, lot));
  const below = membersOfLot(file, lot).filter((member) => member.role === 'sous_traitant');
  return file.members.filter((member) => holders.has(member) || below.includes(member));
}

/** Lots that are answered by the same members under the same lead: one letter of candidacy speaks for them. */
export type Candidacy = { lots: BidLot[]; lead: BidMember | null; holders: BidMember[] };

/** The candidacies of a file, in the order of its lots. */
export function candidaciesOf(file: BidFile): Candidacy[] {
  const found = new Map<string, Candidacy>();
  for (const lot of file.lots) {
    const holders = holdersOfLot(file, lot);
    const lead = leadOfLot(file, lot);
    const key = [lead?.id ?? '', ...holders.map(({ id }) => id).sort()].join(' ');
    const same = found.get(key);
    if (same === undefined) found.set(key, { lots: [lot], lead, holders });
    else same.lots.push(lot);
  }
  return [...found.values()];
}

/** What a lot is for: works (CPV 45), supplies (below 45, and software in boxes), or services; by its heaviest need. */
export function natureOf(lot: BidLot): 'works' | 'supplies' | 'services' {
  const [main] = [...lot.requirements].sort((a, b) => b.weightBp - a.weightBp);
  const division = Number((main?.cpv ?? '').slice(0, 2));
  if (division === 45) return 'works';
  return division > 0 && (division < 45 || division === 48) ? 'supplies' : 'services';
}
