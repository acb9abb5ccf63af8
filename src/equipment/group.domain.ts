import type { TimedNeed } from './assigning.domain.ts';

/** A need with the lot that has it. */
export type LotNeed = TimedNeed & { lotId: string; externalId: string };

/** A consortium as far as equipment is held for it. */
export type HoldingGroup = {
  consortiumId: string;
  clusterId: string;
  tenderId: string;
  tender: string;
  state: string;
  memberIds: string[];
  /** In whose name it is held: the mandataire's; null: the group has none yet. */
  holderId: string | null;
  needs: LotNeed[];
};
