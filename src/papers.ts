import type { Database } from './db/client.ts';
import { buildDocuments } from './documents/build.ts';
import { createPress } from './press/press.ts';
import type { Clock } from './shared/clock.ts';
import { createSubcontractService } from './subcontracts/service.ts';

type Deps = Parameters<typeof buildDocuments>[0];

/** The papers of a bid, and the subcontracts that they tell of: what they are made of, how they are set and printed. */
export function buildPapers(
  ground: { database: Database; clock: Clock },
  {
    organisations,
    ...others
  }: Pick<Deps, 'loadTender' | 'equipmentOf' | 'renewTerms'> & {
    organisations: { getForFile: Deps['organisation']; get: Deps['seen'] };
  },
) {
  const press = createPress();
  const subcontracts = createSubcontractService(ground);
  const papers = buildDocuments({
    ...ground,
    ...others,
    press,
    organisation: organisations.getForFile,
    seen: organisations.get,
    subcontracts: subcontracts.list,
  });
  const { owedFacts, gaps } = papers.documents;
  return { press, subcontracts, ...papers, owing: { owedFacts, fileGaps: gaps } };
}
