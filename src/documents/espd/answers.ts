import { yearsAsked } from '../member-questions.ts';
import { type BidFile, type BidMember, holdersOf, isGroup } from '../model.ts';
import { espdRole } from './codes.ts';
import type { Criterion } from './criterion.ts';
import { EXCLUSION_CRITERIA } from './exclusion-criteria.ts';
import { GROUP_DATA, RELIED_UPON, SUBCONTRACTORS } from './participation-criteria.ts';
import { MANPOWER, REFERENCES, TURNOVER } from './selection-criteria.ts';

/** The answer to one property, typed as the property asks. Amounts in cents; periods as ISO dates. */
export type AnswerValue =
  | { indicator: boolean }
  | { description: string }
  | { amountCents: number }
  | { period: { start: string; end: string } }
  | { code: string }
  | { quantity: number }
  | { identifier: string };

/** An answer: the property's path in the criterion, which repetition it belongs to, and the value. */
export type Answer = { path: string; repetition: number; value: AnswerValue };

/** A criterion with what the member answers. Unanswered properties stay open for the member. */
export type AnsweredCriterion = { criterion: Criterion; answers: Answer[] };

/**
 * What a member answers from the facts known. Exclusion grounds are answered "no" only on a sworn statement without a
 * ground; a declared ground is left open, because the file does not say which of the questions it answers.
 * A subcontractor that is not relied upon answers no selection criterion (ESPD-EDM rule BR-SUBCONT-01).
 */
export function answersOf(file: BidFile, member: BidMember): AnsweredCriterion[] {
  const role = espdRole(file, member);
  const selection = role === 'subcont' ? [] : [turnover(file, member), manpower(file, member), references(member)];
  const groupData = role === 'oeron' || role === 'subcont' ? [] : groupAnswers(file, member);
  return [...EXCLUSION_CRITERIA.map((criterion) => exclusion(criterion, member)), ...selection, ...groupData];
}

function exclusion(criterion: Criterion, member: BidMember): AnsweredCriterion {
  const declared = member.exclusionDeclaration;
  const clean = declared !== null && declared.ground === null;
  return { criterion, answers: clean ? [{ path: 'QG1/Q1', repetition: 1, value: { indicator: false } }] : [] };
}

const wholeYear = (year: number) => ({ period: { start: `${year}-01-01`, end: `${year}-12-31` } });

function turnover(file: BidFile, member: BidMember): AnsweredCriterion {
  const answers = knownYears(file, member).flatMap(({ year, turnoverCents }, index): Answer[] =>
    turnoverCents === null
      ? []
      : [
          { path: 'RG1/RSG1/QSG2/Q1', repetition: index + 1, value: wholeYear(year) },
          { path: 'RG1/RSG1/QSG2/Q2', repetition: index + 1, value: { amountCents: turnoverCents } },
        ],
  );
  return { criterion: TURNOVER, answers };
}

function manpower(file: BidFile, member: BidMember): AnsweredCriterion {
  const answers = knownYears(file, member).flatMap(({ year, headcount }, index): Answer[] =>
    headcount === null
      ? []
      : [
          { path: 'RG1/RSG1/QSG2/Q1', repetition: index + 1, value: wholeYear(year) },
          { path: 'RG1/RSG1/QSG2/Q2', repetition: index + 1, value: { quantity: headcount } },
        ],
  );
  return { criterion: MANPOWER, answers };
}

const knownYears = (file: BidFile, member: BidMember) =>
  yearsAsked(file).flatMap((year) => member.years.filter((entry) => entry.year === year));

function references(member: BidMember): AnsweredCriterion {
  const base = 'RG1/RSG1/QSG1/QSG1';
  const answers = member.references.flatMap((past, index): Answer[] => {
    const repetition = index + 1;
    const amount: Answer[] =
      past.valueCents === null ? [] : [{ path: `${base}/Q2`, repetition, value: { amountCents: past.valueCents } }];
    return [
      { path: `${base}/Q1`, repetition, value: { description: past.title } },
      ...amount,
      { path: `${base}/Q5`, repetition, value: wholeYear(past.year) },
      { path: `${base}/QSG1/Q1`, repetition, value: { description: past.buyer } },
    ];
  });
  return { criterion: REFERENCES, answers };
}

function groupAnswers(file: BidFile, member: BidMember): AnsweredCriterion[] {
  const others = holdersOf(file).filter((other) => other.id !== member.id);
  const together: Answer[] = isGroup(file)
    ? [
        { path: 'QG1/Q1', repetition: 1, value: { indicator: true } },
        { path: 'QG1/QSG1/Q1', repetition: 1, value: { code: espdRole(file, member) } },
        { path: 'QG1/QSG1/Q2', repetition: 1, value: { description: others.map((other) => other.name).join(' ; ') } },
        { path: 'QG1/QSG1/Q3', repetition: 1, value: { description: file.group.name } },
      ]
    : [{ path: 'QG1/Q1', repetition: 1, value: { indicator: false } }];
  const lends = file.members.filter((other) => other.role === 'sous_traitant' && other.reliedUpon);
  const works = file.members.filter((other) => other.role === 'sous_traitant' && !other.reliedUpon);
  return [
    { criterion: GROUP_DATA, answers: together },
    { criterion: RELIED_UPON, answers: entities(lends) },
    { criterion: SUBCONTRACTORS, answers: entities(works) },
  ];
}

function entities(members: BidMember[]): Answer[] {
  const named = members.flatMap((member, index): Answer[] => [
    { path: 'QG1/QSG1/Q1', repetition: index + 1, value: { description: member.name } },
    ...(member.registrationNumber === null
      ? []
      : [{ path: 'QG1/QSG1/Q2', repetition: index + 1, value: { identifier: member.registrationNumber } }]),
  ]);
  return [{ path: 'QG1/Q1', repetition: 1, value: { indicator: members.length > 0 } }, ...named];
}
