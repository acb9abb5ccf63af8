import { useState } from 'react';
import { ownOrganisationIds, useMe } from '../../api/me.ts';
import { type Item, useAct, useList } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { List } from '../../components/list.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { BookForm } from './book-form.tsx';
import { lastMoment } from './days-of.ts';

type Booking = Item<'GET /v1/equipment/{id}/bookings'>;

/** When a resource is taken, and the acts on one's own bookings. */
export function Bookings({ equipment, coordinates }: { equipment: Equipment; coordinates: boolean }) {
  const t = useTexts(equipmentTexts).bookings;
  const f = useFormats();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const bookings = useList('GET /v1/equipment/{id}/bookings', { params: { id: equipment.id }, query: { limit: 50 } });
  const companies = ownOrganisationIds(me);
  const isOwn = ({ organisationId }: Booking) =>
    organisationId !== null && (coordinates || companies.includes(organisationId));
  return (
    <Section
      id="bookings"
      title={t.title}
      aside={
        equipment.retiredAt === null && (coordinates || companies.length > 0) ? (
          <button className="btn first sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      <Await of={bookings} rows={3}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={(row) => row.id ?? row.from}
              name={{
                head: t.when,
                cell: ({ from, to }) => t.span(f.day(from), f.day(lastMoment(to))),
                sub: ({ note }) => note ?? '',
              }}
              columns={[
                {
                  key: 'who',
                  head: t.who,
                  cell: ({ organisationId }) =>
                    organisationId === null ? t.hidden : <OrganisationName id={organisationId} />,
                },
                {
                  key: 'kind',
                  head: t.kind,
                  cell: ({ kind, consortiumId, untrained }) => (
                    <>
                      {kind === null ? '–' : t.kinds[kind]}
                      {consortiumId === null ? null : <span className="note"> {t.byItself}</span>}
                      {untrained.length === 0 ? null : (
                        <Tag tone="warn" icon="warn">
                          {t.untrained(untrained.join(', '))}
                        </Tag>
                      )}
                    </>
                  ),
                },
                {
                  key: 'used',
                  head: t.used,
                  cell: ({ unitsUsed }) => (unitsUsed === null ? '–' : f.count(unitsUsed)),
                  numeric: true,
                },
                {
                  key: 'acts',
                  head: t.acts,
                  cell: (row) => (isOwn(row) && row.id !== null ? <Acts id={row.id} row={row} /> : ''),
                },
              ]}
              more={bookings.more}
              loadingMore={bookings.loadingMore}
            />
          )
        }
      </Await>
      {adding ? (
        <BookForm
          equipment={equipment}
          coordinates={coordinates}
          companies={companies}
          close={() => setAdding(false)}
        />
      ) : null}
    </Section>
  );
}

function Acts({ id, row }: { id: string; row: Booking }) {
  const t = useTexts(equipmentTexts).bookings;
  const f = useFormats();
  const [asking, setAsking] = useState<'release' | 'use' | null>(null);
  const params = { id };
  const close = () => setAsking(null);
  const done = (text: string) => () => {
    toast({ text });
    close();
  };
  const firm = useAct('PATCH /v1/equipment-bookings/{id}', { done: done(t.firmed) });
  const release = useAct('POST /v1/equipment-bookings/{id}/release', { done: done(t.released) });
  const over = Date.parse(row.to) <= Date.now();
  const when = <span className="sr"> {f.day(row.from)}</span>;
  return (
    <span className="acts">
      {row.kind === 'option' ? (
        <button
          className="btn sm"
          type="button"
          aria-busy={firm.busy}
          onClick={() => void firm.run({ params, body: { kind: 'booking' } })}
        >
          {t.firm}
          {when}
        </button>
      ) : null}
      {over ? (
        <button className="btn sm" type="button" onClick={() => setAsking('use')}>
          {t.tell}
          {when}
        </button>
      ) : (
        <button className="btn quiet sm" type="button" onClick={() => setAsking('release')}>
          {t.release}
          {when}
        </button>
      )}
      <Refusal error={firm.error} />
      {asking === 'release' ? (
        <Confirm
          question={t.release}
          verb={t.release}
          busy={release.busy}
          close={close}
          onConfirm={() => void release.run({ params })}
        >
          <p>{t.releaseText}</p>
          <Refusal error={release.error} />
        </Confirm>
      ) : null}
      {asking === 'use' ? <Use id={id} row={row} close={close} /> : null}
    </span>
  );
}

function Use({ id, row, close }: { id: string; row: Booking; close: () => void }) {
  const t = useTexts(equipmentTexts).bookings;
  const [units, setUnits] = useState(row.unitsUsed === null ? '' : String(row.unitsUsed));
  const [checked, setChecked] = useState(false);
  const wrong = !/^\d{1,7}$/.test(units);
  const tell = useAct('PATCH /v1/equipment-bookings/{id}', {
    done: () => {
      toast({ text: t.told });
      close();
    },
  });
  const send = () => {
    setChecked(true);
    if (!wrong) void tell.run({ params: { id }, body: { unitsUsed: Number(units) } });
  };
  return (
    <Confirm question={t.tell} verb={t.tell} busy={tell.busy} close={close} onConfirm={send}>
      <Refusal error={tell.error} />
      <TextInput
        id="booking-units"
        label={t.used}
        size={8}
        inputMode="numeric"
        value={units}
        onChange={setUnits}
        error={checked && wrong ? t.notUnits : fieldError(tell.error, '/unitsUsed')}
      />
    </Confirm>
  );
}
