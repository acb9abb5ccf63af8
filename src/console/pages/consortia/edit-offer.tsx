import { useState } from 'react';
import { Problem } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import type { Consortium, Offer } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Form, Refusal } from '../../components/form.tsx';
import { asTyped, basisPointsOf, centsOf } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { shellTexts } from '../../texts/shell.ts';
import { useUndoing } from './asked-again.tsx';
import { type LotOf, useLotsOf } from './lots-of.ts';
import { OfferLines } from './offer-lines.tsx';

/** A line as it is typed: amount in euros, VAT in per cent. */
type Line = { lotId: string; organisationId: string; label: string; amount: string; vat: string };

/** The lines of the offer, typed; what it comes to is summed as one types. */
export function EditOffer({
  consortium,
  offer,
  etag,
  close,
}: {
  consortium: Consortium;
  offer: Offer;
  /** The version that was read last. */
  etag: string | null;
  close: () => void;
}) {
  const t = useTexts(consortiumActTexts).offer;
  const shell = useTexts(shellTexts);
  const f = useFormats();
  const lots = useLotsOf(consortium);
  const first = (organisationId: string): Line => ({
    lotId: lotOfWork(consortium, organisationId, lots),
    organisationId,
    label: '',
    amount: '',
    vat: '20',
  });
  const members = consortium.members.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId]));
  const start: readonly Line[] =
    offer.lines.length === 0
      ? members.map(first)
      : offer.lines.map(({ amountCents, vatBp, ...line }) => ({
          ...line,
          amount: asTyped(amountCents),
          vat: asTyped(vatBp),
        }));
  // What is typed stands on what was read as it was begun: a newer version, read as the tab is shown again, is not seen by then.
  const [begun] = useState({ version: offer.version, etag });
  const [draft, change, forget] = useDraft(`offer-${consortium.id}-${begun.version}`, { lines: start });
  const [checked, setChecked] = useState(false);
  const trial = useAct('PUT /v1/consortia/{id}/offer');
  const put = useAct('PUT /v1/consortia/{id}/offer', { done: () => toast({ text: t.done }) });
  const undoing = useUndoing();
  const read = draft.lines.map((line) => ({ line, cents: centsOf(line.amount), vatBp: basisPointsOf(line.vat) }));
  const wrong = draft.lines.some((line) => faultsOf(line).length > 0);
  const error = trial.error ?? put.error;
  const stale = error instanceof Problem && error.code === 'changed_meanwhile';
  const sum = read.reduce((total, { cents }) => total + (cents ?? 0), 0);
  const set = (at: number, part: Partial<Line>) =>
    change({ lines: draft.lines.map((line, i) => (i === at ? { ...line, ...part } : line)) });
  const save = async () => {
    setChecked(true);
    if (wrong) return;
    const lines = read.map(({ line, cents, vatBp }) => ({
      lotId: line.lotId,
      organisationId: line.organisationId,
      label: line.label.trim(),
      amountCents: cents ?? 0,
      vatBp: vatBp ?? 0,
    }));
    const input = { params: { id: consortium.id }, body: { lines }, ifMatch: (stale ? etag : begun.etag) ?? '*' };
    const would = await trial.run({ ...input, query: { dryRun: true } });
    if (would === null) return;
    await undoing.goOn(would.data.askedAgain, async () => {
      if ((await put.run(input)) === null) return;
      forget();
      close();
    });
  };
  return (
    <Form onSubmit={() => void save()} className="stack">
      <Refusal error={error} />
      {stale && offer.lines.length > 0 ? <OfferLines consortium={consortium} offer={offer} /> : null}
      {undoing.question(put.busy)}
      <ol className="stack">
        {draft.lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own; none moves
          <li key={i}>
            <LineFields
              line={line}
              number={i + 1}
              consortium={consortium}
              lots={lots}
              checked={checked}
              set={(part) => set(i, part)}
              remove={() => change({ lines: draft.lines.filter((_line, at) => at !== i) })}
            />
          </li>
        ))}
      </ol>
      <p>
        {t.sum} <strong className="n">{f.money(sum)}</strong>
      </p>
      <p className="row">
        <button className="btn first" type="submit" aria-busy={trial.busy || put.busy}>
          {t.save}
        </button>
        <button
          className="btn"
          type="button"
          onClick={() => change({ lines: [...draft.lines, first(members[0] ?? '')] })}
        >
          {t.add}
        </button>
        <button className="btn quiet" type="button" onClick={close}>
          {shell.cancel}
        </button>
      </p>
    </Form>
  );
}

/** The lot in which a member works; the first one where it works in several, or in none yet. */
function lotOfWork({ members, lotIds }: Consortium, organisationId: string, lots: readonly LotOf[]): string {
  const covers = members.find((member) => member.organisationId === organisationId)?.covers ?? [];
  const found = lots.find(({ requirementIds }) => requirementIds.some((id) => covers.includes(id)));
  return found?.id ?? lotIds[0] ?? '';
}

function LineFields({
  line,
  number,
  consortium,
  lots,
  checked,
  set,
  remove,
}: {
  line: Line;
  number: number;
  consortium: Consortium;
  lots: readonly LotOf[];
  /** Whether what is missing or wrong is said. */
  checked: boolean;
  set: (part: Partial<Line>) => void;
  remove: () => void;
}) {
  const t = useTexts(consortiumActTexts).offer;
  const f = useFormats();
  const n = f.count(number);
  const faults = checked ? faultsOf(line) : [];
  const invalid = (field: 'label' | 'amount' | 'vat') =>
    faults.includes(field) ? { 'aria-invalid': true as const, 'aria-describedby': `line-${number}-error` } : {};
  return (
    <>
      <div className="row">
        <input
          type="text"
          size={24}
          aria-label={t.labelOf(n)}
          placeholder={t.label}
          value={line.label}
          {...invalid('label')}
          onChange={(event) => set({ label: event.target.value })}
        />
        <select
          aria-label={t.memberOf(n)}
          value={line.organisationId}
          onChange={(event) => set({ organisationId: event.target.value })}
        >
          {consortium.members.map(({ organisationId, name }) => (
            <option key={organisationId} value={organisationId ?? ''}>
              {name}
            </option>
          ))}
        </select>
        {lots.length < 2 ? null : (
          <select aria-label={t.lotOf(n)} value={line.lotId} onChange={(event) => set({ lotId: event.target.value })}>
            {lots.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <input
          inputMode="decimal"
          size={12}
          className="num"
          aria-label={t.amountOf(n)}
          placeholder={t.amount}
          value={line.amount}
          {...invalid('amount')}
          onChange={(event) => set({ amount: event.target.value })}
        />
        <input
          inputMode="decimal"
          className="pct"
          aria-label={t.vatOf(n)}
          value={line.vat}
          {...invalid('vat')}
          onChange={(event) => set({ vat: event.target.value })}
        />
        <span className="note">% {t.vat}</span>
        <button className="btn quiet sm" type="button" onClick={remove}>
          {t.remove}
          <span className="sr"> {t.line(n)}</span>
        </button>
      </div>
      {faults.length === 0 ? null : (
        <p className="err" id={`line-${number}-error`}>
          {faults.map((field) => t.faults[field]).join(' ')}
        </p>
      )}
    </>
  );
}

/** What is missing or wrong in a line. */
function faultsOf(line: Line): ('label' | 'amount' | 'vat')[] {
  return [
    ...(line.label.trim() === '' ? (['label'] as const) : []),
    ...(centsOf(line.amount) === null ? (['amount'] as const) : []),
    ...(basisPointsOf(line.vat) === null ? (['vat'] as const) : []),
  ];
}
