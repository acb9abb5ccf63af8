import { eq } from 'drizzle-orm';
import { invitations } from '../../../src/consortia/store/table.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { tenders } from '../../../src/tenders/table.ts';
import { TEST_SYSTEM } from '../../app.ts';
import { agreed, formed, inHours, tenderOf, type World, wanted } from '../../consortia/world.ts';

/**
 * Tenders, consortia and invitations of a cluster in every state that they have, by the acts that lead there; the first
 * of the organisations has a seat in each consortium.
 */
export async function everyState(of: World): Promise<void> {
  const { app, coordinator, organisationIds: ids } = of;
  const [first, second] = ids as [string, string];
  const team = [first, second];
  const post = (path: string, body: unknown = {}) =>
    wanted(200, app.call('POST', path, { as: coordinator, ...(body === null ? {} : { body }) }));
  const tender = () => tenderOf(of, { skills: 2 });
  const seatOf = async (consortiumId: string, organisationId: string): Promise<string> => {
    const as = of.people.get(organisationId)!;
    return (await wanted(200, app.call('GET', `/invitations?consortiumId=${consortiumId}`, { as }))).items[0].id;
  };
  const invited = async (hours = 5): Promise<string> => {
    const { id } = await formed(of, await tender(), team);
    await post(`/consortia/${id}/invite`, { expiresAt: inHours(hours) });
    return id;
  };
  const answer = async (consortiumId: string, organisationId: string, act: string, body: unknown) => {
    const as = of.people.get(organisationId)!;
    const seat = await seatOf(consortiumId, organisationId);
    await wanted(200, app.call('POST', `/invitations/${seat}/${act}`, { as, body }));
  };
  const after = async (...acts: (readonly [act: string, body?: unknown])[]): Promise<string> => {
    const id = await agreed(of, await tender(), team);
    for (const [act, body] of acts) await post(`/consortia/${id}/${act}`, body);
    return id;
  };

  await formed(of, await tender(), team);
  await answer(await invited(), second, 'accept', { undertaking: true });
  await answer(await invited(), first, 'decline', { reason: 'No capacity in spring' });
  await answer(await invited(), second, 'decline', { reason: 'No capacity in spring' });
  await answer(await invited(), first, 'counter', { shareBp: 6_000, note: 'More of it' });
  await answer(await invited(), second, 'counter', { shareBp: 6_000, note: 'More of it' });
  await after();
  await after(['ready']);
  await after(['ready'], ['submit']);
  await after(['ready'], ['submit'], ['outcome', { result: 'lost' }]);
  const won = await tender();
  const awarded = await agreed(of, won, team);
  await post(`/consortia/${awarded}/ready`);
  await post(`/consortia/${awarded}/submit`);
  await post(`/consortia/${awarded}/outcome`, {
    result: 'awarded',
    lots: [{ lotId: won.lotIds[0], amount: { amountCents: 95_000_000, currency: 'EUR' } }],
  });
  await post(`/consortia/${await invited()}/dissolve`, { reason: 'No longer wanted' });
  const given = await tender();
  await post(`/tenders/${given.tenderId}/withdraw`, null);

  // What only time brings: an invitation whose hour has come, a tender that is being matched, one that its buyer ends.
  const late = await seatOf(await invited(), first);
  const [matching, ended] = [await tender(), await tender()];
  await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    await tx.update(invitations).set({ expiresAt: new Date() }).where(eq(invitations.id, late));
    await tx.update(tenders).set({ state: 'matching' }).where(eq(tenders.id, matching.tenderId));
    await tx.update(tenders).set({ state: 'cancelled' }).where(eq(tenders.id, ended.tenderId));
    await app.services.consortia.invitations.onDeadline(tx, late, 'expiry');
  });
}
