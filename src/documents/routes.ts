import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DryRunQuery, IdParams } from '../shared/schemas.ts';
import type { BidFactsService } from './facts.service.ts';
import type { PapersService } from './papers.service.ts';
import {
  BidFactsAnswer,
  BidFactsBody,
  BidTermsAnswer,
  BidTermsBody,
  DocumentBytes,
  DocumentList,
  DocumentParams,
  DocumentQuery,
  PaperParams,
  Papers,
  Todo,
} from './schemas.ts';
import type { DocumentService } from './service.ts';
import { templateRoutes } from './templates.routes.ts';
import type { TemplateService } from './templates.service.ts';

/** What an organisation gives for the forms: its own people and its coordinators. */
export const bidFactsRoutes: FastifyPluginAsyncTypebox<{ bidFacts: BidFactsService }> = async (app, { bidFacts }) => {
  app.get(
    '/organisations/:id/bid-facts',
    {
      schema: {
        tags: ['documents'],
        summary: 'What the forms of a bid ask of an organisation beyond its profile',
        params: IdParams,
        response: { 200: BidFactsAnswer },
      },
    },
    async (request) => bidFacts.facts(request.actor, request.params.id),
  );
  app.put(
    '/organisations/:id/bid-facts',
    {
      schema: {
        tags: ['documents'],
        summary: 'Give them; the whole is replaced',
        params: IdParams,
        body: BidFactsBody,
        response: { 200: BidFactsAnswer },
      },
    },
    async (request) => bidFacts.putFacts(request.actor, request.params.id, request.body),
  );
};

/** The papers of a bid as its members read them before they sign. */
const paperRoutes: FastifyPluginAsyncTypebox<{ papers: PapersService }> = async (app, { papers }) => {
  app.get(
    '/consortia/:id/papers',
    {
      schema: {
        tags: ['documents'],
        summary: 'The papers of the bid that you may read',
        description:
          'For a member that has accepted its seat: its own forms, and, once the group stands and all names are known to it, the letter of candidacy, the convention and the split. Tells what it still has to give itself.',
        params: IdParams,
        response: { 200: Papers },
      },
    },
    async (request) => papers.list(request.actor, request.params.id),
  );
  app.get(
    '/consortia/:id/papers/:kind',
    {
      schema: {
        tags: ['documents'],
        summary: 'One of your papers',
        description: 'As the file will hold it; marked as a draft while it lacks facts.',
        params: PaperParams,
        querystring: DocumentQuery,
        produces: ['application/pdf', 'application/xml'],
        response: { 200: DocumentBytes },
      },
    },
    async (request, reply) => {
      const { id, kind } = request.params;
      const { fileName, mediaType, bytes } = await papers.render(request.actor, id, { kind, ...request.query });
      return reply
        .header('content-type', mediaType)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(bytes) as never);
    },
  );
};

/** What an organisation still has to give: the to-do of its own people. */
export const bidTodoRoutes: FastifyPluginAsyncTypebox<{
  documents: DocumentService;
  papers: PapersService;
}> = async (app, { documents, papers }) => {
  await app.register(paperRoutes, { papers });
  app.get(
    '/organisations/:id/missing-facts',
    {
      schema: {
        tags: ['documents'],
        summary: 'What an organisation still has to give for the bids that it takes part in, and by when',
        description:
          'For consortia whose seat it has accepted and whose file is not yet submitted. Its own facts only.',
        params: IdParams,
        response: { 200: Todo },
      },
    },
    async (request) => documents.todo(request.actor, request.params.id),
  );
};

/** The file of a consortium's bid, and the cluster's own convention: for its coordinators. It names every member and its figures. */
export const documentRoutes: FastifyPluginAsyncTypebox<{
  bidFacts: BidFactsService;
  documents: DocumentService;
  templates: TemplateService;
  /** Whoever looks at the list is about to ask for a paper: the press begins to get ready for it. */
  press: { warm(): Promise<void> };
}> = async (app, { bidFacts, documents, templates, press }) => {
  await app.register(templateRoutes, { templates });
  app.get(
    '/consortia/:id/bid-terms',
    {
      schema: {
        tags: ['documents'],
        summary: 'What the documents say of the procedure and of the group’s own terms',
        params: IdParams,
        response: { 200: BidTermsAnswer },
      },
    },
    async (request) => bidFacts.terms(request.actor, request.params.id),
  );
  app.put(
    '/consortia/:id/bid-terms',
    {
      schema: {
        tags: ['documents'],
        summary: 'Settle them; the whole is replaced',
        description:
          'A member that has said yes and gets a new duty by them is asked again: `askedAgain` names it. Look before with `dryRun=true`.',
        params: IdParams,
        querystring: DryRunQuery,
        body: BidTermsBody,
        response: { 200: BidTermsAnswer },
      },
    },
    async (request) => bidFacts.putTerms(request.actor, request.params.id, request.body, request.query),
  );
  app.get(
    '/consortia/:id/documents',
    {
      schema: {
        tags: ['documents'],
        summary: 'The documents of the bid and the facts that they still lack',
        params: IdParams,
        response: { 200: DocumentList },
      },
    },
    async (request) => {
      const list = await documents.list(request.actor, request.params.id);
      // What fails here fails again, and is told, with the first paper.
      press.warm().catch(() => undefined);
      return list;
    },
  );
  app.get(
    '/consortia/:id/documents/:kind',
    {
      schema: {
        tags: ['documents'],
        summary: 'One document, or the whole file as a zip',
        description: `\`dc1\`, \`dc2\` and, for subcontractors, \`dc4\` (with \`member\` and \`lot\`, or \`subcontract\`), \`split\` and \`dossier\` are PDF, \`convention\` is a Word file,
\`espd\` (with \`member\` and \`lot\`; of an operator that lends its capacities with \`operator\` and \`lot\`) is UBL XML of ESPD-EDM 4.1.0 unless \`edm\` names another version. \`commitment\` (with \`operator\`) is the written commitment of an owner that lends equipment. \`attri1\` (with \`lot\`) is the acte
d'engagement of the offer's prices; \`offer\` stands in its place for a buyer who is private or abroad: a form that does not fit the buyer is a 409. A document that lacks facts is marked as a draft and says what it lacks.`,
        params: DocumentParams,
        querystring: DocumentQuery,
        produces: ['application/pdf', 'application/xml', 'application/zip'],
        response: { 200: DocumentBytes },
      },
    },
    async (request, reply) => {
      const { id, kind } = request.params;
      const { fileName, mediaType, bytes } = await documents.render(request.actor, id, { kind, ...request.query });
      return reply
        .header('content-type', mediaType)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(bytes) as never);
    },
  );
};
