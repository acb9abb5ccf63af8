import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium, ConsortiumEquipment, EquipmentNeed, GroupEquipmentNeed } from '../../api/types.ts';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Trade } from '../../components/trade.tsx';
import { measuresText } from '../../format/characteristics.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { pooledTexts } from '../../texts/pooled.ts';
import { HoldForm } from './hold-form.tsx';

/** States in which equipment is held for a group. */
const HOLDING = new Set(['agreed', 'ready', 'submitted', 'awarded']);
/** What somebody must do something about. */
const OPEN = new Set<GroupEquipmentNeed['status']>(['withdrawn', 'free', 'missing']);

/** Equipment of the pool that the lots of a group need, what serves it, and who lends it. */
export function Pooled({ consortium }: { consortium: Consortium }) {
  const t = useTexts(pooledTexts).group;
  const of = useApi('GET /v1/consortia/{id}/equipment', { params: { id: consortium.id } });
  const [asked, setAsked] = useState<GroupEquipmentNeed | null>(null);
  const hold = useAct('POST /v1/consortia/{id}/equipment/hold', {
    done: ({ data }) => toast({ text: data.complete ? t.held : t.notHeld }),
  });
  if (of.data === undefined || of.data.items.length === 0) return null;
  const holding = HOLDING.has(consortium.state);
  return (
    <Section
      id="pooled"
      title={t.title}
      lead={<span className="note">{t.lead}</span>}
      aside={
        holding && of.data.items.some(({ status }) => OPEN.has(status)) ? (
          <button
            className="btn sm"
            type="button"
            aria-busy={hold.busy}
            onClick={() => void hold.run({ params: { id: consortium.id }, body: {} })}
          >
            {t.holdAll}
          </button>
        ) : undefined
      }
    >
      <Refusal error={hold.error} />
      <Needs items={of.data.items} ask={holding ? setAsked : null} />
      {of.data.lenders.length === 0 ? null : (
        <>
          <h3>{t.lenders}</h3>
          <ul className="read">
            {of.data.lenders.map(({ organisationId, clusterId, name, equipment }) => (
              <li key={organisationId ?? clusterId}>{t.lends(name, equipment.join(', '))}</li>
            ))}
          </ul>
        </>
      )}
      {asked === null ? null : <HoldForm consortiumId={consortium.id} of={asked} close={() => setAsked(null)} />}
    </Section>
  );
}

function Needs({
  items,
  ask,
}: {
  items: ConsortiumEquipment['items'];
  /** Null while nothing is held yet. */
  ask: ((of: GroupEquipmentNeed) => void) | null;
}) {
  const t = useTexts(pooledTexts).group;
  const f = useFormats();
  return (
    <SimpleTable
      cards
      caption={t.caption}
      rows={items}
      rowKey={({ need }) => need.id}
      columns={[
        { head: t.need, cell: ({ need }) => <NeedText need={need} /> },
        {
          head: t.days,
          cell: ({ from, to: last }) =>
            from === null || last === null ? t.unknownDays : `${f.day(from)} – ${f.day(last)}`,
        },
        { head: t.status, cell: (one) => <Status of={one} /> },
        { head: t.served, cell: (one) => <ServedBy of={one} /> },
        {
          head: t.acts,
          cell: (one) =>
            ask === null || !OPEN.has(one.status) || one.alternatives.length === 0 ? (
              ''
            ) : (
              <button className="btn quiet sm" type="button" onClick={() => ask(one)}>
                {t.hold}
              </button>
            ),
        },
      ]}
    />
  );
}

/** A need in few words. */
function NeedText({ need: { kind, name, cpv, minimums } }: { need: EquipmentNeed }) {
  const kinds = useTexts(equipmentTexts).kinds;
  const f = useFormats();
  const words = [kind === null ? '' : kinds[kind], name ?? '', measuresText(minimums, f, '≥ ')];
  return (
    <>
      {words.filter((one) => one !== '').join(', ')}
      {cpv === null ? null : (
        <>
          {' '}
          <Trade code={cpv} />
        </>
      )}
    </>
  );
}

function Status({ of: { status } }: { of: GroupEquipmentNeed }) {
  const t = useTexts(pooledTexts).group.states;
  if (OPEN.has(status))
    return (
      <Tag tone="warn" icon="warn">
        {t[status]}
      </Tag>
    );
  return <Tag icon={status === 'held' || status === 'booked' ? 'check' : 'clock'}>{t[status]}</Tag>;
}

/** What serves a need, or what comes nearest. */
function ServedBy({ of: { status, resource, alternatives, nearest } }: { of: GroupEquipmentNeed }) {
  const t = useTexts(pooledTexts).group;
  const f = useFormats();
  const [first] = alternatives;
  if (resource !== null && status !== 'withdrawn')
    return (
      <>
        <Link href={to('equipmentItem', { id: resource.equipmentId })}>{resource.name}</Link>{' '}
        <span className="note">
          {resource.ownerName === null ? t.owners.cluster : `${resource.ownerName}, ${t.owners[resource.owner]}`}
        </span>
        {resource.untrained.length === 0 ? null : (
          <Tag tone="warn" icon="warn">
            {t.untrained(resource.untrained.join(', '))}
          </Tag>
        )}
      </>
    );
  if (first !== undefined && first.freeFrom !== null) return t.freeFrom(first.name, f.day(first.freeFrom));
  return nearest === null ? '–' : t.nearest(nearest.name, nearest.lacks.join(', '));
}
