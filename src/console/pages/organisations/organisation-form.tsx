import { useState } from 'react';
import type { OrganisationPatch } from '../../api/types.ts';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, LongTextInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { RegionField } from '../../components/region-field.tsx';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import { organisationTexts } from '../../texts/organisations.ts';

const KINDS = ['company', 'research', 'training', 'institution'] as const;
/** Where the API's words about a field are shown. */
const FIELDS = {
  '/name': 'name',
  '/registrationNumber': 'registrationNumber',
  '/nafCode': 'nafCode',
  '/address': 'address',
  '/postalCode': 'postalCode',
  '/town': 'town',
  '/nuts': 'nuts',
  '/website': 'website',
  '/exclusionGround': 'exclusionGround',
  '/excludedUntil': 'excludedUntil',
};

/** The card of an organisation as it is typed. */
export type Card = {
  name: string;
  kind: (typeof KINDS)[number];
  registrationNumber: string;
  nafCode: string;
  address: string;
  postalCode: string;
  town: string;
  nuts: string;
  website: string;
  description: string;
  canLead: boolean;
  exclusionGround: string;
  excludedUntil: string;
};
/** An empty card. */
export const NEW_CARD: Card = {
  name: '',
  kind: 'company',
  registrationNumber: '',
  nafCode: '',
  address: '',
  postalCode: '',
  town: '',
  nuts: '',
  website: '',
  description: '',
  canLead: true,
  exclusionGround: '',
  excludedUntil: '',
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The card as the API takes it. */
export const bodyOf = (card: Card): OrganisationPatch & { name: string; kind: Card['kind'] } => ({
  name: card.name.trim(),
  kind: card.kind,
  registrationNumber: orNull(card.registrationNumber.replace(/\s/g, '')),
  nafCode: orNull(card.nafCode),
  address: orNull(card.address),
  postalCode: orNull(card.postalCode),
  town: orNull(card.town),
  nuts: orNull(card.nuts.toUpperCase()),
  website: orNull(card.website),
  description: orNull(card.description),
  canLead: card.canLead,
  exclusionGround: orNull(card.exclusionGround),
  excludedUntil: card.exclusionGround.trim() === '' ? null : orNull(card.excludedUntil),
});

/** The fields of an organisation's card. */
export function OrganisationForm({
  card,
  change,
  error,
  busy,
  save,
  children,
  aside,
}: {
  card: Card;
  change: (part: Partial<Card>) => void;
  error: Error | null;
  busy: boolean;
  save: () => void;
  /** Above the fields. */
  children?: React.ReactNode;
  /** Beside the act. */
  aside?: React.ReactNode;
}) {
  const t = useTexts(organisationEditTexts);
  const words = useTexts(organisationTexts);
  const [checked, setChecked] = useState(false);
  const text = (name: 'nafCode' | 'postalCode' | 'town' | 'address' | 'website', size: number) => (
    <TextInput
      id={name}
      label={t[name]}
      size={size}
      value={card[name]}
      onChange={(value) => change({ [name]: value })}
      error={fieldError(error, `/${name}`)}
    />
  );
  return (
    <Form
      onSubmit={() => {
        setChecked(true);
        if (card.name.trim() !== '') save();
      }}
    >
      <Refusal error={error} fields={FIELDS} />
      {children}
      <TextInput
        id="name"
        label={t.name}
        size={50}
        value={card.name}
        onChange={(name) => change({ name })}
        error={checked && card.name.trim() === '' ? t.missing : fieldError(error, '/name')}
      />
      <div className="row wide end-line">
        <SelectInput
          id="kind"
          label={t.kind}
          value={card.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
        />
        <TextInput
          id="registrationNumber"
          label={t.registrationNumber}
          note={t.registrationNote}
          size={18}
          inputMode="numeric"
          value={card.registrationNumber}
          onChange={(registrationNumber) => change({ registrationNumber })}
          error={fieldError(error, '/registrationNumber')}
        />
        {text('nafCode', 8)}
      </div>
      {text('address', 50)}
      <div className="row wide end-line">
        {text('postalCode', 8)}
        {text('town', 24)}
        <RegionField
          id="nuts"
          label={t.nuts}
          note={t.nutsNote}
          value={card.nuts}
          onChange={(nuts) => change({ nuts })}
          error={fieldError(error, '/nuts')}
        />
      </div>
      {text('website', 40)}
      <LongTextInput
        id="description"
        label={t.description}
        value={card.description}
        onChange={(description) => change({ description })}
        error={fieldError(error, '/description')}
      />
      <label className="opt">
        <input type="checkbox" checked={card.canLead} onChange={(event) => change({ canLead: event.target.checked })} />
        <span>{t.canLead}</span>
      </label>
      <TextInput
        id="exclusionGround"
        label={t.exclusion}
        note={t.exclusionNote}
        size={50}
        value={card.exclusionGround}
        onChange={(exclusionGround) => change({ exclusionGround })}
        error={fieldError(error, '/exclusionGround')}
      />
      {card.exclusionGround.trim() === '' ? null : (
        <DayInput
          id="excludedUntil"
          label={t.excludedUntil}
          value={card.excludedUntil}
          onChange={(excludedUntil) => change({ excludedUntil })}
          error={fieldError(error, '/excludedUntil')}
        />
      )}
      {aside}
      <p>
        <button className="btn first" type="submit" aria-busy={busy}>
          {t.save}
        </button>
      </p>
    </Form>
  );
}
