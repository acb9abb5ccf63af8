import { useState } from 'react';
import type { Consortium } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Refusal, SaveRow } from '../../components/form.tsx';
import { SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { basisPointsOf, WHOLE_BP } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';
import { type Part, usePatch } from './patching.tsx';

const ROLES = ['mandataire', 'cotraitant', 'sous_traitant'] as const;
type Place = { role: (typeof ROLES)[number]; share: string; principalId: string };

const placeOf = ({ role, shareBp, principalId }: Consortium['members'][number]): Place => ({
  role: role ?? 'cotraitant',
  share: String((shareBp ?? 0) / 100).replace('.', ','),
  principalId: principalId ?? '',
});

/** Who is what for which part: holders share the whole, a subcontractor's part is taken from its principal's. */
export function Places({ consortium, etag }: Part) {
  const t = useTexts(groupSettingsTexts).shares;
  const words = useTexts(consortiumTexts);
  const f = useFormats();
  // Each under its company: who comes or goes meanwhile moves nobody else's.
  const [typed, change, forget, unsaved] = useDraft<Record<string, Place>>(
    `places-${consortium.id}`,
    Object.fromEntries(consortium.members.map((member, i) => [member.organisationId ?? String(i), placeOf(member)])),
  );
  const keys = consortium.members.map(({ organisationId }, i) => organisationId ?? String(i));
  const places = keys.map((key) => typed[key] ?? placeOf(consortium.members[keys.indexOf(key)]!));
  const [wrong, setWrong] = useState(false);
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  const set = (i: number, part: Partial<Place>) => change({ [keys[i]!]: { ...places[i]!, ...part } });
  const shares = places.map(({ share }) => basisPointsOf(share));
  const sum = places.reduce((total, { role }, i) => total + (role === 'sous_traitant' ? 0 : (shares[i] ?? 0)), 0);
  const holders = consortium.members.flatMap(({ organisationId, name }, i) =>
    organisationId === null || places[i]?.role === 'sous_traitant' ? [] : [[organisationId, name ?? ''] as const],
  );
  const send = () => {
    const isWhole = sum === WHOLE_BP && !shares.includes(null);
    setWrong(!isWhole);
    if (!isWhole) return;
    const members = consortium.members.flatMap(({ organisationId, covers }, i) => {
      const place = places[i];
      if (organisationId === null || place === undefined) return [];
      const below = place.role === 'sous_traitant' && holders.some(([id]) => id === place.principalId);
      return [
        {
          organisationId,
          role: place.role,
          shareBp: shares[i] ?? 0,
          ...(covers === null ? {} : { covers }),
          ...(below ? { principalId: place.principalId } : {}),
        },
      ];
    });
    patch({ members }, () => forget(typed));
  };
  return (
    <Section id="shares" title={t.title}>
      <div className="stack">
        {question}
        <Refusal error={error} />
        {consortium.members.map(({ organisationId, name }, i) => (
          <fieldset className="stack sm" key={organisationId ?? i}>
            <legend className="lab">{name}</legend>
            <div className="row end-line">
              <TextInput
                id={`share-${i}`}
                label={t.share}
                size={7}
                inputMode="decimal"
                value={places[i]?.share ?? ''}
                onChange={(share) => set(i, { share })}
                error={wrong && i === 0 ? t.notWhole(f.share(sum)) : undefined}
              />
              <SelectInput
                id={`role-${i}`}
                label={t.role}
                value={places[i]?.role ?? 'cotraitant'}
                onChange={(role) => set(i, { role })}
                options={ROLES.map((role) => [role, words.roles[role]] as const)}
              />
              {places[i]?.role === 'sous_traitant' ? (
                <SelectInput
                  id={`principal-${i}`}
                  label={t.principal}
                  value={places[i]?.principalId ?? ''}
                  onChange={(principalId) => set(i, { principalId })}
                  options={[['', t.mandataire], ...holders]}
                />
              ) : null}
            </div>
          </fieldset>
        ))}
        <SaveRow label={t.save} busy={busy} unsaved={unsaved} forget={forget} save={send} />
      </div>
    </Section>
  );
}
