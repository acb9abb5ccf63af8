import { Link } from 'wouter';
import { Section } from '../../../components/page.tsx';
import { to } from '../../../shell/paths.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import type { RunLot } from './model.ts';

/** Why no consortium can be formed: what does not go together, who is nearest, what they lack. */
export function Impasse({ lot, tenderId }: { lot: RunLot; tenderId: string }) {
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
          <Link className="btn first" href={to('tender', { id: tenderId }, { lot: lot.lotId })}>
            {t.change}
          </Link>
        </p>
      </div>
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
