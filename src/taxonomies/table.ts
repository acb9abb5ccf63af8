import { sql } from 'drizzle-orm';
import { doublePrecision, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { isSystem, readPolicy, writePolicy } from '../db/policies.ts';

const anyone = sql.raw('true');

/** The Common Procurement Vocabulary (Regulation (EC) 213/2008). Codes have 8 digits; the check digit is looked up. */
export const cpvCodes = pgTable(
  'cpv_codes',
  {
    code: text('code').primaryKey(),
    checkDigit: text('check_digit').notNull(),
    /** Number of significant digits: 2 division, 3 group, 4 class, 5 category, 6 to 8 finer. */
    level: integer('level').notNull(),
    parent: text('parent'),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    /** Both labels, case and accents folded. */
    searchFr: text('search_fr').notNull(),
    searchEn: text('search_en').notNull(),
  },
  (t) => [index('cpv_codes_parent').on(t.parent), readPolicy('cpv_codes', anyone), writePolicy('cpv_codes', isSystem)],
);

/** The Nomenclature of territorial units for statistics; positions in degrees, for France only. */
export const nutsCodes = pgTable(
  'nuts_codes',
  {
    code: text('code').primaryKey(),
    level: integer('level').notNull(),
    parent: text('parent'),
    labelFr: text('label_fr').notNull(),
    labelEn: text('label_en').notNull(),
    search: text('search').notNull(),
    lat: doublePrecision('lat'),
    lon: doublePrecision('lon'),
  },
  () => [readPolicy('nuts_codes', anyone), writePolicy('nuts_codes', isSystem)],
);

/** Which version of each committed data file is loaded: a newer file is loaded over it at the next migration. */
export const taxonomyLoads = pgTable(
  'taxonomy_loads',
  { name: text('name').primaryKey(), digest: text('digest').notNull() },
  () => [writePolicy('taxonomy_loads', isSystem)],
);
