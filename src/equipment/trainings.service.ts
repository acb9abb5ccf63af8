import { recordAudit } from '../audit/record.ts';
import { assertCoordinates } from '../clusters/service.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import type { SeenBooking } from './bookings.repository.ts';
import type { EquipmentRow } from './repository.ts';
import type { TrainingInput, TrainingView } from './schemas.ts';
import { type EquipmentDeps, found } from './service.ts';
import { untaught } from './trainings.domain.ts';
import * as repository from './trainings.repository.ts';

export type TrainingService = ReturnType<typeof createTrainingService>;

/** Who was taught what resources demand. */
export function createTrainingService({ database, clock, clustersOf }: EquipmentDeps) {
  const audit = (tx: Tx, actor: Actor, action: string, row: repository.TrainingRow): Promise<void> =>
    recordAudit(tx, actor, {
      action,
      entity: 'equipment',
      entityId: row.id,
      clusterId: row.clusterId,
      payload: { organisationId: row.organisationId, training: row.training, validUntil: row.validUntil },
    });

  return {
    /** Records of what a resource demands: all for coordinators of its cluster, the own for a member. */
    async list(
      actor: Actor,
      equipmentId: string,
      query: { limit?: number; cursor?: string },
    ): Promise<Page<TrainingView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        const { clusterId, trainings } = await found(tx, equipmentId);
        const rows = await repository.findTrained(tx, [clusterId], trainings, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map(trainingView), nextCursor };
      });
    },

    /** Notes that people of a member were taught a training; again renews it. */
    async record(actor: Actor, equipmentId: string, input: TrainingInput): Promise<TrainingView> {
      const { organisationId, training, people = 1, validUntil = null } = input;
      return inTransaction(database, actor, async (tx) => {
        const { clusterId, trainings } = await found(tx, equipmentId);
        assertCoordinates(actor, clusterId);
        if (!trainings.includes(training)) throw invalidField('/training', 'is not one that this resource requires');
        if (!(await clustersOf(tx, organisationId)).includes(clusterId))
          throw invalidField('/organisationId', 'is not a member of the cluster whose pool it is');
        const at = clock();
        const row = await repository.putTraining(tx, {
          clusterId,
          organisationId,
          training,
          people,
          validUntil,
          createdAt: at,
        });
        await audit(tx, actor, 'equipment.training_noted', row);
        return trainingView(row);
      });
    },

    /** Takes a record away. */
    async remove(actor: Actor, id: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        const row = await repository.removeTraining(tx, id);
        if (row === null) throw notFound('training');
        await audit(tx, actor, 'equipment.training_removed', row);
      });
    },
  };
}

const trainingView = ({ createdAt: _, ...row }: repository.TrainingRow): TrainingView => row;

/** By place in the list, what each booking's user has no record of; nothing of bookings that are not the reader's to know. */
export async function untrainedIn(
  tx: Tx,
  { clusterId, trainings }: Pick<EquipmentRow, 'clusterId' | 'trainings'>,
  bookings: readonly Pick<SeenBooking, 'id' | 'organisationId' | 'until'>[],
): Promise<string[][]> {
  if (trainings.length === 0) return bookings.map(() => []);
  const records = await repository.findTrained(tx, [clusterId], trainings);
  return bookings.map(({ id, organisationId, until }) =>
    id === null || organisationId === null
      ? []
      : untaught(trainings, records, [organisationId], dayOf(new Date(until.getTime() - 1))),
  );
}
