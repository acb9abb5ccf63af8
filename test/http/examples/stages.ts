import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { inTransaction } from '../../../src/db/transaction.ts';
import { insertImport } from '../../../src/imports/repository.ts';
import { findRun, insertRun } from '../../../src/match-runs/repository.ts';
import { insertDeliveries } from '../../../src/webhooks/repository.ts';
import { TEST_SYSTEM, type TestPerson } from '../../app.ts';
import { tenderOf } from '../../consortia/world.ts';
import { mailedToken } from '../../mailed-token.ts';
import { until } from '../../waiting.ts';
import type { Demo, Json } from './demo.ts';
import type { Scene } from './scene.ts';

/** What an example is tried on: things beside those of the demo, and who tries it (the coordinator unless said). */
export type Stage = { scene?: Scene; as?: TestPerson };

const EXPIRES = '2039-01-01T00:00:00Z';
const MONEY = { amountCents: 5_000_000, currency: 'EUR' };

/** A published tender of one lot that the first two organisations bid for, as far as the steps lead. */
async function bid(demo: Demo, ...steps: ('invite' | 'accept' | 'ready' | 'submit' | 'award' | 'decline')[]) {
  const { call, scene } = demo;
  const [first, second] = scene['organisation'] as string[];
  const { tenderId, lotIds, requirementIds } = await tenderOf(
    { app: demo.app, clusterId: scene['cluster'] as string },
    { skills: 2, constraints: { minMembers: 1, minContribution: 0 } },
  );
  const lot = lotIds[0]!;
  const requirement = requirementIds[0]!;
  const { id } = await call('POST', '/consortia', {
    body: {
      tenderId,
      lotIds,
      members: [
        { organisationId: first, role: 'mandataire', shareBp: 6_000, covers: [requirement[0]] },
        { organisationId: second, role: 'cotraitant', shareBp: 4_000, covers: [requirement[1]] },
      ],
    },
  });
  const bidScene: Record<string, string | string[]> = { tender: tenderId, lot, requirement, consortium: id };
  const invitations = async (nth: number) =>
    (await call('GET', `/invitations?consortiumId=${id}`, { as: await demo.member(nth) })).items[0];
  const path = `/consortia/${id}`;
  for (const step of steps) {
    if (step === 'invite') await call('POST', `${path}/invite`, { body: { expiresAt: EXPIRES } });
    if (step === 'decline') {
      const invitation = await invitations(1);
      await call('POST', `/invitations/${invitation.id}/decline`, {
        as: await demo.member(1),
        body: { reason: 'No room' },
      });
    }
    if (step === 'accept') for (const nth of [0, 1]) await accept(demo, nth, await invitations(nth));
    if (step === 'ready') await call('POST', `${path}/ready`);
    if (step === 'submit') await call('POST', `${path}/submit`);
    if (step === 'award')
      await call('POST', `${path}/outcome`, {
        body: { result: 'awarded', lots: [{ lotId: lot, amount: MONEY }] },
      });
  }
  if (steps.includes('invite')) bidScene['invitation'] = (await invitations(0)).id;
  return bidScene;
}

async function accept(demo: Demo, nth: number, invitation: Json): Promise<void> {
  const as = await demo.member(nth);
  await demo.call('PUT', `/invitations/${invitation.id}/solo-declaration`, {
    as,
    body: { couldBidAlone: false, reasons: 'One trade of two' },
  });
  await demo.call('POST', `/invitations/${invitation.id}/accept`, { as, body: { undertaking: true } });
}

async function contract(demo: Demo, more: Record<string, unknown> = {}): Promise<Json> {
  const [first, second] = demo.scene['organisation'] as string[];
  const body = {
    title: 'A contract',
    clusterId: demo.scene['cluster'],
    reference: randomUUID(),
    buyer: { name: 'A buyer' },
    value: MONEY,
    members: [
      { organisationId: first, shareBp: 6_000 },
      { organisationId: second, shareBp: 4_000 },
    ],
    ...more,
  };
  return demo.call('POST', '/contracts', { body });
}
const SIGNED = { signedOn: '2026-01-05' };

const webhook = async ({ call }: Demo): Promise<string> =>
  (await call('POST', '/webhooks', { body: { url: 'https://hooks.example.org/groupement' } })).id;

/** A person of the demo's making: invited, and the password set. */
async function person(demo: Demo): Promise<{ id: string; email: string; password: string }> {
  const email = `${randomUUID()}@demo.example`;
  const password = demo.app.config.DEMO_PASSWORD;
  const { id } = await demo.call('POST', '/users', {
    as: demo.admin,
    body: {
      email,
      name: 'Somebody',
      roles: [{ role: 'coordinator', clusterId: demo.scene['cluster'] }],
    },
  });
  const token = await mailedToken(demo.app, email);
  await demo.app.call('POST', '/auth/accept-invitation', { body: { token, password } });
  return { id, email, password };
}
const invited =
  (...steps: Parameters<typeof bid>[1][]) =>
  async (demo: Demo): Promise<Stage> => ({ scene: await bid(demo, 'invite', ...steps), as: await demo.member(0) });
const at =
  (...steps: Parameters<typeof bid>[1][]) =>
  async (demo: Demo): Promise<Stage> => ({ scene: await bid(demo, ...steps) });
const asAdmin = async ({ admin }: Demo): Promise<Stage> => ({ as: admin });
const asMember = async (demo: Demo): Promise<Stage> => ({ as: await demo.member(0) });
const signed = async (demo: Demo): Promise<Stage> => ({ scene: { contract: (await contract(demo, SIGNED)).id } });
const unsigned = async (demo: Demo): Promise<Stage> => ({ scene: { contract: (await contract(demo)).id } });
const entry = async (demo: Demo): Promise<Stage> => {
  const { id } = await contract(demo, SIGNED);
  const { items } = await demo.call('GET', `/ledger-entries?contractId=${id}`);
  return { scene: { contract: id, ledgerEntry: items[0].id } };
};
const someone = async (demo: Demo): Promise<Stage> => ({ scene: { user: (await person(demo)).id } });
const watch = async ({ call, scene }: Demo): Promise<Stage> => {
  const body = { clusterId: scene['cluster'], source: 'ted', name: 'TED', location: 'https://api.ted.europa.eu' };
  return { scene: { watch: (await call('POST', '/watches', { body })).id } };
};
const upload = async ({ call, scene }: Demo): Promise<Stage> => {
  const headers = { 'content-type': 'application/json' };
  const started = await call('POST', `/imports?clusterId=${scene['cluster']}`, { body: '{"ocid":"x"}', headers });
  return { scene: { import: started.id } };
};
/** Two organisations of which one is in the path. */
const pair = ({ scene }: Demo): Record<'{id}' | 'other', string> => {
  const ids = scene['organisation'] as string[];
  return { '{id}': ids.at(-1)!, other: ids.at(-2)! };
};

/** How things stand where an operation can be tried; those that are not here are tried on the demo as it is. */
const STAGES: Readonly<Record<string, (demo: Demo) => Promise<Stage>>> = {
  deleteAuthSession: async (demo) => {
    const { email, password } = await person(demo);
    const as = await demo.signIn(email);
    const headers = { 'x-groupement-console': '1', 'sec-fetch-site': 'same-origin' };
    await demo.app.call('POST', '/auth/session', { body: { email, password }, headers });
    const { items } = await demo.call('GET', '/auth/sessions', { as });
    return { as, scene: { session: items[0].id } };
  },
  passwordMe: async (demo) => {
    const { email } = await person(demo);
    return { as: await demo.signIn(email) };
  },
  changeMe: asMember,
  createCluster: asAdmin,
  createUser: asAdmin,
  getAuditVerification: asAdmin,
  eraseUser: async (demo) => ({ ...(await someone(demo)), as: demo.admin }),
  getUserExport: async (demo) => ({ ...(await someone(demo)), as: demo.admin }),
  disableUser: someone,
  enableUser: someone,
  getConsortium: at(),
  changeConsortium: at(),
  getConsortiumOffer: at(),
  replaceConsortiumOffer: at('invite', 'accept'),
  getConsortiumEvents: at(),
  getConsortiumBidTerms: at(),
  replaceConsortiumBidTerms: at(),
  listConsortiumDocuments: at('invite', 'accept'),
  getConsortiumDocument: at('invite', 'accept'),
  listConsortiumChecks: at(),
  listConsortiumLog: at(),
  inviteConsortium: at(),
  indispensabilityConsortium: at(),
  dissolveConsortium: at(),
  recomposeConsortium: at('invite', 'decline'),
  readyConsortium: at('invite', 'accept'),
  submitConsortium: at('invite', 'accept', 'ready'),
  outcomeConsortium: at('invite', 'accept', 'ready', 'submit'),
  getInvitation: invited(),
  takeSeat: invited(),
  declineInvitation: invited(),
  counterInvitation: invited(),
  replaceInvitationSoloDeclaration: invited(),
  proxyAnswerInvitation: async (demo) => ({ scene: await bid(demo, 'invite') }),
  readNotification: async (demo) => {
    await bid(demo, 'invite');
    const as = await demo.member(0);
    const id = await until(async () => (await demo.call('GET', '/notifications', { as })).items[0]?.id as string);
    return { as, scene: { notification: id } };
  },
  endClusterMembership: async ({ call, scene }) => {
    const { items } = await call('GET', `/clusters/${scene['cluster']}/memberships?current=true`);
    return { scene: { membership: items.at(-1).id } };
  },
  createClusterMembership: async ({ call }) => {
    const body = { name: 'A newcomer', kind: 'company' };
    return { scene: { organisation: (await call('POST', '/organisations', { body })).id } };
  },
  replaceClusterWorkingGroupMembers: async ({ call, scene }) => {
    const body = { name: `Group ${randomUUID()}`, leadOrganisationId: (scene['organisation'] as string[])[0] };
    const { id } = await call('POST', `/clusters/${scene['cluster']}/working-groups`, { body });
    return { scene: { workingGroup: id } };
  },
  replaceClusterPartnership: async ({ call, scene, admin }) => {
    const body = { partnerClusterId: scene['partner'], sharesOrganisations: false };
    await call('POST', `/clusters/${scene['cluster']}/partnerships`, { body, as: admin }).catch(() => null);
    return {};
  },
  createOrganisationRelation: async (demo) => ({ scene: pair(demo) }),
  deleteOrganisationRelation: async (demo) => {
    const { '{id}': id, other } = pair(demo);
    const body = { organisationId: other, kind: 'same_group' };
    return {
      scene: { '{id}': id, relation: (await demo.call('POST', `/organisations/${id}/relations`, { body })).id },
    };
  },
  replaceOrganisationTie: async (demo) => ({ scene: pair(demo) }),
  deleteOrganisationTie: async (demo) => {
    const { '{id}': id, other } = pair(demo);
    await demo.call('PUT', `/organisations/${id}/ties/${other}`, { body: { weightBp: 100 } });
    return { scene: pair(demo) };
  },
  replaceLotRequirements: async ({ call, scene }) => {
    const lots = [{ title: 'A lot', cpvMain: '45262670', requirements: [{ cpv: '45262670' }] }];
    const body = { clusterId: scene['cluster'], title: 'A draft', buyer: { name: 'A buyer' }, lots };
    return { scene: { lot: (await call('POST', '/tenders', { body })).lots[0].id } };
  },
  changeTender: draft,
  publishTender: draft,
  withdrawTender: at(),
  getWatch: watch,
  changeWatch: watch,
  deleteWatch: watch,
  pollWatch: watch,
  listWatchFinds: watch,
  getImport: upload,
  listImportFiles: upload,
  cancelImport: async ({ app, scene }) => {
    const id = uuidv7();
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      insertImport(tx, { id, clusterId: scene['cluster'] as string, total: 0 }),
    );
    return { scene: { import: id } };
  },
  deleteWebhook: async (demo) => ({ scene: { webhook: await webhook(demo) } }),
  listWebhookDeliveries: async (demo) => ({ scene: { webhook: await webhook(demo) } }),
  cancelMatchRun: async ({ app, scene }) => {
    const id = uuidv7();
    await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
      const run = (await findRun(tx, scene['matchRun'] as string))!;
      await insertRun(tx, { ...run, id, status: 'queued', finishedAt: null });
    });
    return { scene: { matchRun: id } };
  },
  confirmAwardMatch: openMatch,
  rejectAwardMatch: openMatch,
  retryWebhookDelivery: async (demo) => {
    const webhookId = await webhook(demo);
    const id = uuidv7();
    await inTransaction(demo.app.database, TEST_SYSTEM, (tx) =>
      insertDeliveries(tx, [
        {
          id,
          webhookId,
          type: 'consortium.accepted',
          payload: {},
          state: 'dead',
          clusterId: demo.scene['cluster'] as string,
        },
      ]),
    );
    return { scene: { webhookDelivery: id } };
  },
  importLedgerEntries: async (demo) => {
    await contract(demo, { ...SIGNED, reference: 'M-2026-014' });
    return {};
  },
  getContract: unsigned,
  signContract: unsigned,
  createContractAmendment: signed,
  endContract: signed,
  createContractEntry: signed,
  exerciseContractOption: async (demo) => {
    const made = await contract(demo, { ...SIGNED, options: [{ label: 'More of it', value: MONEY }] });
    return { scene: { contract: made.id, option: made.options[0].id } };
  },
  getLedgerEntry: entry,
  reverseLedgerEntry: entry,
};

/** A match by name that waits for a coordinator's word. */
async function openMatch({ app, call, scene }: Demo): Promise<Stage> {
  const body = readFileSync('seeds/notices/can_24_maximal.xml');
  await call('POST', '/tenders/import', { body, headers: { 'content-type': 'application/xml' } });
  const organisationId = (scene['organisation'] as string[])[3];
  const id = await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`
      update award_holders set organisation_id = ${organisationId}, matched_by = 'name', confidence_bp = 8000, decision = 'open'
       where role = 'member' returning id`);
    return rows[0]!.id;
  });
  return { scene: { awardMatch: id } };
}

async function draft({ call, scene }: Demo): Promise<Stage> {
  const lots = [{ title: 'A lot', cpvMain: '45262670', requirements: [{ cpv: '45262670' }] }];
  const body = { clusterId: scene['cluster'], title: 'A draft', buyer: { name: 'A buyer' }, lots };
  const made = await call('POST', '/tenders', { body });
  return { scene: { tender: made.id, lot: made.lots[0].id } };
}

/** The stage of an operation, on the demo. */
export async function stageFor(demo: Demo, operationId: string): Promise<Required<Stage>> {
  const own = (await STAGES[operationId]?.(demo)) ?? {};
  return { as: own.as ?? demo.coordinator, scene: { ...demo.scene, ...own.scene } };
}
