import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/transaction.ts';
import type { Tidings } from '../notifications/service.ts';
import { formatDay } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import type { HoldingGroup } from './group.domain.ts';
import type { StandingNeed } from './standing.domain.ts';
import { lackText, needText } from './words.ts';

export type EquipmentNewsDeps = { tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void> };

/** Needs of which a group has to know that nothing serves them. */
const OPEN: readonly StandingNeed['status'][] = ['missing', 'withdrawn', 'free'];

/** What coordinators are told of equipment that a group lacks, in both languages, with what could be taken instead. */
export function createEquipmentNews({ tell }: EquipmentNewsDeps) {
  const toCoordinators = (tx: Tx, kind: string, group: HoldingGroup, needs: readonly StandingNeed[]): Promise<void> =>
    tell(tx, [
      {
        kind,
        sourceId: uuidv7(),
        to: { clusterId: group.clusterId },
        params: {
          consortiumId: group.consortiumId,
          tenderId: group.tenderId,
          tender: group.tender,
          said_fr: needs.map((one) => openText(one, 'fr')).join('\n'),
          said_en: needs.map((one) => openText(one, 'en')).join('\n'),
        },
      },
    ]);

  return {
    /** Once a group is agreed: what the pool could not give it. Nobody is told where all is held, or no days are known. */
    async missing(tx: Tx, group: HoldingGroup, needs: readonly StandingNeed[]): Promise<void> {
      const open = needs.filter(({ status }) => OPEN.includes(status));
      if (open.length > 0) await toCoordinators(tx, 'consortium.equipment_missing', group, open);
    },

    /** What a group held is taken away. */
    takenAway: (tx: Tx, group: HoldingGroup, needs: readonly StandingNeed[]): Promise<void> =>
      toCoordinators(tx, 'consortium.equipment_taken_away', group, needs),
  };
}

/** A need that nothing serves, with the way out. */
export function openText({ need, alternatives, nearest }: StandingNeed, language: Language): string {
  const fr = language === 'fr';
  const what = needText(need, language);
  const [first] = alternatives;
  if (first !== undefined) {
    const from = first.freeFrom === null ? null : formatDay(first.freeFrom, language);
    if (from === null) return fr ? `${what} : « ${first.name} » convient` : `${what}: "${first.name}" would do`;
    return fr
      ? `${what} : « ${first.name} » est libre à partir du ${from}`
      : `${what}: "${first.name}" is free from ${from} on`;
  }
  if (nearest !== null) {
    const lacks = nearest.lacks.map((lack) => lackText(lack, language)).join(', ');
    return fr
      ? `${what} : au plus près, « ${nearest.name} » (${lacks})`
      : `${what}: nearest, "${nearest.name}" (${lacks})`;
  }
  return fr ? `${what} : rien dans le parc` : `${what}: nothing in the pool`;
}
