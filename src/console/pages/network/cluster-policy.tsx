import { useAct } from '../../api/query.ts';
import type { Cluster } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Refusal, SaveRow } from '../../components/form.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { proposalTexts } from '../../texts/proposals.ts';

const PARTS = ['coverage', 'cohesion', 'proximity', 'sme', 'balance', 'fairTurn', 'parsimony'] as const;
const MOST = 100;

/** With which weights the cluster's searches score consortia. */
export function ClusterPolicy({ cluster, etag }: { cluster: Cluster; etag: string | null }) {
  const t = useTexts(networkTexts).policy;
  const words = useTexts(proposalTexts).components;
  const f = useFormats();
  const largest = Math.max(...PARTS.map((part) => cluster.policy[part]), 1);
  const [weights, change, forget, unsaved] = useDraft(
    `policy-${cluster.id}`,
    Object.fromEntries(PARTS.map((part) => [part, Math.round((cluster.policy[part] * MOST) / largest)])) as Record<
      (typeof PARTS)[number],
      number
    >,
  );
  const save = useAct('PATCH /v1/clusters/{id}', { done: () => toast({ text: t.saved }) });
  const sum = PARTS.reduce((total, part) => total + weights[part], 0);
  const send = async () => {
    const body = { policy: { ...cluster.policy, ...weights } };
    const answered = await save.run({ params: { id: cluster.id }, ifMatch: etag ?? '*', body });
    // All of them: what is kept is their proportions, the largest at the end of its scale.
    if (answered !== null) forget();
  };
  return (
    <Section id="policy" title={t.title} lead={t.lead}>
      <div className="stack">
        <Refusal error={save.error} />
        {PARTS.map((part) => (
          <div className="field" key={part}>
            <label htmlFor={`weight-${part}`}>
              {words[part]}, {t.of(f.share(sum === 0 ? 0 : Math.round((weights[part] * 10_000) / sum)))}
            </label>
            <input
              id={`weight-${part}`}
              type="range"
              min={0}
              max={MOST}
              value={weights[part]}
              onChange={(event) => change({ [part]: Number(event.target.value) })}
            />
          </div>
        ))}
        <SaveRow label={t.save} busy={save.busy} unsaved={unsaved} forget={forget} save={() => void send()} />
      </div>
    </Section>
  );
}
