import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { callTheGroup, ownCompany } from '../../seeds/demo/groups.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { updateElection } from '../../src/governance/elections.repository.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { expectSound, openView } from './browser.ts';
import type { ConsoleServer } from './server.ts';

const HOUR_MS = 3_600_000;

/** A member stands for one election of its group and votes in another, on a phone. */
export function voteJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a member stands once, and votes: with nothing chosen no blank vote is cast', async () => {
    const { browser, server } = scene();
    const view = await openView(browser, server, { role: 'member', width: 390 });
    const { page } = view;
    await view.open(await openElection(server));
    await page.getByRole('button', { name: 'Se porter candidat' }).click();
    await page.getByRole('dialog').getByLabel('Ce que la candidature défend').fill('Une visite par an.');
    await page.getByRole('dialog').getByRole('button', { name: 'Se porter candidat' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Une visite par an.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Se porter candidat' }).count()).toBe(0);

    const votes: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') votes.push(request.postData() ?? '');
    });
    await page.getByRole('button', { name: /^Voter/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Voter/ }).click();
    await dialog.getByText('Choisissez un candidat, ou le vote blanc.').waitFor();
    await expectSound(view);
    expect(votes).toEqual([]);
    await dialog.getByRole('combobox').selectOption('vote blanc');
    await dialog.getByRole('button', { name: /^Voter/ }).click();
    await page
      .getByText(/\S a voté$/)
      .first()
      .waitFor();
    expect(votes).toEqual([expect.stringContaining('"candidateId":null')]);
    expect(view.faults).toEqual([]);
    await view.close();
  }, 60_000);
}

/** The page of the member's group, in which one election takes candidates and the vote of another is open. */
async function openElection(server: ConsoleServer): Promise<string> {
  const [coordinator, companyId] = [await server.as('coordinator'), await ownCompany(await server.as('member'))];
  const { roles } = await coordinator.call<{ roles: { clusterId?: string }[] }>('GET', '/me');
  const clusterId = roles.flatMap((role) => role.clusterId ?? [])[0]!;
  await callTheGroup(coordinator, clusterId, companyId);
  const member = await server.as('member');
  type Groups = { items: { id: string; memberIds: string[] }[] };
  const { items } = await coordinator.call<Groups>('GET', `/clusters/${clusterId}/working-groups`);
  const workingGroupId = items.find(({ memberIds }) => memberIds.includes(companyId))!.id;
  const { id } = await coordinator.call<{ id: string }>('POST', `/clusters/${clusterId}/elections`, {
    workingGroupId,
    position: 'co_pilot',
    opensAt: new Date(Date.now() + 2 * HOUR_MS).toISOString(),
    closesAt: new Date(Date.now() + 4 * HOUR_MS).toISOString(),
    termFrom: '2030-01-01',
    termTo: '2031-12-31',
  });
  await member.call('POST', `/clusters/${clusterId}/elections/${id}/candidates`, { organisationId: companyId });
  // The hours that candidates have are over.
  await inTransaction(server.database, systemActor('vote-journey'), (tx) =>
    updateElection(tx, id, { opensAt: new Date() }),
  );
  return `/groups/${clusterId}?group=${workingGroupId}`;
}
