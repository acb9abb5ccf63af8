import { isDeepStrictEqual } from 'node:util';
import { daysOfNeed, timeOfNeed } from '../equipment/fit.domain.ts';
import { judgeEquipment, type NamedResource } from '../equipment/lot-question.domain.ts';
import { sayNeed, saySupply } from '../equipment/words.ts';
import type { Names } from '../explanations/tell.ts';
import type { LotResult } from '../matching/index.ts';
import type { Language } from '../shared/language.ts';
import type { LotEquipmentView, SupplyView } from './equipment.schemas.ts';
import type { MatchRunLotRow } from './repository.ts';

type Stored = MatchRunLotRow['equipment'];

/** The proposed teams, as the pool of equipment looks at them. */
export const teamsOf = (consortia: LotResult['consortia']) =>
  consortia.map(({ rank, members }) => ({ rank, organisationIds: members.map((one) => one.organisationId) }));

/** Whether the stored question, asked again for the teams of a replay, gives the stored answer; null: there is none. */
export const equipmentReplayed = (stored: Stored, { consortia }: Pick<LotResult, 'consortia'>): boolean | null =>
  stored === null ? null : isDeepStrictEqual(judgeEquipment(stored.question, teamsOf(consortia)), stored.answer);

/** What the pool gives a lot, in words; null: it needs nothing. */
export function lotEquipmentView(stored: Stored, language: Language, names: Names): LotEquipmentView | null {
  if (stored === null) return null;
  const { question, answer } = stored;
  const owned = (one: NamedResource) => ({
    ...one,
    ownerName: one.ownerId === null ? null : (names.get(one.ownerId) ?? null),
  });
  return {
    served: answer.needs.every(({ status }) => status === 'free'),
    needs: answer.needs.flatMap((one) => {
      const need = question.needs.find(({ id }) => id === one.needId);
      if (need === undefined) return [];
      const time = timeOfNeed(need, question);
      const resource = one.status === 'missing' ? one.nearest : one.resource;
      return [
        {
          need,
          ...daysOfNeed(time),
          status: one.status,
          resource: resource === null ? null : owned(resource),
          freeFrom: one.status === 'taken' ? one.freeFrom : null,
          explanation: sayNeed(one, { need, time }, language, (id) => names.get(id) ?? id),
        },
      ];
    }),
  };
}

/** What serves each need of one proposed team; none where the lot needs nothing. */
export function supplyView(stored: Stored, rank: number, language: Language, names: Names): SupplyView[] {
  if (stored === null) return [];
  const { question, answer } = stored;
  const served = answer.teams.find((team) => team.rank === rank)?.served ?? [];
  return question.needs.map((need) => {
    const own = served.find(({ needId }) => needId === need.id);
    const resource = question.pool.find(({ id }) => id === own?.equipmentId);
    if (own === undefined || resource === undefined)
      return { needId: need.id, resource: null, owner: null, explanation: saySupply(need, null, language) };
    const ownerName = resource.ownerId === null ? null : (names.get(resource.ownerId) ?? null);
    const { id: equipmentId, name, ownerId } = resource;
    return {
      needId: need.id,
      resource: { equipmentId, name, ownerId, ownerName },
      owner: own.owner,
      explanation: saySupply(need, { name, owner: own.owner, ownerName }, language),
    };
  });
}
