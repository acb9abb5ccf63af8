import { useState } from 'react';
import { isStaff, ownClusterIds, ownOrganisationIds, useMe } from '../../api/me.ts';
import { useAct } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { ClusterField } from '../../components/cluster-field.tsx';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { LongTextInput, MoneyInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { RegionField } from '../../components/region-field.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { centsOf } from '../../format/amount.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { KINDS } from './kinds.ts';
import { type Typed, typedFrom, whatIsTyped } from './typed.ts';

/** A new resource of the pool, or the facts of one that is there. */
export function EquipmentForm({ of, etag, close }: { of?: Equipment; etag?: string | null; close: () => void }) {
  const t = useTexts(equipmentTexts);
  const me = useMe();
  const [typed, setTyped] = useState<Typed>(typedFrom(of));
  const [clusterId, setCluster] = useState(ownClusterIds(me)[0]);
  const [checked, setChecked] = useState(false);
  const done = (text: string) => () => {
    toast({ text });
    close();
  };
  const add = useAct('POST /v1/equipment', { done: done(t.added) });
  const change = useAct('PATCH /v1/equipment/{id}', { done: done(t.changed) });
  const { error } = of === undefined ? add : change;
  const facts = whatIsTyped(typed);
  const own = ownOrganisationIds(me)[0];
  const send = () => {
    setChecked(true);
    if (facts === null) return;
    if (of !== undefined) {
      void change.run({ params: { id: of.id }, ifMatch: etag ?? '*', body: facts });
      return;
    }
    const pool = isStaff(me)
      ? { ...(clusterId === undefined ? {} : { clusterId }) }
      : { ...(own === undefined ? {} : { organisationId: own }) };
    void add.run({ body: { ...facts, ...pool } });
  };
  const put = (key: keyof Typed) => (value: string) => setTyped({ ...typed, [key]: value });
  const wrong = (isWrong: boolean, text: string, pointer: string) =>
    checked && isWrong ? text : fieldError(error, pointer);
  return (
    <Confirm
      question={of?.name ?? t.add}
      verb={of === undefined ? t.add : t.edit}
      busy={add.busy || change.busy}
      close={close}
      onConfirm={send}
    >
      <Refusal
        error={error}
        fields={{ '/name': 'equipment-name', '/cpv': 'equipment-cpv', '/nuts': 'equipment-nuts' }}
      />
      {of === undefined && isStaff(me) ? (
        <ClusterField id="equipment-cluster" label={t.cluster} value={clusterId} onChange={setCluster} />
      ) : null}
      <TextInput
        id="equipment-name"
        label={t.name}
        value={typed.name}
        onChange={put('name')}
        error={fieldError(error, '/name')}
      />
      <SelectInput
        id="equipment-kind"
        label={t.kind}
        value={typed.kind}
        onChange={(kind) => setTyped({ ...typed, kind })}
        options={KINDS.map((kind) => [kind, t.kinds[kind]] as const)}
      />
      <LongTextInput
        id="equipment-characteristics"
        label={t.characteristics}
        note={t.characteristicsNote}
        value={typed.characteristics}
        onChange={put('characteristics')}
        error={wrong(facts === null, t.notCharacteristics, '/characteristics*')}
      />
      <Details typed={typed} put={put} error={error} wrong={wrong} />
    </Confirm>
  );
}

/** Where it stands, what it demands and costs. */
function Details({
  typed,
  put,
  error,
  wrong,
}: {
  typed: Typed;
  put: (key: keyof Typed) => (value: string) => void;
  error: Error | null;
  wrong: (isWrong: boolean, text: string, pointer: string) => string | undefined;
}) {
  const t = useTexts(equipmentTexts);
  return (
    <>
      <TradeField
        id="equipment-cpv"
        label={t.trade}
        first={typed.cpv}
        onChange={(code, text) => put('cpv')(code ?? text)}
        error={fieldError(error, '/cpv')}
      />
      <RegionField
        id="equipment-nuts"
        label={t.place}
        value={typed.nuts}
        onChange={put('nuts')}
        error={fieldError(error, '/nuts')}
      />
      <TextInput id="equipment-trainings" label={t.trainings} value={typed.trainings} onChange={put('trainings')} />
      <TextInput id="equipment-unit" label={t.unit} size={12} value={typed.unit} onChange={put('unit')} />
      <MoneyInput
        id="equipment-fixed"
        label={t.fixed}
        value={typed.fixed}
        onChange={put('fixed')}
        error={wrong(centsOf(typed.fixed) === null, t.notMoney, '/fixedCentsPerYear')}
      />
      <MoneyInput
        id="equipment-price"
        label={t.perUnit}
        value={typed.price}
        onChange={put('price')}
        error={wrong(centsOf(typed.price) === null, t.notMoney, '/unitCents')}
      />
    </>
  );
}
