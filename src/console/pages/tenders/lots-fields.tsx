import { Field } from '../../components/field.tsx';
import { fieldError } from '../../components/form.tsx';
import { RegionField } from '../../components/region-field.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderEntryTexts } from '../../texts/tender-entry.ts';
import { lotAfter, lotField, type TypedLot } from './lot-typed.ts';

type Fault = { missing: readonly string[]; error: Error | null };

/** The lots of a call that is typed by hand: one at least. */
export function LotsFields({
  lots,
  onChange,
  ...fault
}: Fault & { lots: readonly TypedLot[]; onChange: (lots: TypedLot[]) => void }) {
  const t = useTexts(tenderEntryTexts).new;
  return (
    <>
      {lots.map((lot, place) => (
        <LotFields
          key={lot.key}
          lot={lot}
          place={place}
          alone={lots.length === 1}
          {...fault}
          change={(part) => onChange(lots.map((one) => (one.key === lot.key ? { ...one, ...part } : one)))}
          drop={() => onChange(lots.filter(({ key }) => key !== lot.key))}
        />
      ))}
      <p>
        <button className="btn" type="button" onClick={() => onChange([...lots, lotAfter(lots)])}>
          {t.addLot}
        </button>
      </p>
    </>
  );
}

/** A moment as it is typed, before now: nobody can bid any more. */
const isPast = (moment: string): boolean => moment !== '' && new Date(moment).getTime() < Date.now();

/** A lot: what it is called, its value, its deadline and where the work is done. */
function LotFields({
  lot,
  place,
  alone,
  missing,
  error,
  change,
  drop,
}: Fault & {
  lot: TypedLot;
  place: number;
  alone: boolean;
  change: (part: Partial<TypedLot>) => void;
  drop: () => void;
}) {
  const t = useTexts(tenderEntryTexts).new;
  const said = (field: string, of: string, words: string) =>
    missing.includes(lotField(field, place)) ? words : fieldError(error, `/lots/${place}/${of}`);
  return (
    <fieldset className="stack lg">
      <legend className="lab">{t.lot(place + 1)}</legend>
      <Field
        id={lotField('lot-title', place)}
        label={t.lotTitle}
        {...(alone ? { note: t.optional } : {})}
        error={said('lot-title', 'title', t.missing)}
      >
        {(props) => (
          <input
            {...props}
            type="text"
            size={60}
            value={lot.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={lotField('value', place)}
        label={t.value}
        note={t.optional}
        error={said('value', 'estimatedValue/amountCents', t.notMoney)}
      >
        {(props) => (
          <input
            {...props}
            inputMode="decimal"
            value={lot.value}
            onChange={(event) => change({ value: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={lotField('deadline', place)}
        label={t.deadline}
        note={t.optional}
        error={said('deadline', 'deadline', '') ?? (isPast(lot.deadline) ? t.past : undefined)}
      >
        {(props) => (
          <input
            {...props}
            type="datetime-local"
            value={lot.deadline}
            onChange={(event) => change({ deadline: event.target.value })}
          />
        )}
      </Field>
      <RegionField
        id={lotField('nuts', place)}
        label={t.nuts}
        value={lot.nuts}
        onChange={(nuts) => change({ nuts })}
        error={said('nuts', 'nuts/*', '')}
      />
      {alone ? null : (
        <p>
          <button className="btn quiet" type="button" onClick={drop}>
            {t.dropLot(place + 1)}
          </button>
        </p>
      )}
    </fieldset>
  );
}
