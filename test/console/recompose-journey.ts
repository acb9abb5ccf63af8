import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Actor } from '../../src/shared/actor.ts';
import { until } from '../waiting.ts';
import { changeLook, expectSound, openView } from './browser.ts';
import type { ConsoleServer } from './server.ts';

type Seat = { organisationId: string; name: string; shareBp: number; invitation: { id: string } };
type Group = { id: string; members: Seat[]; recomposition: { round: number; complete: boolean } | null };

/** A company asks for another share while another one declines: what the coordinator reads, and can do. */
export function recomposeJourney(scene: () => { browser: Browser; server: ConsoleServer }): void {
  it('a counter-offer and a refusal at once: told what grants it, what goes on without, and whom nobody reads for', async () => {
    const { browser, server } = scene();
    const { id, asking } = await answeredBoth(server);
    const view = await openView(browser, server, { role: 'coordinator' });
    const { page } = view;
    await view.open(`/consortia/${id}`);
    await page.getByRole('heading', { name: /^Prochain acte\s: choisir une recomposition/ }).waitFor();
    await page.getByText(/Une place est libre, et une contre-proposition attend/).waitFor();
    const way = (await page.locator('.call li').innerText()).replaceAll(/\s+/g, ' ');
    expect(way).toMatch(
      new RegExp(
        `^${asking} : la part demandée lui est accordée \\(recomposition 1[^)]*\\) ; le groupement continue sans elle \\(recomposition 3\\)\\.$`,
      ),
    );
    // Its answer is given: none is noted in its place, which the server would refuse.
    expect(await page.getByRole('button', { name: `Noter sa réponse ${asking}` }).count()).toBe(0);
    // Nobody has an account for who would join: said where it is chosen, and again where it is done.
    const nobody = page.getByText(/^Personne ne lit pour .*\s: l’invitation n’atteindrait personne\.$/);
    expect(await nobody.count()).toBeGreaterThan(0);
    await expectSound(view);
    await page.getByRole('button', { name: /^Choisir Recomposition 1/ }).click();
    await page
      .getByRole('dialog')
      .getByText(/^Personne ne lit pour/)
      .waitFor();
    await page.keyboard.press('Escape');
    await changeLook(page, { language: 'en', theme: 'dark', width: 320 });
    await page.getByText(/A seat is open, and a counter-offer waits/).waitFor();
    await expectSound(view);
    await view.close();
  }, 120_000);
}

/** A group whose first member declined by phone, and whose second asked for more. */
async function answeredBoth(server: ConsoleServer): Promise<{ id: string; asking: string }> {
  const client = await server.as('coordinator');
  const admin = await server.as('admin');
  const requirements = ['50531100', '71320000'].map((cpv) => ({ cpv, mandatory: true, confirmed: true }));
  type Made = { id: string; latestMatchRunId: string; lots: { id: string }[] };
  const tender = await client.call<Made>('POST', '/tenders', {
    title: 'Révision des échangeurs',
    buyer: { name: 'Syndicat d’énergie' },
    lots: [{ title: 'Révision', deadline: inDays(20), requirements }],
  });
  const { latestMatchRunId, lots } = await client.call<Made>('POST', `/tenders/${tender.id}/publish`);
  for await (const run of client.events<{ status: string }>(`/match-runs/${latestMatchRunId}/events`))
    if (!['queued', 'running'].includes(run.status)) break;
  const body = { matchRunId: latestMatchRunId, lotId: lots[0]!.id, rank: 1 };
  const { id } = await client.call<Group>('POST', '/consortia', body);
  const { members } = await client.call<Group>('POST', `/consortia/${id}/invite`, { expiresAt: inDays(7) });
  const [declining, asking] = members as [Seat, Seat];
  const roles = [{ role: 'member' as const, organisationId: asking.organisationId }];
  const person = await admin.call<{ id: string }>('POST', '/users', {
    email: 'asks-more@member.example',
    name: 'Direction',
    roles,
  });
  const actor: Actor = { kind: 'user', userId: person.id, roles };
  await server.services.consortia.invitations.counter(actor, asking.invitation.id, {
    shareBp: asking.shareBp + 1_000,
    note: 'Nous faisons aussi les essais',
    undertaking: true,
  });
  await client.call('POST', `/invitations/${declining.invitation.id}/proxy-answer`, {
    answer: 'declined',
    reason: 'Appel du matin',
    evidence: 'Compte rendu du jour',
  });
  await until(async () => {
    const { recomposition } = await client.call<Group>('GET', `/consortia/${id}`);
    return recomposition?.round === 2 && recomposition.complete;
  });
  return { id, asking: asking.name };
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
