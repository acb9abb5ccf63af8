import type { Tx } from '../../src/db/transaction.ts';
import {
  insertCandidate,
  insertElection,
  insertRoll,
  setVotes,
  updateElection,
} from '../../src/governance/elections.repository.ts';
import * as governance from '../../src/governance/repository.ts';
import { addDays, dayOf } from '../../src/shared/day.ts';
import type { SeedGroup } from './bonds.ts';
import { LIMOUSIN } from './clusters.ts';
import type { SeedOrganisation } from './company.ts';

/** So long ago the members of the group elected their pilot, in days; the term lasts two years. */
const ELECTED_AGO = 150;
const TERM_DAYS = 730;

/**
 * What Limousin's working groups do, led by their members (the cluster's own words): each has a pilot, one was elected;
 * that group has actions, meetings and results. Who, what and when are invented. What is there already stays.
 */
export async function writeGroups(
  tx: Tx,
  clusterId: string,
  groups: readonly SeedGroup[],
  organisations: readonly SeedOrganisation[],
  now: Date,
): Promise<void> {
  const circle = { clusterId, workingGroupId: null };
  if ((await governance.listMandates(tx, circle)).length > 0) return;
  const today = dayOf(now);
  const term = { from: addDays(today, -ELECTED_AGO), to: addDays(today, TERM_DAYS - ELECTED_AGO) };
  const companies = new Set(organisations.filter(({ kind }) => kind === 'company').map(({ id }) => id));
  const own = groups
    .filter(({ cluster }) => cluster === LIMOUSIN)
    .map((group) => ({ ...group, firms: group.memberIds.filter((id) => companies.has(id)) }));
  const [first, ...others] = own;
  if (first === undefined) return;
  const president = others[0]?.firms[0] ?? first.firms[0]!;
  await governance.insertMandate(tx, { ...circle, position: 'president', organisationId: president, ...term });
  for (const { id, firms } of others) {
    const office = { clusterId, workingGroupId: id, position: 'pilot' as const, organisationId: firms[0]! };
    await governance.insertMandate(tx, { ...office, ...term });
  }
  await writeElection(tx, { clusterId, workingGroupId: first.id }, first.firms, term, now);
  await writeWork(tx, { clusterId, workingGroupId: first.id }, first.firms, now);
}

type Circle = { clusterId: string; workingGroupId: string };

/** The election of a pilot, counted: the first company before the second, one of the others did not vote. */
async function writeElection(
  tx: Tx,
  circle: Circle,
  firms: readonly string[],
  term: { from: string; to: string },
  now: Date,
): Promise<void> {
  const closesAt = new Date(`${term.from}T16:00:00Z`);
  const opensAt = new Date(`${addDays(term.from, -7)}T08:00:00Z`);
  const turnout = firms.length - 1;
  const { id } = await insertElection(tx, {
    ...circle,
    position: 'pilot',
    opensAt,
    closesAt,
    termFrom: term.from,
    termTo: term.to,
    quorumBp: 5_000,
    createdAt: new Date(`${addDays(term.from, -21)}T08:00:00Z`),
  });
  await insertRoll(
    tx,
    firms.map((organisationId, i) => ({
      electionId: id,
      clusterId: circle.clusterId,
      organisationId,
      voted: i < turnout,
    })),
  );
  const votes = [turnout - Math.floor(turnout / 3), Math.floor(turnout / 3)];
  const stand = { ...circle, electionId: id, accepted: true };
  const statements = ['Une réponse commune par an, et une visite par trimestre.', 'Former nos équipes ensemble.'];
  let electedId: string | null = null;
  for (const [i, organisationId] of firms.slice(0, 2).entries()) {
    const candidate = await insertCandidate(tx, { ...stand, organisationId, statement: statements[i]! });
    await setVotes(tx, candidate!.id, votes[i]!);
    electedId ??= candidate!.id;
  }
  const counts = { electors: firms.length, turnout, blank: 0, outcome: 'elected' as const, electedId };
  await updateElection(tx, id, {
    ...counts,
    countedAt: new Date(Math.min(closesAt.getTime() + 600_000, now.getTime())),
  });
  const office = { ...circle, position: 'pilot' as const, organisationId: firms[0]!, electionId: id };
  await governance.insertMandate(tx, { ...office, ...term });
}

/** Actions, meetings and results of the group. */
async function writeWork(tx: Tx, circle: Circle, firms: readonly string[], now: Date): Promise<void> {
  const today = dayOf(now);
  const actions = [
    { title: 'Réunir les références en réhabilitation de réseaux', who: 1, due: 14, state: 'open' },
    { title: 'Rencontrer les syndicats d’eau de la Haute-Vienne', who: 0, due: 30, state: 'open' },
    { title: 'Comparer les devis d’inspection par caméra', who: 2, due: -20, state: 'done' },
  ] as const;
  for (const { title, who, due, state } of actions) {
    const organisationId = firms[who % firms.length]!;
    await governance.insertAction(tx, { ...circle, title, organisationId, dueOn: addDays(today, due), state });
  }
  const visit = await governance.insertEvent(tx, {
    ...circle,
    title: 'Visite de la station d’épuration de Limoges',
    at: new Date(`${addDays(today, -40)}T08:30:00Z`),
    place: 'Limoges',
    minutes:
      'Filière boues vue avec l’exploitant. Décidé : répondre ensemble à la prochaine réhabilitation de réseaux.',
  });
  for (const [i, organisationId] of firms.entries()) {
    const guest = { eventId: visit.id, ...circle, organisationId };
    await governance.putGuest(tx, { ...guest, coming: i !== 1, attended: i !== 1 && i < 5 });
  }
  await governance.insertEvent(tx, {
    ...circle,
    title: 'Réunion du groupe : calendrier des consultations',
    at: new Date(`${addDays(today, 21)}T13:00:00Z`),
    place: 'Ester Technopole, Limoges',
  });
  await governance.insertResult(tx, {
    ...circle,
    kind: 'capability',
    on: addDays(today, -35),
    text: 'Inspection télévisée de réseaux : deux membres se sont équipés ensemble.',
    cpv: '90491000',
  });
  await governance.insertResult(tx, {
    ...circle,
    kind: 'other',
    on: addDays(today, -12),
    text: 'Une fiche commune de références, jointe aux candidatures des membres.',
  });
}
