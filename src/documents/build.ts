import { createBidFactsService } from './facts.service.ts';
import { createPapersService } from './papers.service.ts';
import { createDocumentService } from './service.ts';
import { createTemplateService } from './templates.service.ts';

type Deps = Parameters<typeof createDocumentService>[0] &
  Pick<Parameters<typeof createBidFactsService>[0], 'renewTerms'>;

/** The papers of a bid: what they are made of, who may read them, and the convention that a cluster keeps of its own. */
export function buildDocuments(deps: Deps) {
  const documents = createDocumentService(deps);
  return {
    documents,
    bidFacts: createBidFactsService({ ...deps, organisation: deps.seen }),
    papers: createPapersService({ ...deps, bidOf: documents.bidOf }),
    templates: createTemplateService(deps),
  };
}
