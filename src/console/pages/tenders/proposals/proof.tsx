import { Section } from '../../../components/page.tsx';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import { type Lots, SearchFurther } from '../search-further.tsx';
import { boundOf, isProven, type Proposal, type Run, type RunLot } from './model.ts';
import { Replay } from './replay.tsx';

/** How sure it is that nothing better exists: the score as a point, its bound as a line, between them what is not proven. */
export function Proof({ lot, run, lots }: { lot: RunLot; run: Run; lots: Lots }) {
  const t = useTexts(proposalTexts).proof;
  const f = useFormats();
  return (
    <Section id="proof" title={t.title} aside={<span className="note">{t.note}</span>}>
      <div className="sheet pad stack">
        {lot.consortia.map((proposal) => (
          <div key={proposal.rank} className="proof">
            <strong>{t.n(f.count(proposal.rank), f.score(proposal.score))}</strong>
            <Interval proposal={proposal} label={t.label(f.score(proposal.score), f.score(boundOf(proposal)))} />
            <p>
              {isProven(proposal)
                ? proposal.rank === 1
                  ? t.best
                  : t.further
                : t.open(f.decimal((boundOf(proposal) - proposal.score) * 100))}
            </p>
          </div>
        ))}
        <SearchFurther run={run} lots={lots} />
        <details>
          <summary>{t.details}</summary>
          <p className="note">
            {t.nodes(f.count(lot.certificate.nodes))} {run.engineVersion === null ? '' : t.engine(run.engineVersion)}
          </p>
          <Replay runId={run.id} />
        </details>
      </div>
    </Section>
  );
}

/** From 0 to 100 points: an axis that is not cut. */
function Interval({ proposal, label }: { proposal: Proposal; label: string }) {
  const score = proposal.score * 100;
  const bound = boundOf(proposal) * 100;
  return (
    <svg role="img" aria-label={label}>
      <line className="axis" x1="0" x2="100%" y1="11" y2="11" />
      <rect className="open" x={`${score}%`} y="6" width={`${Math.max(0, bound - score)}%`} height="10" />
      <line className="bound" x1={`${bound}%`} x2={`${bound}%`} y1="2" y2="20" />
      <circle className="point" cx={`${score}%`} cy="11" r="5" />
    </svg>
  );
}
