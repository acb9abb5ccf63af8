import { useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { groupStandingTexts } from '../../texts/group-standing.ts';
import { runningStandstill } from './standstill.ts';

/** What was noted of the buyer's decision: a member is told when it was sent, the rank and the standstill, while it lasts, alone. `lots`: which were won, where not all were. */
export function OutcomeFacts({ consortium, lots = null }: { consortium: Consortium; lots?: string | null }) {
  const t = useTexts(consortiumActTexts).outcome;
  const { standstill } = useTexts(groupStandingTexts);
  const f = useFormats();
  const { id, state, outcome } = consortium;
  const today = isoDay(new Date());
  const until = runningStandstill(outcome?.standstillUntil ?? null, null, today);
  // Whether it is signed is asked only where that makes a difference.
  const asked = state === 'awarded' && until !== null;
  const contracts = useApi('GET /v1/contracts', asked ? { query: { consortiumId: id, limit: 1 } } : null);
  const known = !asked || contracts.data !== undefined;
  const stillUntil = known ? runningStandstill(until, contracts.data?.items[0]?.signedOn ?? null, today) : null;
  if (outcome === null) return null;
  const { rank, winner, notifiedOn, buyerReference, lessons } = outcome;
  const facts = [
    [t.lots, lots],
    [t.winner, winner],
    [t.rank, rank === null ? null : f.count(rank)],
    [t.notifiedOn, notifiedOn === null ? null : f.day(notifiedOn)],
    [standstill, stillUntil === null ? null : f.day(stillUntil)],
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
