import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { SelectInput } from '../../components/inputs.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';
import { ClusterList } from './cluster-list.tsx';

/** Clusters that work together with this one, and whether they see its organisations. */
export function ClusterPartners({ clusterId }: { clusterId: string }) {
  const t = useTexts(networkTexts).partners;
  const f = useFormats();
  const params = { id: clusterId };
  const partners = useApi('GET /v1/clusters/{id}/partnerships', { params, query: { limit: 100 } });
  const clusters = useApi('GET /v1/clusters', { query: { limit: 200 } });
  const change = useAct('PUT /v1/clusters/{id}/partnerships/{partnerClusterId}', {
    done: () => toast({ text: t.changed }),
  });
  const nameOf = (id: string) => clusters.data?.items.find((one) => one.id === id)?.name ?? '';
  // What the partner opens to us is told by the partner's own line: here is what we open.
  const own = (partners.data?.items ?? []).filter((one) => one.clusterId === clusterId);
  const others = (clusters.data?.items ?? []).filter(
    ({ id }) => id !== clusterId && !own.some((one) => one.partnerClusterId === id),
  );
  return (
    <>
      <Refusal error={change.error} />
      <ClusterList
        id="partners"
        words={t}
        of={partners}
        itemsOf={() => own}
        line={({ partnerClusterId, sharesOrganisations, since }) => (
          <>
            <span>
              {nameOf(partnerClusterId)}
              <span className="note">{t.since(f.day(since))}</span>
            </span>
            <span className="note">{sharesOrganisations ? t.shares : t.closed}</span>
            <button
              className="btn sm"
              type="button"
              aria-busy={change.busy}
              onClick={() =>
                void change.run({
                  params: { id: clusterId, partnerClusterId },
                  body: { sharesOrganisations: !sharesOrganisations },
                })
              }
            >
              {sharesOrganisations ? t.close : t.open}
              <span className="sr"> {nameOf(partnerClusterId)}</span>
            </button>
          </>
        )}
        adding={(close) => <NewPartner clusterId={clusterId} others={others} close={close} />}
      />
    </>
  );
}

function NewPartner({
  clusterId,
  others,
  close,
}: {
  clusterId: string;
  others: readonly { id: string; name: string }[];
  close: () => void;
}) {
  const t = useTexts(networkTexts).partners;
  const [partnerClusterId, setPartner] = useState(others[0]?.id ?? '');
  const [shares, setShares] = useState(false);
  const add = useAct('POST /v1/clusters/{id}/partnerships', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  return (
    <Confirm
      question={t.add}
      verb={t.add}
      busy={add.busy}
      close={close}
      onConfirm={() =>
        void add.run({ params: { id: clusterId }, body: { partnerClusterId, sharesOrganisations: shares } })
      }
    >
      <Refusal error={add.error} fields={{ '/partnerClusterId': 'partner' }} />
      <SelectInput
        id="partner"
        label={t.partner}
        value={partnerClusterId}
        onChange={setPartner}
        options={others.map(({ id, name }) => [id, name] as const)}
        error={fieldError(add.error, '/partnerClusterId')}
      />
      <label className="opt">
        <input type="checkbox" checked={shares} onChange={(event) => setShares(event.target.checked)} />
        <span>{t.sharesNow}</span>
      </label>
    </Confirm>
  );
}
