import { actingAs, type Tx } from '../db/transaction.ts';
import type { Tidings } from '../notifications/service.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Language } from '../shared/language.ts';
import { createBookingService } from './bookings.service.ts';
import { createGroupEquipment } from './groups.service.ts';
import { createEquipmentHolding } from './holding.service.ts';
import { createLotEquipment } from './lot-equipment.service.ts';
import { createEquipmentNews } from './news.ts';
import { createRealCostService } from './real-costs.service.ts';
import { createReliedEquipment } from './relied.service.ts';
import { createEquipmentService, type EquipmentDeps, type TookAway } from './service.ts';
import { createStatementService } from './statements.service.ts';
import { createTrainingService } from './trainings.service.ts';

const TELLER = systemActor('equipment');

/** The services of pooled equipment: the resources, who has them when, what each owes, what bids hold of it. */
export function buildEquipment(
  deps: EquipmentDeps & {
    organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>>;
    clusterName: (tx: Tx, id: string) => Promise<string>;
    languageOf: (tx: Tx, actor: Actor) => Promise<Language>;
    tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  },
) {
  const holding = createEquipmentHolding(deps);
  const news = createEquipmentNews(deps);
  const tookAway: TookAway = (held) =>
    actingAs(TELLER, async (tx) => {
      for (const { consortiumId, needId } of held) {
        const standing = consortiumId === null ? null : await holding.standing(tx, consortiumId);
        if (standing === null) continue;
        const lost = standing.needs.filter(({ need }) => need.id === needId);
        await news.takenAway(tx, standing.group, lost);
      }
    });
  return {
    directory: createEquipmentService({ ...deps, tookAway }),
    bookings: createBookingService({ ...deps, tookAway }),
    statements: createStatementService(deps),
    realCosts: createRealCostService(deps),
    trainings: createTrainingService(deps),
    holding,
    groups: createGroupEquipment({ ...deps, holding }),
    relied: createReliedEquipment({ ...deps, holding }),
    lots: createLotEquipment(deps),
  };
}
