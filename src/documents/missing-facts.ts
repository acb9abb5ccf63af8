import { addDays, dayOf } from '../shared/day.ts';
import { groupQuestions } from './group-questions.ts';
import { memberQuestions } from './member-questions.ts';
import { type BidFile, type BidMember, firstDeadline } from './model.ts';
import { type DocumentKind, kindsOf, type Question } from './question.ts';

/**
 * A fact that a document needs and nobody has given: a to-do. `memberId` is null for what the whole group decides
 * (the mandataire's job). `field` is stable; `dueOn` is a day, null when no deadline is known.
 */
export type MissingFact = {
  memberId: string | null;
  memberName: string;
  field: string;
  question: { fr: string; en: string };
  documents: DocumentKind[];
  dueOn: string | null;
};

/** Days between the day members' facts are due and the buyer's deadline: time to check, sign and file. */
export const FACTS_LEAD_DAYS = 7;

/** Everything still to be asked for the papers that fit the buyer: members in the order of the file, then the group as a whole. */
export function missingFacts(file: BidFile): MissingFact[] {
  const dueOn = factsDueOn(file);
  const fitting = kindsOf(file);
  const toFact = (memberId: string | null, memberName: string) => (q: Question) => ({
    memberId,
    memberName,
    field: q.field,
    question: { fr: q.fr, en: q.en },
    documents: q.documents.filter((kind) => fitting.includes(kind)),
    dueOn,
  });
  const ofMembers = file.members.flatMap((member) =>
    memberQuestions(file, member)
      .filter((q) => q.missing)
      .map(toFact(member.id, member.name)),
  );
  const ofGroup = groupQuestions(file)
    .filter((q) => q.missing)
    .map(toFact(null, file.group.name));
  return [...ofMembers, ...ofGroup].filter(({ documents }) => documents.length > 0);
}

/** How many facts the papers of a bid still lack, and of which members. */
export function gapsOf(file: BidFile): { count: number; organisationIds: string[] } {
  const missing = missingFacts(file);
  return { count: missing.length, organisationIds: [...new Set(missing.flatMap(({ memberId }) => memberId ?? []))] };
}

/** What a paper of one firm still lacks: the group's own facts, and those of the firm, a member or one outside the group. */
export function firmFacts(file: BidFile, firm: BidMember, kind: 'espd' | 'dc4'): MissingFact[] {
  const dueOn = factsDueOn(file);
  const known = missingFacts(kind === 'espd' ? { ...file, candidature: 'espd' } : file).filter(
    ({ documents, memberId }) => documents.includes(kind) && (memberId === firm.id || memberId === null),
  );
  if (file.members.some(({ id }) => id === firm.id)) return known;
  const own = memberQuestions(file, firm)
    .filter(({ missing, documents }) => missing && documents.includes(kind))
    .map(({ field, fr, en }): MissingFact => {
      return { memberId: null, memberName: firm.name, field, question: { fr, en }, documents: [kind], dueOn };
    });
  return [...own, ...known];
}

/** The day by which facts are due: as set, else `FACTS_LEAD_DAYS` before the first deadline, else null. */
export function factsDueOn(file: BidFile): string | null {
  if (file.factsDueOn !== null) return file.factsDueOn;
  const deadline = firstDeadline(file);
  if (deadline === null) return null;
  return addDays(dayOf(new Date(deadline)), -FACTS_LEAD_DAYS);
}
