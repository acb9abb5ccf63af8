import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { FileDrop } from '../../components/file-drop.tsx';
import { Refusal } from '../../components/form.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Said } from '../../components/said.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { ledgerTexts } from '../../texts/ledger.ts';

type Outcome = Answer<'POST /v1/ledger-entries/import'>;
const CSV = 'text/csv';

/** The accounts' export: what it would write, with its faults, then the writing. */
export default function LedgerImportPage() {
  const words = useTexts(ledgerTexts);
  const t = words.csv;
  const f = useFormats();
  const [, navigate] = useLocation();
  const [tried, setTried] = useState<{ file: File; outcome: Outcome } | null>(null);
  const [confirm, setConfirm] = useState(false);
  const [checked, setChecked] = useState(false);
  const look = useAct('POST /v1/ledger-entries/import');
  const write = useAct('POST /v1/ledger-entries/import', {
    done: ({ data }) => {
      toast({ text: t.done(f.count(data.created)) });
      navigate(to('ledger'));
    },
  });
  const read = async (file: File) => {
    setTried(null);
    setConfirm(false);
    setChecked(false);
    const answered = await look.run({ query: { dryRun: true }, body: file, mediaType: CSV });
    if (answered !== null) setTried({ file, outcome: answered.data });
  };
  const save = ({ file, outcome: { errors, doubts } }: { file: File; outcome: Outcome }) => {
    setChecked(true);
    if (doubts.length > 0 && !confirm) return;
    const query = { ...(errors.length > 0 ? { partial: true } : {}), ...(confirm ? { confirm } : {}) };
    void write.run({ query, body: file, mediaType: CSV });
  };
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('ledger'), words.title]]}>
      <div className="stack lg">
        <Refusal error={look.error ?? write.error} />
        <FileDrop
          label={t.drop}
          or={t.or}
          choose={t.choose}
          accept=".csv,text/csv"
          busy={look.busy}
          first={tried === null}
          onFile={(file) => void read(file)}
        >
          <p className="note read">{t.columns}</p>
        </FileDrop>
        {tried === null ? null : (
          <>
            <Found name={tried.file.name} outcome={tried.outcome} />
            {tried.outcome.doubts.length === 0 ? null : (
              <Doubts doubts={tried.outcome.doubts} yes={confirm} say={setConfirm} isMissing={checked && !confirm} />
            )}
            {tried.outcome.created === 0 ? null : (
              <p>
                <button className="btn first" type="button" aria-busy={write.busy} onClick={() => save(tried)}>
                  {tried.outcome.errors.length > 0
                    ? t.saveGood(f.count(tried.outcome.created))
                    : t.save(f.count(tried.outcome.created))}
                </button>
              </p>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function Found({ name, outcome: { created, unchanged, errors, sums } }: { name: string; outcome: Outcome }) {
  const words = useTexts(ledgerTexts);
  const t = words.csv;
  const f = useFormats();
  return (
    <>
      <Section id="found" title={t.found(name)}>
        <div className="stack" role="status">
          <p>{created === 0 ? t.nothing : t.new(f.count(created))}</p>
          {unchanged === 0 ? null : <p className="mute">{t.same(f.count(unchanged))}</p>}
        </div>
        {sums.length === 0 ? null : (
          <SimpleTable
            caption={t.sums}
            rows={sums}
            rowKey={({ measure }) => measure}
            columns={[
              { head: words.measure, cell: ({ measure }) => words.measures[measure] },
              { head: t.entries, numeric: true, cell: ({ entries }) => f.count(entries) },
              {
                head: words.columns.amount,
                numeric: true,
                cell: ({ amount }) => f.moneyIn(sums.map((sum) => sum.amount.amountCents))(amount.amountCents),
              },
            ]}
          />
        )}
      </Section>
      {errors.length === 0 ? null : (
        <Section id="faults" title={t.faults(f.count(new Set(errors.map(({ row }) => row)).size))} lead={t.again}>
          <SimpleTable
            caption={t.faults(f.count(errors.length))}
            rows={errors}
            rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
            columns={[
              { head: t.row, cell: ({ row }) => f.count(row) },
              { head: t.column, cell: ({ column }) => column ?? t.whole },
              { head: t.fault, cell: ({ message }) => <Said text={message} /> },
            ]}
          />
        </Section>
      )}
    </>
  );
}

/** What does not look right, by contract and measure, and the yes to all of it. */
function Doubts({
  doubts,
  yes,
  say,
  isMissing,
}: {
  doubts: Outcome['doubts'];
  yes: boolean;
  say: (yes: boolean) => void;
  isMissing: boolean;
}) {
  const words = useTexts(ledgerTexts);
  const t = words.csv;
  const f = useFormats();
  return (
    <Section id="doubts" title={t.doubts(f.count(doubts.length))} lead={t.doubtsLead}>
      <SimpleTable
        caption={t.doubts(f.count(doubts.length))}
        rows={doubts}
        rowKey={({ row, measure }) => `${row} ${measure}`}
        columns={[
          { head: t.row, cell: ({ row }) => f.count(row) },
          { head: words.columns.contract, cell: ({ contract }) => contract },
          { head: words.measure, cell: ({ measure }) => words.measures[measure] },
          { head: t.wouldBe, numeric: true, cell: ({ wouldBeCents }) => f.money(wouldBeCents) },
          { head: t.against, cell: ({ after, limitCents }) => `${words.measures[after]} ${f.money(limitCents)}` },
        ]}
      />
      <label className="opt">
        <input type="checkbox" checked={yes} onChange={(event) => say(event.target.checked)} />
        <span>{t.confirm}</span>
      </label>
      {isMissing ? (
        <p className="err" role="alert">
          {t.unconfirmed}
        </p>
      ) : null}
    </Section>
  );
}
