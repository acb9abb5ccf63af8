import { Link, useLocation } from 'wouter';
import { useAct, useApi } from '../../../api/query.ts';
import { Refusal } from '../../../components/form.tsx';
import { useFormats } from '../../../format/values.ts';
import { to } from '../../../shell/paths.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';
import type { Proposal, Run } from './model.ts';

/** Prints the comparison, or takes the proposal that is shown as a group. */
export function ProposalActs({ run, lotId, proposal: { rank } }: { run: Run; lotId: string; proposal: Proposal }) {
  const t = useTexts(proposalTexts);
  const f = useFormats();
  const [, navigate] = useLocation();
  const { tenderId } = run;
  const retained = useApi('GET /v1/consortia', { query: { tenderId, limit: 200 } });
  const before = retained.data?.items.find(
    (one) => one.matchRunId === run.id && one.rank === rank && one.lotIds.includes(lotId) && one.state !== 'dissolved',
  );
  const take = useAct('POST /v1/consortia', {
    done: ({ data }) => {
      toast({ text: t.taken });
      navigate(to('consortium', { id: data.id }));
    },
  });
  return (
    <div className="stack no-print">
      <p className="row">
        <button className="btn" type="button" onClick={() => window.print()}>
          {t.print}
        </button>
        {before === undefined ? (
          <button
            className="btn first"
            type="button"
            aria-busy={take.busy}
            onClick={() => void take.run({ body: { matchRunId: run.id, lotId, rank } })}
          >
            {t.take(f.count(rank))}
          </button>
        ) : (
          <Link className="btn first" href={to('consortium', { id: before.id })}>
            {t.retained}
          </Link>
        )}
      </p>
      <Refusal error={take.error} />
    </div>
  );
}
