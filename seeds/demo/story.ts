import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoClient } from './client.ts';
import { memberOf } from './people.ts';
import { euros, heading, percent, table } from './text.ts';
import type { DemoRun, DemoTender } from './views.ts';

/** Why the demo's member declines: it is kept as what the company said, in its language. */
const DECLINED = 'Nos équipes sont prises jusqu’au printemps.';

export type Seat = {
  organisationId: string;
  name: string | null;
  role: string;
  shareBp: number;
  invitation: { id: string; state: string } | null;
};
type Alternative = {
  rank: number;
  score: number;
  changes: { name: string | null; change: string; shareBpAfter: number | null }[];
};
export type Consortium = {
  id: string;
  state: string;
  members: Seat[];
  impasse: string | null;
  recomposition: { status: string; alternatives: Alternative[] } | null;
  outcome: { contractId: string | null } | null;
};
type Invitation = {
  id: string;
  role: string;
  shareBp: number;
  coMembers: { name: string | null; sizeClass: string | null; region: string | null }[];
  terms: { version: number } | null;
};
type Verdict = { status: string; article: string; title: string };
type Pooled = {
  items: { status: string; resource: { name: string } | null; from: string | null; to: string | null }[];
};

/** What the demo's buyer pays for the lot, in cents: a little less than its estimate. */
const AWARD_CENTS = 352_000_000;
const DAYS_TO_ANSWER = 14;
const DAY_MS = 86_400_000;

/** Who tells the story: the coordinator, where members sign in, and where the file is kept. */
export type Stage = {
  coordinator: DemoClient;
  url: string;
  password: string;
  folder: string;
  say: (text: string) => void;
};

/**
 * From the best proposal to the contract: invitations, a refusal, the re-composition, everybody's yes, the law's
 * checks, the bid file, the award. A tender that has gone beyond proposals is left as it is.
 */
export async function tellStory(stage: Stage, tender: DemoTender, run: DemoRun): Promise<void> {
  const { coordinator, say } = stage;
  const lot = run.lots.find((answer) => answer.consortia.length > 0);
  const { state } = await coordinator.call<DemoTender>('GET', `/tenders/${tender.id}`);
  if (lot === undefined || state !== 'proposed') {
    say(`\n  The tender is ${state}: its story has been told.`);
    return;
  }
  say(heading('From proposal to contract'));
  const formed = await coordinator.call<Consortium>('POST', '/consortia', {
    matchRunId: run.id,
    lotId: lot.lotId,
    rank: 1,
  });
  const expiresAt = new Date(Date.now() + DAYS_TO_ANSWER * DAY_MS).toISOString();
  let consortium = await coordinator.call<Consortium>('POST', `/consortia/${formed.id}/invite`, { expiresAt });
  say(`  Invited: ${consortium.members.map((m) => m.name).join(', ')}.`);
  const [, refusing] = consortium.members;
  for (const seat of consortium.members) await answer(stage, seat, seat !== refusing);
  if (refusing !== undefined) {
    consortium = await untilAlternatives(coordinator, formed.id);
    showAlternatives(consortium, say);
    consortium = await coordinator.call<Consortium>('POST', `/consortia/${formed.id}/recompose`, {
      alternative: 1,
      expiresAt,
    });
    for (const seat of consortium.members) if (seat.invitation?.state === 'pending') await answer(stage, seat, true);
  }
  await showPooled(coordinator, formed.id, say);
  const deadline = tender.lots.find(({ id }) => id === lot.lotId)?.deadline ?? null;
  await handIn(stage, formed.id, deadline);
  const { outcome } = await coordinator.call<Consortium>('POST', `/consortia/${formed.id}/outcome`, {
    result: 'awarded',
    lots: [{ lotId: lot.lotId, amount: { amountCents: AWARD_CENTS, currency: 'EUR' } }],
  });
  await showContract(coordinator, outcome?.contractId ?? null, say);
  await showPooled(coordinator, formed.id, say);
}

/** What is held of the pool for the group: an option from everybody's yes on, a booking from the award on. */
async function showPooled(coordinator: DemoClient, id: string, say: (text: string) => void): Promise<void> {
  const { items } = await coordinator.call<Pooled>('GET', `/consortia/${id}/equipment`);
  for (const { status, resource, from, to } of items)
    say(`  Of the pool: ${resource?.name ?? 'nothing'}, ${status} from ${from ?? '?'} to ${to ?? '?'}.`);
}

/** One member signs in, sees its seat with masked partners, declares itself, and says yes or no. */
export async function answer(stage: Stage, seat: Seat, accepts: boolean): Promise<void> {
  const member = await memberOf(stage, seat);
  const { items } = await member.call<{ items: Invitation[] }>('GET', '/invitations?state=pending');
  const invitation = items.find((one) => one.id === seat.invitation?.id);
  if (invitation === undefined) throw new Error(`${seat.name} has no invitation`);
  const partners = invitation.coMembers.map(
    (one) => one.name ?? `a ${one.sizeClass ?? ''} company in ${one.region ?? '?'}`,
  );
  stage.say(
    `  ${seat.name} sees: ${invitation.role}, ${percent(invitation.shareBp)}, beside ${partners.join(' and ')}.`,
  );
  if (!accepts) {
    await member.call('POST', `/invitations/${invitation.id}/decline`, {
      reason: DECLINED,
    });
    stage.say(`  ${seat.name} declines: "${DECLINED}"`);
    return;
  }
  await member.call('PUT', `/invitations/${invitation.id}/solo-declaration`, {
    couldBidAlone: false,
    reasons: 'Nous n’exerçons qu’un des métiers du lot.',
  });
  // The undertaking is read and ticked, the terms are named by their version.
  const termsVersion = invitation.terms?.version;
  await member.call('POST', `/invitations/${invitation.id}/accept`, { undertaking: true, termsVersion });
  stage.say(`  ${seat.name} declares, sealed, that it could not bid alone, and accepts.`);
}

async function untilAlternatives(coordinator: DemoClient, id: string): Promise<Consortium> {
  for (let tries = 0; tries < 200; tries++) {
    const consortium = await coordinator.call<Consortium>('GET', `/consortia/${id}`);
    if (consortium.impasse !== null) throw new Error(consortium.impasse);
    if (consortium.recomposition?.status === 'found') return consortium;
    await sleep(150);
  }
  throw new Error('the re-composition found nothing in time');
}

function showAlternatives(consortium: Consortium, say: (text: string) => void): void {
  say('\n  Re-composition: who has accepted stays; the smallest changes that keep the best score:\n');
  const rows = (consortium.recomposition?.alternatives ?? []).map((one) => [
    `#${one.rank}`,
    one.score.toFixed(4),
    one.changes
      .filter(({ change }) => change !== 'same')
      .map(({ name, change }) => `${name} ${change.replace('_', ' ')}`)
      .join(', '),
  ]);
  say(table(['', 'score', 'what changes'], rows, 90));
  say('\n  The coordinator takes #1.');
}

/** Checks, the declaration that it is ready, the file, the bid: in time, though the notice is of years ago. */
export async function handIn({ coordinator, folder, say }: Stage, id: string, deadline: string | null): Promise<void> {
  const { items } = await coordinator.call<{ items: Verdict[] }>('GET', `/consortia/${id}/checks?lang=en`);
  const count = (status: string): number => items.filter((verdict) => verdict.status === status).length;
  say(
    `\n  The law: ${count('ok')} rules kept, ${count('warning')} warnings, ${count('blocking')} blocking, ${count('not_applicable')} not applicable.`,
  );
  for (const verdict of items.filter(({ status }) => status === 'warning'))
    say(`    warning: ${verdict.title} (${verdict.article})`);
  await coordinator.call('POST', `/consortia/${id}/ready`);
  const zip = await coordinator.bytes(`/consortia/${id}/documents/zip`);
  mkdirSync(join(folder, 'bids'), { recursive: true });
  const file = join(folder, 'bids', `${id}.zip`);
  writeFileSync(file, zip);
  say(`  The file (DC1, DC2, convention, ESPD, dossier; ${Math.round(zip.length / 1024)} KB) is in ${file}.`);
  const submittedAt = deadline !== null && deadline < new Date().toISOString() ? deadline : undefined;
  await coordinator.call('POST', `/consortia/${id}/submit`, { submittedAt });
  say('  The bid is in.');
}

async function showContract(
  coordinator: DemoClient,
  contractId: string | null,
  say: (text: string) => void,
): Promise<void> {
  if (contractId === null) throw new Error('the award made no contract');
  const contract = await coordinator.call<{ members: { name: string; shareBp: number }[] }>(
    'GET',
    `/contracts/${contractId}`,
  );
  say(`  Awarded for ${euros(AWARD_CENTS)}: a contract now; the ledger counts it from the day that it is signed.`);
  for (const member of contract.members) say(`    ${member.name} ${percent(member.shareBp)}`);
}
