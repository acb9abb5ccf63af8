import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { SelectInput, TextInput } from '../../components/inputs.tsx';
import { Page } from '../../components/page.tsx';
import { type Sharer, ShareTable } from '../../components/share-table.tsx';
import { basisPointsOf, WHOLE_BP } from '../../format/amount.ts';
import { lotTitle } from '../../format/lot.ts';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { type Coverage, CoverageTable, coversOf, leftOpen } from './coverage.tsx';

const FILTERS = { tender: null } as const;
const FORMS = ['conjoint_mandataire_solidaire', 'conjoint', 'solidaire'] as const;
/** Tenders in these states can be answered; a draft is published first. */
const OPEN = new Set(['published', 'proposed', 'bidding']);
const EMPTY = {
  lotIds: [] as readonly string[],
  name: '',
  legalForm: 'conjoint_mandataire_solidaire' as Consortium['legalForm'],
  members: [] as readonly Sharer[],
  coverage: {} as Coverage,
};

/** A consortium that no search proposed: its tender, lots, members and shares. */
export default function ConsortiumNewPage() {
  const words = useTexts(consortiumTexts);
  const t = useTexts(consortiumActTexts).new;
  const f = useFormats();
  const [, navigate] = useLocation();
  const [{ tender: tenderId }, setFilters] = useFilters(FILTERS);
  const [typed, change, forget] = useDraft(`consortium-new-${tenderId ?? ''}`, EMPTY);
  const [checked, setChecked] = useState(false);
  const tenders = useApi('GET /v1/tenders', { query: { limit: 200 } });
  const tender = useApi('GET /v1/tenders/{id}', tenderId === undefined ? null : { params: { id: tenderId } });
  const create = useAct('POST /v1/consortia');
  const lots = (tender.data?.lots ?? []).filter(({ withdrawnAt }) => withdrawnAt === null);
  const lotIds = lots.length === 1 ? lots.map(({ id }) => id) : typed.lotIds;
  const parts = typed.members.map(({ share }) => basisPointsOf(share));
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  const wrongMembers =
    typed.members.length === 0 ? t.noMember : sum === WHOLE_BP ? undefined : t.notShares(f.share(sum));
  const chosenLots = lots.filter(({ id }) => lotIds.includes(id));
  const open = leftOpen(typed.coverage, chosenLots, typed.members);
  const submit = async () => {
    setChecked(true);
    if (tenderId === undefined || lotIds.length === 0 || wrongMembers !== undefined) return;
    const answered = await create.run({
      body: {
        tenderId,
        lotIds: [...lotIds],
        legalForm: typed.legalForm,
        ...(typed.name.trim() === '' ? {} : { name: typed.name.trim() }),
        members: typed.members.map(({ id }, i) => ({
          organisationId: id,
          role: i === 0 ? ('mandataire' as const) : ('cotraitant' as const),
          shareBp: parts[i] ?? 0,
          covers: coversOf(typed.coverage, chosenLots, id),
        })),
      },
    });
    if (answered === null) return;
    forget();
    toast({ text: t.done });
    navigate(to('consortium', { id: answered.data.id }));
  };
  const answerable = (tenders.data?.items ?? []).filter(({ id, state }) => OPEN.has(state) || id === tenderId);
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('consortia'), words.title]]}>
      <Form onSubmit={() => void submit()}>
        <Refusal error={create.error} fields={{ '/tenderId': 'tender', '/name': 'name', '/members': 'add-member' }} />
        <SelectInput
          id="tender"
          label={t.tender}
          value={tenderId ?? ''}
          onChange={(id) => setFilters({ tender: id })}
          options={[['', t.choose], ...answerable.map(({ id, title }) => [id, title] as const)]}
          error={checked && tenderId === undefined ? t.noTender : fieldError(create.error, '/tenderId')}
        />
        <Lots
          lots={lots}
          chosen={lotIds}
          onChange={(chosen) => change({ lotIds: chosen })}
          error={checked && tenderId !== undefined && lotIds.length === 0 ? t.noLot : undefined}
        />
        <ShareTable
          title={t.members}
          members={typed.members}
          onChange={(members) => change({ members })}
          error={checked ? (wrongMembers ?? fieldError(create.error, '/members*')) : undefined}
        />
        <CoverageTable
          lots={chosenLots}
          members={typed.members}
          coverage={typed.coverage}
          onChange={(coverage) => change({ coverage })}
        />
        {typed.members.length > 0 && open.length > 0 ? (
          <p className="call warn" role="status">
            {t.leftOpen(open.length)}
          </p>
        ) : null}
        <div className="row wide end-line">
          <SelectInput
            id="form"
            label={t.form}
            value={typed.legalForm}
            onChange={(legalForm) => change({ legalForm })}
            options={FORMS.map((form) => [form, t.forms[form]] as const)}
          />
          <TextInput
            id="name"
            label={t.name}
            note={t.nameNote}
            size={40}
            value={typed.name}
            onChange={(name) => change({ name })}
            error={fieldError(create.error, '/name')}
          />
        </div>
        <p>
          <button className="btn first" type="submit" aria-busy={create.busy}>
            {t.save}
          </button>
        </p>
      </Form>
    </Page>
  );
}

function Lots({
  lots,
  chosen,
  onChange,
  error,
}: {
  lots: readonly { id: string; externalId: string; title: string }[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  error: string | undefined;
}) {
  const t = useTexts(consortiumActTexts).new;
  if (lots.length < 2) return null;
  return (
    <fieldset>
      <legend className="lab">{t.lots}</legend>
      {error === undefined ? null : (
        <p className="err" role="status">
          {error}
        </p>
      )}
      {lots.map(({ id, externalId, title }) => (
        <label className="opt" key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
          <span>{lotTitle({ externalId, title })}</span>
        </label>
      ))}
    </fieldset>
  );
}
