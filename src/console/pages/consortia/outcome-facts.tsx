import type { Consortium } from '../../api/types.ts';
import { useFormats } from '../../format/values.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { groupStandingTexts } from '../../texts/group-standing.ts';

/** What was noted of the buyer's decision: a member is told when it was sent, the rank and the standstill alone. `lots`: which were won, where not all were. */
export function OutcomeFacts({ outcome, lots = null }: { outcome: Consortium['outcome']; lots?: string | null }) {
  const t = useTexts(consortiumActTexts).outcome;
  const { standstill } = useTexts(groupStandingTexts);
  const f = useFormats();
  if (outcome === null) return null;
  const { rank, winner, notifiedOn, standstillUntil, buyerReference, lessons } = outcome;
  const facts = [
    [t.lots, lots],
    [t.winner, winner],
    [t.rank, rank === null ? null : f.count(rank)],
    [t.notifiedOn, notifiedOn === null ? null : f.day(notifiedOn)],
    [standstill, standstillUntil === null ? null : f.day(standstillUntil)],
    [t.buyerReference, buyerReference],
    [t.lessons, lessons],
  ].filter((fact): fact is [string, string] => fact[1] !== null);
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
