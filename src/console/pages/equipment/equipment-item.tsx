import { type ReactNode, useState } from 'react';
import { hasRole, isStaff, ownClusterIds, ownOrganisationIds, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { Refusal } from '../../components/form.tsx';
import { Icon } from '../../components/icon.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Region } from '../../components/region.tsx';
import { Await } from '../../components/states.tsx';
import { Trade } from '../../components/trade.tsx';
import { measuresText } from '../../format/characteristics.ts';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { Bookings } from './bookings.tsx';
import { Commitments } from './commitments.tsx';
import { EquipmentForm } from './equipment-form.tsx';
import { RealCosts } from './real-costs.tsx';
import { Trained } from './trained.tsx';

/** One resource: what it is, who has it when, who promised to use it. */
export default function EquipmentItemPage() {
  const { id } = usePathParams('equipmentItem');
  const item = useApi('GET /v1/equipment/{id}', { params: { id } });
  return <Await of={item}>{(equipment) => <Item equipment={equipment} etag={item.etag} />}</Await>;
}

function Item({ equipment, etag }: { equipment: Equipment; etag: string | null }) {
  const t = useTexts(equipmentTexts);
  const me = useMe();
  const f = useFormats();
  const [editing, setEditing] = useState(false);
  const retire = useAct('PATCH /v1/equipment/{id}', { done: () => toast({ text: t.changed }) });
  const owns = ownOrganisationIds(me).some((one) => one === equipment.organisationId);
  const coordinates = hasRole(me, 'admin') || ownClusterIds(me).includes(equipment.clusterId);
  const retired = equipment.retiredAt !== null;
  const facts: [string, ReactNode][] = [
    [t.kind, t.kinds[equipment.kind]],
    [t.can, measuresText(equipment.characteristics, f)],
    [t.serves, equipment.cpv === null ? '' : <Trade key="trade" code={equipment.cpv} />],
    [t.place, equipment.nuts === null ? '' : <Region key="nuts" code={equipment.nuts} />],
    [t.taught, equipment.trainings.join(', ')],
    [t.costs, t.costsLine(f.money(equipment.fixedCentsPerYear), f.money(equipment.unitCents), equipment.unit)],
  ];
  return (
    <Page
      title={equipment.name}
      lead={equipment.description ?? ''}
      crumbs={[[to('equipment'), t.title]]}
      acts={
        owns || coordinates ? (
          <>
            <button className="btn" type="button" onClick={() => setEditing(true)}>
              {t.edit}
            </button>
            <button
              className="btn quiet"
              type="button"
              aria-busy={retire.busy}
              onClick={() =>
                void retire.run({ params: { id: equipment.id }, ifMatch: etag ?? '*', body: { retired: !retired } })
              }
            >
              {retired ? t.comeBack : t.retire}
            </button>
          </>
        ) : undefined
      }
    >
      <Refusal error={retire.error} />
      {retired ? (
        <p className="note">
          <Icon name="warn" /> {t.retiredNote}
        </p>
      ) : null}
      <Section id="facts" title={t.facts}>
        <dl className="facts">
          <div>
            <dt>{t.owner}</dt>
            <dd>
              {equipment.organisationId === null ? (
                t.ofCluster
              ) : owns || isStaff(me) ? (
                <OrganisationName id={equipment.organisationId} />
              ) : (
                t.bookings.hidden
              )}
            </dd>
          </div>
          {facts.map(([head, text]) =>
            text === '' ? null : (
              <div key={head}>
                <dt>{head}</dt>
                <dd>{text}</dd>
              </div>
            ),
          )}
        </dl>
      </Section>
      <Bookings equipment={equipment} coordinates={coordinates} />
      {isStaff(me) ? <Commitments equipment={equipment} /> : null}
      {equipment.trainings.length === 0 ? null : <Trained equipment={equipment} coordinates={coordinates} />}
      <RealCosts equipment={equipment} coordinates={coordinates} />
      {editing ? <EquipmentForm of={equipment} etag={etag} close={() => setEditing(false)} /> : null}
    </Page>
  );
}
