import { readFileSync } from 'node:fs';
import type { DemoClient } from './client.ts';
import { bar, euros, heading, percent, shorten, table } from './text.ts';
import type { DemoConsortium, DemoLot, DemoRun, DemoTender } from './views.ts';

type Say = (text: string) => void;
/** Consortia that are shown in full; of the others, a line. */
const SHOWN = 3;
/** States in which a tender is still searched for: a further match run makes sense, and so does asking for partners. */
export const MATCHABLE = ['published', 'proposed'];

/** Imports the notice and shows what was read from it. The same notice again is the same tender. */
export async function importNotice(client: DemoClient, clusterId: string, notice: URL, say: Say): Promise<DemoTender> {
  const mediaType = notice.pathname.endsWith('.json') ? 'application/json' : 'application/xml';
  const tender = await client.call<DemoTender>('POST', `/tenders/import?clusterId=${clusterId}`, readFileSync(notice), {
    'content-type': mediaType,
  });
  say(heading('A call for tender, read from its notice'));
  say(`  ${tender.title}`);
  say(
    `  buyer ${tender.buyer.name}, ${tender.lots.length} lot${tender.lots.length === 1 ? '' : 's'}, state ${tender.state}`,
  );
  for (const lot of tender.lots) {
    const facts = [
      lot.estimatedValue === null
        ? null
        : `worth ${lot.estimatedValue.currency === 'EUR' ? euros(lot.estimatedValue.amountCents) : `${lot.estimatedValue.amountCents / 100} ${lot.estimatedValue.currency}`}`,
      lot.deadline === null ? null : `deadline ${lot.deadline.slice(0, 10)}`,
      lot.nuts.length === 0 ? null : `in ${lot.nuts.join(', ')}`,
    ].filter((fact) => fact !== null);
    say(`\n  ${lot.externalId}  ${shorten(lot.title, 70)}${facts.length === 0 ? '' : `\n  ${facts.join(', ')}`}\n`);
    const labels = await cpvLabels(
      client,
      lot.requirements.map((r) => r.cpv),
    );
    say(
      table(
        ['needs (CPV)', '', 'weight', 'mandatory', 'read from'],
        lot.requirements.map((r) => [
          r.cpv,
          labels.get(r.cpv) ?? '',
          percent(r.weightBp),
          r.mandatory ? 'yes' : 'no',
          r.origin.kind,
        ]),
      ),
    );
  }
  return tender;
}

/** Publishes the tender, or matches it once more, follows the run with a progress bar, and shows its consortia. */
export async function matchTender(client: DemoClient, tender: DemoTender, say: Say): Promise<DemoRun | null> {
  const runId = await startRun(client, tender);
  if (runId === null) return null;
  say(heading('Matching: the best consortia, with a proof'));
  await follow(client, runId);
  const run = await client.call<DemoRun>('GET', `/match-runs/${runId}`);
  const took =
    run.startedAt === null || run.finishedAt === null
      ? ''
      : ` in ${Date.parse(run.finishedAt) - Date.parse(run.startedAt)} ms`;
  say(`  ${run.status}${took}${run.error === null ? '' : `: ${run.error}`}`);
  for (const answer of run.lots) {
    const lot = tender.lots.find((candidate) => candidate.id === answer.lotId)!;
    await showLot(client, lot, answer, say);
  }
  return run;
}

async function startRun(client: DemoClient, tender: DemoTender): Promise<string | null> {
  if (tender.state === 'draft')
    return (await client.call<DemoTender>('POST', `/tenders/${tender.id}/publish`)).latestMatchRunId;
  if (MATCHABLE.includes(tender.state))
    return (await client.call<DemoRun>('POST', `/tenders/${tender.id}/match-runs`, {})).id;
  return tender.latestMatchRunId;
}

async function follow(client: DemoClient, runId: string): Promise<void> {
  const isTerminal = process.stdout.isTTY;
  for await (const run of client.events<DemoRun>(`/match-runs/${runId}/events`)) {
    const { lotsDone, lotsTotal, incumbent, upperBound } = run.progress;
    const scores = incumbent === null ? '' : ` best ${incumbent.toFixed(4)}, at most ${upperBound?.toFixed(4) ?? '?'}`;
    const line = `  ${bar(lotsDone / lotsTotal)} ${lotsDone}/${lotsTotal} lots, ${run.status}${scores}`;
    process.stdout.write(isTerminal ? `\r${line.padEnd(90)}` : `${line}\n`);
  }
  if (isTerminal) process.stdout.write('\n');
}

async function showLot(client: DemoClient, lot: DemoLot, answer: DemoRun['lots'][number], say: Say): Promise<void> {
  const { certificate } = answer;
  say(`\n  ${lot.externalId}: ${describeCertificate(certificate)}`);
  for (const line of answer.infeasibility?.explanation ?? []) say(`    ${line}`);
  for (const { explanation } of answer.equipment?.needs ?? []) say(`    ${explanation}`);
  const codes = new Map(lot.requirements.map((r) => [r.id, r.cpv]));
  const labels = await cpvLabels(client, [...codes.values()]);
  const cover = (ids: readonly string[]): string =>
    ids.map((id) => shorten(labels.get(codes.get(id) ?? '') ?? id, 32)).join('; ');
  for (const consortium of answer.consortia.slice(0, SHOWN)) showConsortium(consortium, cover, say);
  for (const line of answer.explanation ?? []) say(`\n    ${line}`);
  for (const consortium of answer.consortia.slice(SHOWN)) {
    say(
      `\n  #${consortium.rank}  score ${consortium.score.toFixed(4)}  ${consortium.members.map((m) => m.name).join(', ')}`,
    );
  }
}

function showConsortium(consortium: DemoConsortium, cover: (ids: readonly string[]) => string, say: Say): void {
  const components = Object.entries(consortium.components).map(([name, value]) => `${name} ${value.toFixed(2)}`);
  say(`\n  #${consortium.rank}  score ${consortium.score.toFixed(4)}  (${components.join(', ')})\n`);
  const rows = consortium.members.map((m) => [
    m.name ?? m.organisationId,
    m.role,
    percent(m.shareBp),
    m.marginal.toFixed(4),
    cover(m.covers),
  ]);
  say(table(['member', 'role', 'share', 'worth', 'covers'], rows, 72));
  for (const line of consortium.explanation ?? []) say(`    ${line}`);
}

function describeCertificate({ status, gap, nodes }: DemoRun['lots'][number]['certificate']): string {
  if (status === 'optimal') return `proven best: no other consortium scores higher (${nodes} nodes searched)`;
  if (status === 'infeasible') return 'no consortium can do this lot';
  return `best found in ${nodes} nodes; nothing can be better by more than ${gap?.toFixed(4) ?? '?'}`;
}

async function cpvLabels(client: DemoClient, codes: readonly string[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>();
  for (const code of new Set(codes)) {
    const row = await client
      .call<{ labelFr?: string; label?: string }>('GET', `/taxonomies/cpv/${code}?lang=fr`)
      .catch(() => null);
    if (row !== null) labels.set(code, row.labelFr ?? row.label ?? '');
  }
  return labels;
}
