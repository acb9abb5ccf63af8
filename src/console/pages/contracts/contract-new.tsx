import { useState } from 'react';
import { useLocation } from 'wouter';
import { hasRole, ownClusterIds, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { useDraft } from '../../components/draft.ts';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, MoneyInput, TextInput } from '../../components/inputs.tsx';
import { Page } from '../../components/page.tsx';
import { type Sharer, ShareTable } from '../../components/share-table.tsx';
import { basisPointsOf, centsOf, WHOLE_BP } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';
import { SectorField } from './sector.tsx';

const EMPTY = {
  clusterId: '',
  sector: '',
  title: '',
  buyer: '',
  isPrivate: false,
  reference: '',
  value: '',
  signedOn: '',
  startsOn: '',
  endsOn: '',
  members: [] as readonly Sharer[],
};
const FIELDS = {
  '/title': 'title',
  '/buyer/name': 'buyer',
  '/reference': 'reference',
  '/value/amountCents': 'value',
  '/signedOn': 'signed-on',
  '/startsOn': 'starts-on',
  '/endsOn': 'ends-on',
};
/** A contract that no consortium here has won: old business, or won elsewhere. */
export default function ContractNewPage() {
  const words = useTexts(contractTexts);
  const t = words.new;
  const f = useFormats();
  const [, navigate] = useLocation();
  const me = useMe();
  const isAdmin = hasRole(me, 'admin');
  const clusters = useApi('GET /v1/clusters', isAdmin ? { query: { limit: 1 } } : null);
  const [typed, change, forget] = useDraft('contract-new', EMPTY);
  const [checked, setChecked] = useState(false);
  const create = useAct('POST /v1/contracts');
  const cents = centsOf(typed.value);
  const parts = typed.members.map(({ share }) => basisPointsOf(share));
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  const wrongShares = typed.members.length > 0 && sum !== WHOLE_BP ? t.notShares(f.share(sum)) : undefined;
  const clusterId = typed.clusterId || (isAdmin ? clusters.data?.items[0]?.id : undefined);
  const submit = async () => {
    setChecked(true);
    if (typed.title === '' || typed.buyer === '' || cents === null || cents < 0 || wrongShares !== undefined) return;
    const answered = await create.run({ body: bodyOf(typed, clusterId, cents, parts) });
    if (answered === null) return;
    forget();
    toast({ text: t.done });
    navigate(to('contract', { id: answered.data.id }));
  };
  const missing = (value: string, pointer: string) =>
    checked && value.trim() === '' ? t.missing : fieldError(create.error, pointer);
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('contracts'), words.title]]}>
      <Form onSubmit={() => void submit()}>
        <Refusal error={create.error} fields={FIELDS} />
        <ClusterField
          id="cluster"
          label={t.cluster}
          value={clusterId}
          onChange={(id) => change({ clusterId: id, sector: '' })}
        />
        <TextInput
          id="title"
          label={t.name}
          size={60}
          value={typed.title}
          onChange={(title) => change({ title })}
          error={missing(typed.title, '/title')}
        />
        <TextInput
          id="buyer"
          label={t.buyer}
          size={40}
          value={typed.buyer}
          onChange={(buyer) => change({ buyer })}
          error={missing(typed.buyer, '/buyer/name')}
        />
        <label className="opt">
          <input
            type="checkbox"
            checked={typed.isPrivate}
            onChange={(event) => change({ isPrivate: event.target.checked })}
          />
          <span>{t.private}</span>
        </label>
        <div className="row wide">
          <MoneyInput
            id="value"
            label={t.value}
            value={typed.value}
            onChange={(value) => change({ value })}
            error={
              checked && (cents === null || cents < 0) ? t.notMoney : fieldError(create.error, '/value/amountCents')
            }
          />
          <TextInput
            id="reference"
            label={t.reference}
            value={typed.reference}
            onChange={(reference) => change({ reference })}
            error={fieldError(create.error, '/reference')}
          />
        </div>
        <SectorField
          clusterId={clusterId ?? ownClusterIds(me)[0]}
          value={typed.sector}
          onChange={(sector) => change({ sector })}
        />
        <Days typed={typed} change={change} error={create.error} />
        <ShareTable
          title={t.members}
          members={typed.members}
          onChange={(members) => change({ members })}
          error={checked ? (wrongShares ?? fieldError(create.error, '/members*')) : undefined}
        />
        <p>
          <button className="btn first" type="submit" aria-busy={create.busy}>
            {t.save}
          </button>
        </p>
      </Form>
    </Page>
  );
}

function Days({
  typed,
  change,
  error,
}: {
  typed: typeof EMPTY;
  change: (part: Partial<typeof EMPTY>) => void;
  error: Error | null;
}) {
  const t = useTexts(contractTexts).new;
  return (
    <div className="row wide end-line">
      <DayInput
        id="signed-on"
        label={t.signedOn}
        note={t.signedNote}
        value={typed.signedOn}
        onChange={(signedOn) => change({ signedOn })}
        error={fieldError(error, '/signedOn')}
      />
      <DayInput
        id="starts-on"
        label={t.startsOn}
        value={typed.startsOn}
        onChange={(startsOn) => change({ startsOn })}
        error={fieldError(error, '/startsOn')}
      />
      <DayInput
        id="ends-on"
        label={t.endsOn}
        value={typed.endsOn}
        onChange={(endsOn) => change({ endsOn })}
        error={fieldError(error, '/endsOn')}
      />
    </div>
  );
}

function bodyOf(typed: typeof EMPTY, clusterId: string | undefined, cents: number, parts: readonly (number | null)[]) {
  return {
    ...(clusterId === undefined ? {} : { clusterId }),
    title: typed.title.trim(),
    buyer: { name: typed.buyer.trim(), private: typed.isPrivate },
    value: { amountCents: cents, currency: 'EUR' as const },
    ...(typed.sector === '' ? {} : { sector: typed.sector }),
    ...(typed.reference.trim() === '' ? {} : { reference: typed.reference.trim() }),
    ...(typed.signedOn === '' ? {} : { signedOn: typed.signedOn }),
    ...(typed.startsOn === '' ? {} : { startsOn: typed.startsOn }),
    ...(typed.endsOn === '' ? {} : { endsOn: typed.endsOn }),
    ...(typed.members.length === 0
      ? {}
      : { members: typed.members.map(({ id }, i) => ({ organisationId: id, shareBp: parts[i] ?? 0 })) }),
  };
}
