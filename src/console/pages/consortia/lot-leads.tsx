import { useApi } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { Refusal, SaveRow } from '../../components/form.tsx';
import { SelectInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { lotTitle } from '../../format/lot.ts';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';
import { type Part, usePatch } from './patching.tsx';

/** Who leads the bid for each lot, where that is not the mandataire of the whole: a lot is a contract of its own. */
export function LotLeads({ consortium, etag }: Part) {
  const t = useTexts(groupSettingsTexts).lotLeads;
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: consortium.tenderId } });
  const [leads, change, forget, unsaved] = useDraft<Record<string, string>>(
    `lot-leads-${consortium.id}`,
    Object.fromEntries(consortium.lotLeads.map(({ lotId, organisationId }) => [lotId, organisationId])),
  );
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  if (consortium.lotIds.length < 2) return null;
  const lots = (tender.data?.lots ?? []).filter(({ id }) => consortium.lotIds.includes(id));
  const holders = consortium.members.flatMap(({ organisationId, name, role }) =>
    organisationId === null || role === 'sous_traitant' ? [] : [[organisationId, name ?? ''] as const],
  );
  const lotLeads = Object.entries(leads).flatMap(([lotId, organisationId]) =>
    organisationId === '' ? [] : [{ lotId, organisationId }],
  );
  return (
    <Section id="lot-leads" title={t.title} lead={t.lead}>
      <div className="stack">
        {question}
        <Refusal error={error} />
        {lots.map(({ id, ...lot }) => (
          <SelectInput
            key={id}
            id={`lead-${id}`}
            label={lotTitle(lot)}
            value={leads[id] ?? ''}
            onChange={(organisationId) => change({ [id]: organisationId })}
            options={[['', t.same], ...holders]}
          />
        ))}
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() => patch({ lotLeads }, () => forget(leads))}
        />
      </div>
    </Section>
  );
}
