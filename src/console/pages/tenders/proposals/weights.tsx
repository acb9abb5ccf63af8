import { useState } from 'react';
import { useAct } from '../../../api/query.ts';
import { Refusal } from '../../../components/form.tsx';
import { Section } from '../../../components/page.tsx';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import { COMPONENTS, counting, type Points, type Proposal, pointsOf, scoreUnder } from './model.ts';

/** What moves when the components count otherwise: the order of those found at once, others by a new search. */
export function ChangeWeights({
  tenderId,
  proposals,
  points,
}: {
  tenderId: string;
  proposals: readonly Proposal[];
  points: Points;
}) {
  const t = useTexts(proposalTexts);
  const f = useFormats();
  const initial = Object.fromEntries(COMPONENTS.map((name) => [name, Math.round(points[name])])) as Record<
    (typeof COMPONENTS)[number],
    number
  >;
  const [weights, setWeights] = useState(initial);
  const search = useAct('POST /v1/tenders/{id}/match-runs', { done: () => toast({ text: t.weights.started }) });
  const changed = COMPONENTS.some((name) => weights[name] !== initial[name]);
  const given = changed ? pointsOf(weights) : points;
  const order = [...proposals].sort((a, b) => scoreUnder(b, given) - scoreUnder(a, given) || a.rank - b.rank);
  const isSame = order.every(({ rank }, i) => i === 0 || rank > (order[i - 1]?.rank ?? 0));
  const shown = [...counting(points), ...COMPONENTS.filter((name) => points[name] === 0)];
  return (
    <Section
      id="weights"
      title={t.weights.title}
      aside={
        <button className="btn quiet sm" type="button" onClick={() => setWeights(initial)}>
          {t.weights.reset}
        </button>
      }
    >
      <div className="sheet pad stack">
        {shown.map((name) => (
          <div key={name} className="field">
            <label htmlFor={`weight-${name}`}>
              {t.weights.value(t.components[name], f.share(Math.round(given[name] * 100)))}
            </label>
            <input
              id={`weight-${name}`}
              type="range"
              min={0}
              max={100}
              value={weights[name]}
              onChange={(event) => setWeights({ ...weights, [name]: Number(event.target.value) })}
            />
          </div>
        ))}
        <p role="status">
          <strong>
            {isSame
              ? t.weights.same
              : t.weights.order(
                  order
                    .map(({ rank, ...rest }) => `${f.count(rank)} (${f.decimal(scoreUnder({ rank, ...rest }, given))})`)
                    .join(', '),
                )}
          </strong>
        </p>
        <p className="note">{t.weights.note}</p>
        <Refusal error={search.error} />
        <p>
          <button
            className="btn"
            type="button"
            aria-busy={search.busy}
            aria-disabled={!changed}
            onClick={() => changed && void search.run({ params: { id: tenderId }, body: { options: { weights } } })}
          >
            {t.weights.search}
          </button>
        </p>
      </div>
    </Section>
  );
}
