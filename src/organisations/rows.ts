import type { Tx } from '../db/transaction.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import * as parts from './parts.repository.ts';
import type { OrganisationRow } from './repository.ts';
import { type OrganisationView, toView } from './view.ts';

/** An organisation with its lists, as it is told today. */
export const view = async (clock: Clock, tx: Tx, row: OrganisationRow): Promise<OrganisationView> =>
  toView(row, await parts.findParts(tx, row.id), dayOf(clock()));
