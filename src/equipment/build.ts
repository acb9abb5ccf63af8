import type { Tx } from '../db/transaction.ts';
import { createBookingService } from './bookings.service.ts';
import { createEquipmentService, type EquipmentDeps } from './service.ts';
import { createStatementService } from './statements.service.ts';

/** The services of pooled equipment: the resources, who has them when, what each owes. */
export const buildEquipment = (
  deps: EquipmentDeps & { organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>> },
) => ({
  directory: createEquipmentService(deps),
  bookings: createBookingService(deps),
  statements: createStatementService(deps),
});
