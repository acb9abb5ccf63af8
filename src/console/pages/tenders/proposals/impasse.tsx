import { Link } from 'wouter';
import { Section } from '../../../components/page.tsx';
import { Said } from '../../../components/said.tsx';
import { Trade } from '../../../components/trade.tsx';
import { to } from '../../../shell/paths.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import { SearchElsewhere } from '../../partners/search-elsewhere.tsx';
import { WhatWouldHelp } from '../../partners/what-would-help.tsx';
import { type Lots, SearchFurther } from '../search-further.tsx';
import type { Run, RunLot } from './model.ts';

/** Why no consortium can be formed: what does not go together, who is nearest, what they lack. */
export function Impasse({ lot, run, tender }: { lot: RunLot; run: Run; tender: { id: string; lots: Lots } }) {
  const t = useTexts(proposalTexts).infeasible;
  const { nearest, ...told } = lot.infeasibility ?? {};
  const lines = sentencesOf(told);
  const needs = tender.lots.find(({ id }) => id === lot.lotId)?.requirements ?? [];
  const close = needs.flatMap(({ id, cpv }) => {
    const found = Array.isArray(nearest) ? nearest.filter((one) => one?.requirementId === id) : [];
    return found.length === 0 ? [] : [{ id, cpv, lines: sentencesOf(found) }];
  });
  return (
    <Section id="impasse" title={t.title}>
      <div className="call warn">
        <ul>
          {lines.map((line) => (
            <li key={line}>
              <Said text={line} />
            </li>
          ))}
        </ul>
        {close.length === 0 ? null : <p className="mute">{t.nearest}</p>}
        {close.map(({ id, cpv, lines: lacks }) => (
          <div key={id}>
            <Trade code={cpv} />
            <ul>
              {lacks.map((line) => (
                <li key={line}>
                  <Said text={line} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        <p>
          <Link className="btn first" href={to('tender', { id: tender.id }, { lot: lot.lotId })}>
            {t.change}
          </Link>{' '}
          <SearchElsewhere tenderId={tender.id} lotId={lot.lotId} />
        </p>
      </div>
      <SearchFurther run={run} lots={tender.lots} />
      <WhatWouldHelp runId={run.id} tenderId={tender.id} lotId={lot.lotId} />
    </Section>
  );
}

/** The sentences of an explanation, wherever they lie in it. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(sentencesOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(sentencesOf);
  return [];
}
