import { bigint, pgTable, smallint } from 'drizzle-orm/pg-core';
import { isSystem, readPolicy, writePolicy } from '../db/policies.ts';

/** How often what reports are made of has changed, by subject in 256 parts each (drizzle/after/report-stamps.sql). */
export const reportStamps = pgTable(
  'report_stamps',
  {
    stripe: smallint('stripe').primaryKey(),
    changes: bigint('changes', { mode: 'bigint' }).notNull(),
  },
  () => [readPolicy('report_stamps', isSystem), writePolicy('report_stamps', isSystem)],
);
