import { everybodyOfLot, holdersOfLot, leadOfLot, natureOf } from '../lot-groups.ts';
import { shownReferences, yearsAsked } from '../member-questions.ts';
import type { BidFile, BidLot, BidMember } from '../model.ts';
import { lender, operatorsOfLot } from '../outside-firms.ts';
import type { EspdRole } from './codes.ts';
import { type AnsweredCode, type Criterion, criteriaOf, type EdmVersion } from './criterion.ts';

/** The answer to one property, typed as the property asks. Amounts in cents; periods as ISO dates. */
export type AnswerValue =
  | { indicator: boolean }
  | { description: string }
  | { amountCents: number }
  | { period: { start: string; end: string } }
  | { code: string }
  | { quantity: number }
  | { year: number }
  | { identifier: string };

/** An answer: the property's identifier, which repetition it belongs to, and the value. */
export type Answer = { property: string; repetition: number; value: AnswerValue };

/** A criterion with what the member answers. Unanswered properties stay open for the member. */
export type AnsweredCriterion = { criterion: Criterion; answers: Answer[] };

/** Whose file it is: a member's or a lender's, for one lot (ESPD-EDM rule BR-LOT-10: an operator answers one lot a file). */
export type EspdSubject = { file: BidFile; member: BidMember; lot: BidLot; version: EdmVersion };

/** Written where the model demands a number that is not known yet; the file's note says so. */
export const TO_BE_COMPLETED = 'A-COMPLETER';

/** The role in which a member declares for a lot: relied-upon operators show capacities, other subcontractors do not. */
export function espdRole({ file, member, lot }: EspdSubject): EspdRole {
  if (member.role === 'sous_traitant') return member.reliedUpon ? 'oeron' : 'subcont';
  if (holdersOfLot(file, lot).length < 2) return 'sole-tenderer';
  return leadOfLot(file, lot)?.id === member.id ? 'group-lead' : 'group-mem';
}

const EXCLUSION: readonly AnsweredCode[] = [
  'crime-org',
  'corruption',
  'fraud',
  'terr-offence',
  'finan-laund',
  'human-traffic',
  'tax-pay',
  'socsec-pay',
];
const REFERENCES = { works: 'work-perform', supplies: 'supply-perform', services: 'service-perform' } as const;

/**
 * What a member answers from the facts known. Exclusion grounds are answered "no" only on a sworn statement without a
 * ground; a declared ground is left open, because the file does not say which of the questions it answers.
 * A subcontractor that is not relied upon answers no selection criterion (ESPD-EDM rule BR-SUBCONT-01). A criterion of
 * capacities of which nothing is known is left out: what is missing stands in the file's notes.
 */
export function answersOf(subject: EspdSubject): AnsweredCriterion[] {
  const role = espdRole(subject);
  const criteria = new Map(criteriaOf(subject.version).map((criterion) => [criterion.code, criterion]));
  const answered = (code: AnsweredCode, answers: (criterion: Criterion) => Answer[]): AnsweredCriterion => {
    const criterion = criteria.get(code)!;
    return { criterion, answers: answers(criterion) };
  };
  const shown = role === 'subcont' ? [] : capacities(subject, answered);
  const taking = role === 'oeron' || role === 'subcont' ? [] : participation(subject, answered);
  return [
    ...EXCLUSION.map((code) => answered(code, (criterion) => exclusion(criterion, subject.member))),
    ...shown.filter(({ answers }) => answers.length > 0),
    ...taking,
  ];
}

type Answered = (code: AnsweredCode, answers: (criterion: Criterion) => Answer[]) => AnsweredCriterion;

/** The question whether the ground applies: the first of its criterion, in a group of its own for taxes and contributions. */
function exclusion({ groups: [first] }: Criterion, member: BidMember): Answer[] {
  const declared = member.exclusionDeclaration;
  if (first === undefined || declared === null || declared.ground !== null) return [];
  const asked = [...first.properties, ...first.groups.flatMap(({ properties }) => properties)];
  const question = asked.find(({ kind, type }) => kind === 'QUESTION' && type === 'INDICATOR');
  return question === undefined ? [] : [{ property: question.id, repetition: 1, value: { indicator: false } }];
}

const wholeYear = (year: number) => ({ period: { start: `${year}-01-01`, end: `${year}-12-31` } });

function capacities({ file, member, lot, version }: EspdSubject, answered: Answered): AnsweredCriterion[] {
  const years = yearsAsked(file).flatMap((year) => member.years.filter((entry) => entry.year === year));
  const turnover = years.flatMap(({ year, turnoverCents }, index): Answer[] =>
    turnoverCents === null
      ? []
      : [
          { property: 'C29_SC_gen-year-to/RG1/RSG1/QSG2/Q1', repetition: index + 1, value: wholeYear(year) },
          {
            property: 'C29_SC_gen-year-to/RG1/RSG1/QSG2/Q2',
            repetition: index + 1,
            value: { amountCents: turnoverCents },
          },
        ],
  );
  const staff = years.flatMap(({ year, headcount }, index): Answer[] =>
    headcount === null
      ? []
      : [
          { property: 'C50_SC_year-manpower/RG1/RSG1/QSG2/Q1', repetition: index + 1, value: { year } },
          { property: 'C50_SC_year-manpower/RG1/RSG1/QSG2/Q2', repetition: index + 1, value: { quantity: headcount } },
        ],
  );
  // Version 4.1.0 asks first whether the operator does it by itself: the references are its second group.
  const group = version === '4.0.0' ? 'QSG1' : 'QSG2';
  const performed = (criterion: Criterion): Answer[] => {
    const base = `${criterion.groups[0]!.id}/RSG1/${group}/QSG1`;
    return shownReferences(file, lot, member).flatMap((past, index): Answer[] => {
      const one = (path: string, value: AnswerValue): Answer => ({
        property: `${base}/${path}`,
        repetition: index + 1,
        value,
      });
      return [
        one('Q1', { description: past.title }),
        ...(past.valueCents === null ? [] : [one('Q2', { amountCents: past.valueCents })]),
        one('Q5', wholeYear(past.year)),
        one('QSG1/Q1', { description: past.buyer }),
      ];
    });
  };
  return [
    answered('gen-year-to', () => turnover),
    answered(REFERENCES[natureOf(lot)], performed),
    answered('year-manpower', () => staff),
  ];
}

function participation(subject: EspdSubject, answered: Answered): AnsweredCriterion[] {
  const { file, member, lot } = subject;
  const others = holdersOfLot(file, lot).filter((other) => other.id !== member.id);
  const base = 'C59_OT_eo-group/QG1';
  const one = (path: string, value: AnswerValue): Answer => ({ property: `${base}/${path}`, repetition: 1, value });
  const together: Answer[] =
    others.length > 0
      ? [
          one('Q1', { indicator: true }),
          one('QSG1/Q1', { code: espdRole(subject) }),
          one('QSG1/Q2', { description: others.map((other) => other.name).join(' ; ') }),
          one('QSG1/Q3', { description: file.group.name }),
        ]
      : [one('Q1', { indicator: false })];
  const below = everybodyOfLot(file, lot).filter((other) => other.role === 'sous_traitant');
  const lends = [...below.filter((other) => other.reliedUpon), ...operatorsOfLot(file, lot).map(lender)];
  const works = below.filter((other) => !other.reliedUpon);
  return [
    answered('eo-group', () => together),
    answered('relied', ({ groups }) => entities(groups[0]!.id, lends)),
    answered('subco-ent', ({ groups }) => entities(groups[0]!.id, works)),
  ];
}

/** Once "yes" is answered the model wants name and number of each (BR-TCR-06-01). */
function entities(base: string, others: readonly { name: string; registrationNumber: string | null }[]): Answer[] {
  const named = others.flatMap(({ name, registrationNumber }, index): Answer[] => [
    { property: `${base}/QSG1/Q1`, repetition: index + 1, value: { description: name } },
    {
      property: `${base}/QSG1/Q2`,
      repetition: index + 1,
      value: { identifier: registrationNumber ?? TO_BE_COMPLETED },
    },
  ]);
  return [{ property: `${base}/Q1`, repetition: 1, value: { indicator: others.length > 0 } }, ...named];
}
