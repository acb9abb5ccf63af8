import { useApi } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { DayInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupLawTexts } from '../../texts/group-law.ts';
import { type Part, usePatch } from './patching.tsx';

const CONDITIONS = ['environment', 'social'] as const;
type Condition = (typeof CONDITIONS)[number];
type Typed = { evidence: string; validUntil: string };
const NOTHING: Typed = { evidence: '', validUntil: '' };
const keyOf = (organisationId: string, about: Condition): string => `${organisationId} ${about}`;

/** What the holders prove of environmental and social conditions: only where the law asks for them, or something is kept. */
export function ConditionProofs({ consortium, etag }: Part) {
  const t = useTexts(groupLawTexts).proofs;
  const checks = useApi('GET /v1/consortia/{id}/checks', { params: { id: consortium.id } });
  const [typed, keep, forget, unsaved] = useDraft<Record<string, Typed>>(
    `proofs-${consortium.id}`,
    Object.fromEntries(
      consortium.conditionProofs.map(({ organisationId, about, evidence, validUntil }) => [
        keyOf(organisationId, about),
        { evidence, validUntil: validUntil ?? '' },
      ]),
    ),
  );
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  const verdict = checks.data?.items.find(({ ruleId }) => ruleId === 'environment');
  const asked = verdict !== undefined && verdict.status !== 'not_applicable';
  if (!asked && consortium.conditionProofs.length === 0) return null;
  const holders = consortium.members.flatMap(({ organisationId, name, role }) =>
    organisationId === null || role === 'sous_traitant' ? [] : [{ organisationId, name: name ?? '' }],
  );
  const told = holders.flatMap(({ organisationId }) =>
    CONDITIONS.flatMap((about) => {
      const { evidence, validUntil } = typed[keyOf(organisationId, about)] ?? NOTHING;
      if (evidence.trim() === '') return [];
      return [{ organisationId, about, evidence: evidence.trim(), validUntil: validUntil === '' ? null : validUntil }];
    }),
  );
  return (
    <Section id="proofs" title={t.title} lead={verdict?.message ?? t.lead}>
      <div className="stack">
        {question}
        <Refusal error={error} />
        {holders.map(({ organisationId, name }) => (
          <fieldset key={organisationId} className="stack sm">
            <legend className="lab">{name}</legend>
            {CONDITIONS.map((about) => {
              const key = keyOf(organisationId, about);
              const one = typed[key] ?? NOTHING;
              const place = told.findIndex((proof) => proof.organisationId === organisationId && proof.about === about);
              const change = (part: Partial<Typed>) => keep({ [key]: { ...one, ...part } });
              return (
                <div key={about} className="row end-line">
                  <TextInput
                    id={`proof-${about}-${organisationId}`}
                    label={t.about[about]}
                    value={one.evidence}
                    onChange={(evidence) => change({ evidence })}
                    error={fieldError(error, `/conditionProofs/${place}/evidence`)}
                  />
                  <DayInput
                    id={`proof-until-${about}-${organisationId}`}
                    label={t.validUntil}
                    value={one.validUntil}
                    onChange={(validUntil) => change({ validUntil })}
                    error={fieldError(error, `/conditionProofs/${place}/validUntil`)}
                  />
                </div>
              );
            })}
          </fieldset>
        ))}
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() => patch({ conditionProofs: told }, () => forget(typed))}
        />
      </div>
    </Section>
  );
}
