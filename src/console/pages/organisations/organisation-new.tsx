import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/call.ts';
import { hasRole, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { useDraft } from '../../components/draft.ts';
import { Page } from '../../components/page.tsx';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { FillFromState } from './fill-from-state.tsx';
import { type Found, Namesakes } from './namesakes.tsx';
import { bodyOf, NEW_CARD, OrganisationForm } from './organisation-form.tsx';

/** One organisation by hand; its capabilities follow on its own page. */
export default function OrganisationNewPage() {
  const t = useTexts(organisationEditTexts);
  const words = useTexts(organisationTexts);
  const [, navigate] = useLocation();
  const isAdmin = hasRole(useMe(), 'admin');
  const clusters = useApi('GET /v1/clusters', isAdmin ? { query: { limit: 1 } } : null);
  const [chosen, setChosen] = useState<string>();
  const clusterId = chosen ?? (isAdmin ? clusters.data?.items[0]?.id : undefined);
  const [card, change, forget] = useDraft('organisation-new', NEW_CARD);
  const create = useAct('POST /v1/organisations');
  const [found, setFound] = useState<Found>([]);
  const [looking, setLooking] = useState(false);
  const busy = looking || create.busy;
  const look = async () => {
    if (busy) return;
    setLooking(true);
    const { name, registrationNumber, town, postalCode } = bodyOf(card);
    const given = Object.entries({ registrationNumber, town, postalCode }).filter(([, text]) => text);
    const query = { name, ...Object.fromEntries(given) };
    // Where the question fails, the entry says why itself.
    const items = await call('GET /v1/organisations/namesakes', { query }).then(
      ({ data }) => data.items,
      () => [],
    );
    setFound(items);
    if (items.length === 0) await save();
    setLooking(false);
  };
  const save = async () => {
    const answered = await create.run({ body: { ...bodyOf(card), ...(clusterId === undefined ? {} : { clusterId }) } });
    if (answered === null) return;
    forget();
    toast({ text: t.created });
    navigate(to('organisation', { id: answered.data.id }));
  };
  return (
    <Page title={t.create} lead={t.createLead} crumbs={[[to('organisations'), words.title]]}>
      <OrganisationForm
        card={card}
        change={(part) => {
          setFound([]);
          change(part);
        }}
        error={create.error}
        busy={busy}
        save={() => void look()}
        aside={<Namesakes found={found} busy={create.busy} create={() => void save()} />}
      >
        <ClusterField id="cluster" label={t.cluster} value={clusterId} onChange={setChosen} />
        <FillFromState fill={change} />
      </OrganisationForm>
    </Page>
  );
}
