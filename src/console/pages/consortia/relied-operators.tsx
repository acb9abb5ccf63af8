import type { Consortium } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { DayInput, TextInput } from '../../components/inputs.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { groupLawTexts } from '../../texts/group-law.ts';
import { type Part, usePatch } from './patching.tsx';

type Operator = Consortium['reliedOperators'][number];
type Typed = {
  organisationId: string | null;
  name: string;
  number: string;
  capacity: string;
  signedOn: string;
  evidence: string;
  firm: boolean;
  wholeExecution: boolean;
  espd: boolean;
  /** Needs that it serves, which the form does not show: kept as they are. */
  requirementIds: readonly string[];
};

const typedOf = (before: Operator): Typed => ({
  name: before.name,
  number: before.registrationNumber ?? '',
  capacity: before.capacity,
  signedOn: before.commitment?.signedOn ?? '',
  evidence: before.commitment?.evidence ?? '',
  firm: before.commitment?.firm ?? false,
  wholeExecution: before.commitment?.wholeExecution ?? false,
  espd: before.espd,
  organisationId: before.organisationId,
  requirementIds: before.requirementIds,
});
const NEW: Typed = {
  organisationId: null,
  name: '',
  number: '',
  capacity: '',
  signedOn: '',
  evidence: '',
  firm: false,
  wholeExecution: false,
  espd: false,
  requirementIds: [],
};

/** One operator as the API takes it. */
function bodyOf(typed: Typed) {
  const number = typed.number.trim();
  return {
    ...(typed.organisationId === null ? {} : { organisationId: typed.organisationId }),
    name: typed.name.trim(),
    ...(number === '' ? {} : { registrationNumber: number }),
    capacity: typed.capacity.trim(),
    requirementIds: [...typed.requirementIds],
    commitment:
      typed.signedOn === ''
        ? null
        : {
            signedOn: typed.signedOn,
            firm: typed.firm,
            wholeExecution: typed.wholeExecution,
            evidence: typed.evidence.trim(),
          },
    espd: typed.espd,
  };
}

/** Operators that lend their capacities without being members (R2142-3): what each lends, its commitment, its ESPD. */
export function ReliedOperators({ consortium, etag }: Part) {
  const t = useTexts(groupLawTexts).operators;
  const [{ operators }, change, forget, unsaved] = useDraft<{ operators: readonly Typed[] }>(
    `operators-${consortium.id}`,
    { operators: consortium.reliedOperators.map(typedOf) },
  );
  const setOperators = (operators: readonly Typed[]) => change({ operators });
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  const set = (at: number, part: Partial<Typed>) =>
    setOperators(operators.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <Section id="operators" title={t.title} lead={t.lead}>
      <div className="stack">
        {question}
        <Refusal error={error} />
        {operators.length === 0 ? <p className="mute">{t.none}</p> : null}
        {operators.map((operator, i) => (
          <OperatorFields
            // biome-ignore lint/suspicious/noArrayIndexKey: an operator is its place in the list
            key={i}
            at={i}
            operator={operator}
            set={(part) => set(i, part)}
            remove={() => setOperators(operators.filter((_, other) => other !== i))}
            error={error}
          />
        ))}
        <p>
          <button className="btn quiet" type="button" onClick={() => setOperators([...operators, NEW])}>
            {t.add}
          </button>
        </p>
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() => patch({ reliedOperators: operators.map(bodyOf) }, () => forget({ operators }))}
        />
      </div>
    </Section>
  );
}

function OperatorFields({
  at,
  operator,
  set,
  remove,
  error,
}: {
  at: number;
  operator: Typed;
  set: (part: Partial<Typed>) => void;
  remove: () => void;
  error: Error | null;
}) {
  const t = useTexts(groupLawTexts).operators;
  const f = useFormats();
  const errorOf = (field: string) => fieldError(error, `/reliedOperators/${at}/${field}`);
  const tick = (field: 'firm' | 'wholeExecution' | 'espd') => (
    <label className="opt">
      <input type="checkbox" checked={operator[field]} onChange={(event) => set({ [field]: event.target.checked })} />
      <span>{t[field]}</span>
    </label>
  );
  return (
    <fieldset className="stack sm">
      <legend className="lab">{t.one(f.count(at + 1))}</legend>
      <OrganisationField
        id={`operator-profile-${at}`}
        label={t.profile}
        note={operator.organisationId === null ? t.profileNote : t.profiled(operator.name)}
        error={errorOf('organisationId')}
        onChange={(found) => found !== null && set({ organisationId: found.id, name: found.name })}
      />
      <TextInput
        id={`operator-name-${at}`}
        label={t.name}
        value={operator.name}
        onChange={(name) => set({ name })}
        error={errorOf('name')}
      />
      <TextInput
        id={`operator-number-${at}`}
        label={t.number}
        size={18}
        value={operator.number}
        onChange={(number) => set({ number })}
        error={errorOf('registrationNumber')}
      />
      <TextInput
        id={`operator-capacity-${at}`}
        label={t.capacity}
        size={36}
        value={operator.capacity}
        onChange={(capacity) => set({ capacity })}
        error={errorOf('capacity')}
      />
      <DayInput
        id={`operator-signed-${at}`}
        label={t.signedOn}
        value={operator.signedOn}
        onChange={(signedOn) => set({ signedOn })}
        error={errorOf('commitment/signedOn')}
      />
      {operator.signedOn === '' ? null : (
        <>
          <TextInput
            id={`operator-evidence-${at}`}
            label={t.evidence}
            value={operator.evidence}
            onChange={(evidence) => set({ evidence })}
            error={errorOf('commitment/evidence')}
          />
          {tick('firm')}
          {tick('wholeExecution')}
        </>
      )}
      {tick('espd')}
      <p>
        <button className="btn quiet sm" type="button" onClick={remove}>
          {t.remove}
          <span className="sr"> {operator.name === '' ? t.one(f.count(at + 1)) : operator.name}</span>
        </button>
      </p>
    </fieldset>
  );
}
