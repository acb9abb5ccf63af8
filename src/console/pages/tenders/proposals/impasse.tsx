import { Link } from 'wouter';
import { Section } from '../../../components/page.tsx';
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
  const lines = sentencesOf(lot.infeasibility);
  return (
    <Section id="impasse" title={t.title}>
      <div className="call warn">
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
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
