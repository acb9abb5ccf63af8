import { useApi } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';
import { type Part, usePatch } from './patching.tsx';

const KINDS = ['none', 'disability_or_integration', 'social_economy', 'prison'] as const;
type Typed = { kind: (typeof KINDS)[number]; evidence: string; validUntil: string };
const NOTHING: Typed = { kind: 'none', evidence: '', validUntil: '' };

/** What shows that the holders have the status for which the contract is reserved (L2113-12 ff.): only where it is. */
export function ReservedStatuses({ consortium, etag }: Part) {
  const t = useTexts(groupSettingsTexts).reserved;
  const checks = useApi('GET /v1/consortia/{id}/checks', { params: { id: consortium.id } });
  const [typed, keep, forget, unsaved] = useDraft<Record<string, Typed>>(
    `reserved-${consortium.id}`,
    Object.fromEntries(
      consortium.reservedStatuses.map(({ organisationId, kind, evidence, validUntil }) => [
        organisationId,
        { kind, evidence, validUntil: validUntil ?? '' },
      ]),
    ),
  );
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  // As the rule has it: the whole tender is reserved, or one of the group's lots.
  const named = checks.data?.items.find(({ ruleId }) => ruleId === 'reserved')?.figures['reservedTo'];
  const reservedTo = KINDS.find((kind) => kind === named);
  if (reservedTo === undefined && consortium.reservedStatuses.length === 0) return null;
  const holders = consortium.members.flatMap(({ organisationId, name, role }) =>
    organisationId === null || role === 'sous_traitant' ? [] : [{ organisationId, name: name ?? '' }],
  );
  const told = holders.flatMap(({ organisationId }) => {
    const one = typed[organisationId] ?? NOTHING;
    return one.kind === 'none'
      ? []
      : [
          {
            organisationId,
            kind: one.kind,
            evidence: one.evidence.trim(),
            validUntil: one.validUntil === '' ? null : one.validUntil,
          },
        ];
  });
  return (
    <Section
      id="reserved"
      title={t.title}
      lead={reservedTo === undefined ? t.notReserved : t.lead(t.kinds[reservedTo])}
    >
      <div className="stack">
        {question}
        <Refusal error={error} />
        {holders.map(({ organisationId, name }) => {
          const one = typed[organisationId] ?? NOTHING;
          const place = told.findIndex((status) => status.organisationId === organisationId);
          const change = (changed: Partial<Typed>) => keep({ [organisationId]: { ...one, ...changed } });
          return (
            <fieldset key={organisationId}>
              <legend>{name}</legend>
              <SelectInput
                id={`reserved-kind-${organisationId}`}
                label={t.kind}
                value={one.kind}
                onChange={(kind) => change({ kind })}
                options={KINDS.map((kind) => [kind, t.kinds[kind]] as const)}
              />
              {one.kind === 'none' ? null : (
                <>
                  <TextInput
                    id={`reserved-evidence-${organisationId}`}
                    label={t.evidence}
                    value={one.evidence}
                    onChange={(evidence) => change({ evidence })}
                    error={fieldError(error, `/reservedStatuses/${place}/evidence`)}
                  />
                  <DayInput
                    id={`reserved-until-${organisationId}`}
                    label={t.validUntil}
                    value={one.validUntil}
                    onChange={(validUntil) => change({ validUntil })}
                    error={fieldError(error, `/reservedStatuses/${place}/validUntil`)}
                  />
                </>
              )}
            </fieldset>
          );
        })}
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() => patch({ reservedStatuses: told }, () => forget(typed))}
        />
      </div>
    </Section>
  );
}
