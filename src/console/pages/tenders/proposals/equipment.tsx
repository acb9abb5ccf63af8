import { Tag } from '../../../components/icon.tsx';
import { Section } from '../../../components/page.tsx';
import { Said } from '../../../components/said.tsx';
import { useTexts } from '../../../texts/define.ts';
import { pooledTexts } from '../../../texts/pooled.ts';
import type { RunLot } from './model.ts';

/** How the pool serves the equipment that a lot needs, as it was when the run answered. */
export function PooledEquipment({ lot: { equipment } }: { lot: RunLot }) {
  const t = useTexts(pooledTexts).proposal;
  if (equipment == null) return null;
  return (
    <Section id="pooled" title={t.title}>
      {equipment.served ? <p className="mute">{t.served}</p> : null}
      <ul className="read">
        {equipment.needs.map(({ need, status, explanation }) => (
          <li key={need.id}>
            {status === 'free' ? (
              <Tag icon="check">{t.states[status]}</Tag>
            ) : (
              <Tag tone="warn" icon="warn">
                {t.states[status]}
              </Tag>
            )}{' '}
            <Said text={explanation} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
