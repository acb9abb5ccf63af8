import { useState } from 'react';
import { isStaff, useMe } from '../../api/me.ts';
import { useList } from '../../api/query.ts';
import type { Contract, LedgerEntry } from '../../api/types.ts';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { ledgerTexts } from '../../texts/ledger.ts';
import { entryWords } from './entry-words.ts';
import { NewEntry } from './new-entry.tsx';
import { Reversal } from './reversal.tsx';

/** The entries of a contract with what each member has of them; a reversal stands beside what it takes back. */
export function ContractEntries({ contract }: { contract: Contract }) {
  const t = useTexts(ledgerTexts);
  const f = useFormats();
  const staff = isStaff(useMe());
  const [adding, setAdding] = useState(false);
  const list = useList('GET /v1/ledger-entries', { query: { contractId: contract.id, limit: 50 } });
  if (contract.kind === 'framework') return null;
  const money = f.moneyIn(amountsOf(list.data ?? []));
  const canWrite = staff && contract.signedOn !== null;
  return (
    <Section
      id="entries"
      title={t.title}
      aside={
        canWrite ? (
          <button className="btn sm" type="button" onClick={() => setAdding(true)}>
            {t.add.act}
          </button>
        ) : undefined
      }
    >
      <Await of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={({ id }) => id}
              more={list.more}
              loadingMore={list.loadingMore}
              name={{
                head: t.columns.entry,
                cell: (entry) => <Entry entry={entry} all={rows} />,
                sub: (entry) => <Parts entry={entry} money={money} contract={contract} />,
              }}
              columns={[
                {
                  key: 'day',
                  head: t.columns.day,
                  cell: ({ occurredOn }) => <span className="nw">{f.day(occurredOn)}</span>,
                },
                {
                  key: 'amount',
                  head: t.columns.amount,
                  numeric: true,
                  cell: ({ amount }) => money(amount.amountCents),
                },
                ...(canWrite
                  ? [
                      {
                        key: 'act',
                        head: t.columns.act,
                        cell: (entry: LedgerEntry) =>
                          entry.reversesId === null && entry.reversedById === null && entry.measure !== 'signed' ? (
                            <Reversal entry={entry} />
                          ) : null,
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </Await>
      {adding ? <NewEntry contract={contract} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

/** Every amount that is shown of entries: all in one form. */
const amountsOf = (rows: readonly LedgerEntry[]): number[] =>
  rows.flatMap(({ amount, postings }) => [
    amount.amountCents,
    ...postings.map(({ debit, credit }) => credit.amountCents - debit.amountCents),
  ]);

/** What an entry is, and what it takes back or is taken back by. */
function Entry({ entry, all }: { entry: LedgerEntry; all: readonly LedgerEntry[] }) {
  const t = useTexts(ledgerTexts);
  const f = useFormats();
  const original = all.find(({ id }) => id === entry.reversesId);
  return (
    <span id={`entry-${entry.id}`}>
      {t.measures[entry.measure]}
      {entry.reference === null || entry.measure === 'signed' ? '' : `, ${t.reference(entry.reference)}`}
      {entry.reversesId === null ? null : (
        <>
          {' '}
          <a href={`#entry-${entry.reversesId}`}>
            {t.reverses(original === undefined ? t.see : entryWords(original, t, f))}
          </a>
        </>
      )}
      {entry.reversedById === null ? null : (
        <>
          {' '}
          <Tag icon="x">{t.reversed}</Tag>
        </>
      )}
    </span>
  );
}

/** The note of an entry, and what each member has of it. */
function Parts({
  entry: { note, postings },
  money,
  contract,
}: {
  entry: LedgerEntry;
  money: (cents: number) => string;
  contract: Contract;
}) {
  const names = new Map(contract.members.map(({ organisationId, name }) => [organisationId, name]));
  const parts = postings.flatMap(({ organisationId, debit, credit }) => {
    const name = organisationId === null ? undefined : names.get(organisationId);
    return name === undefined ? [] : [`${name} ${money(credit.amountCents - debit.amountCents)}`];
  });
  return <>{[note, ...parts].filter((part) => part !== null).join(' · ')}</>;
}
