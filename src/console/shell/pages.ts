import { accountPages } from '../pages/account/index.ts';
import { consortiaPages } from '../pages/consortia/index.ts';
import { contractPages } from '../pages/contracts/index.ts';
import { equipmentPages } from '../pages/equipment/index.ts';
import { figurePages } from '../pages/figures/index.ts';
import { groupPages } from '../pages/groups/index.ts';
import { memberPages } from '../pages/member/index.ts';
import { networkPages } from '../pages/network/index.ts';
import { organisationPages } from '../pages/organisations/index.ts';
import { partnerPages } from '../pages/partners/index.ts';
import { tenderPages } from '../pages/tenders/index.ts';
import { todayPages } from '../pages/today/index.ts';
import type { PageEntry } from './page-entry.ts';

/** Every page of the console. A feature adds to the list of its own folder. */
export const PAGES: readonly PageEntry[] = [
  ...todayPages,
  ...tenderPages,
  ...consortiaPages,
  ...memberPages,
  ...contractPages,
  ...organisationPages,
  ...equipmentPages,
  ...partnerPages,
  ...groupPages,
  ...networkPages,
  ...figurePages,
  ...accountPages,
];
