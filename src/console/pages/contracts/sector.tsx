import { useState } from 'react';
import { isStaff, useMe } from '../../api/me.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Contract } from '../../api/types.ts';
import { FieldsDialog, saidAndClosed } from '../../components/fields-dialog.tsx';
import { SelectInput } from '../../components/inputs.tsx';
import { usePreferences } from '../../shell/preferences.ts';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';
import { NO_SECTOR, sectorWord } from '../../texts/sectors.ts';

/** The sectors that a cluster works in, each with its word for the reader; none while it is read. */
function useSectors(clusterId: string | undefined): (readonly [value: string, text: string])[] {
  const { language } = usePreferences();
  const cluster = useApi('GET /v1/clusters/{id}', clusterId === undefined ? null : { params: { id: clusterId } });
  return (cluster.data?.sectors ?? []).map((sector) => [sector, sectorWord(sector, language)] as const);
}

/** Of which of the cluster's sectors a contract is; nothing to choose where it works in one. */
export function SectorField({
  clusterId,
  value,
  onChange,
}: {
  clusterId: string | undefined;
  value: string;
  onChange: (sector: string) => void;
}) {
  const t = useTexts(contractTexts);
  const sectors = useSectors(clusterId);
  if (sectors.length < 2) return null;
  return (
    <SelectInput
      id="sector"
      label={t.facts.sector}
      note={t.sector.note}
      value={sectors.some(([sector]) => sector === value) ? value : ''}
      onChange={onChange}
      options={[['', t.sector.none], ...sectors]}
    />
  );
}

/** The sector of a contract in the reader's language, with the way to say another. */
export function SectorOfContract({ contract }: { contract: Contract }) {
  const t = useTexts(contractTexts).sector;
  const { language } = usePreferences();
  const staff = isStaff(useMe());
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const sectors = useSectors(staff && contract.endedOn === null ? contract.clusterId : undefined);
  const set = useAct('PUT /v1/contracts/{id}/sector', { done: saidAndClosed(t.done, close) });
  const others = sectors.filter(([sector]) => sector !== contract.sector);
  return (
    <>
      {sectorWord(contract.sector, language)}
      {others.length === 0 ? null : (
        <>
          {' '}
          <button className="btn sm" type="button" onClick={() => setAsking(true)}>
            {contract.sector === NO_SECTOR ? t.choose : t.change}
          </button>
        </>
      )}
      {asking ? (
        <FieldsDialog
          name="sector"
          verb={t.choose}
          first={{ sector: contract.sector === NO_SECTOR ? '' : contract.sector }}
          fields={[{ key: 'sector', label: t.label, options: [['', t.none], ...sectors] }]}
          act={set}
          send={({ sector }) => void set.run({ params: { id: contract.id }, body: { sector }, ifMatch: '*' })}
          close={close}
        />
      ) : null}
    </>
  );
}
