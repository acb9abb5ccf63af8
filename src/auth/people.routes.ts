import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { requireIfMatch, withEtag } from '../plugins/etag.ts';
import { LANGUAGES } from '../shared/language.ts';
import {
  Answer,
  Empty,
  IdParams,
  Instant,
  listQuery,
  Named,
  Nullable,
  PersonName,
  pageOf,
  Uuid,
  Word,
} from '../shared/schemas.ts';
import type { OwnAccount } from './own-account.service.ts';
import type { PeopleService } from './people.service.ts';
import { roleRequestStaffRoutes } from './role-requests.routes.ts';
import type { RoleRequestService } from './role-requests.service.ts';
import type { RoleTaking } from './role-taking.service.ts';
import { KnownPassword, Password, PersonSchema, personFields, RoleSchema } from './schemas.ts';

const tags = ['people'];
const ListedPerson = Named('PersonSummary', {
  ...personFields,
  status: Word(['invited', 'active', 'disabled'], {
    description: '`invited`: no password set yet; `disabled`: cannot sign in',
  }),
  mailRefused: Nullable(
    Answer(
      'MailRefusal',
      {
        at: Instant,
        status: Type.String({
          description: 'As RFC 3463 writes it: `5.1.1` unknown mailbox, `5.2.2` full, `5.7.1` refused by a rule',
        }),
      },
      { description: 'A mailbox that refuses mails' },
    ),
  ),
});
const MeSchema = Named('Me', {
  ...personFields,
  seat: Nullable(
    Type.String({
      format: 'uuid',
      description: 'The one invitation that this session opens, where the link of a mail opened it; null signed in',
    }),
  ),
});
const Filters = listQuery({
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Part of the address or the name' })),
  clusterId: Type.Optional(Uuid),
  organisationId: Type.Optional(Uuid),
});
const OwnChange = Named(
  'PersonPatch',
  { name: Type.Optional(PersonName), language: Type.Optional(Word(LANGUAGES)) },
  { minProperties: 1 },
);
const PasswordChange = Named('PasswordChangeInput', {
  currentPassword: KnownPassword,
  password: Password,
});

/** One's own account. */
export const selfRoutes: FastifyPluginAsyncTypebox<{ people: PeopleService; passwordsPerMinute: number }> = async (
  app,
  { people, passwordsPerMinute },
) => {
  const shown = ({ version: _version, ...person }: OwnAccount) => person;

  app.get(
    '/me',
    {
      config: { seat: 'any', beforeSecondFactor: true },
      schema: { tags, summary: 'Who am I', response: { 200: MeSchema } },
    },
    async (request, reply) => {
      const { actor } = request;
      const person = shown(withEtag(reply, await people.own(actor)));
      if (actor.kind !== 'user' || actor.seat === undefined) return { ...person, seat: null };
      return { ...person, roles: [...actor.roles], seat: actor.seat };
    },
  );
  app.patch(
    '/me',
    {
      schema: {
        tags,
        summary: 'Change my name or my language',
        description: 'Mails, notifications and texts come in that language from then on.',
        body: OwnChange,
        response: { 200: PersonSchema },
      },
    },
    async (request, reply) =>
      shown(withEtag(reply, await people.changeOwn(request.actor, requireIfMatch(request), request.body))),
  );
  app.post(
    '/me/password',
    {
      config: { rateLimit: { max: passwordsPerMinute, timeWindow: '1 minute' }, idempotent: false },
      schema: {
        tags,
        summary: 'Change my password',
        description: 'Ends every session of mine: sign in again with the new one.',
        body: PasswordChange,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await people.changePassword(request.actor, request.body.currentPassword, request.body.password);
      return reply.code(204).send(null);
    },
  );
};

/** Who has an account, and closing it: administrators, and coordinators for their clusters. */
export const peopleRoutes: FastifyPluginAsyncTypebox<{
  people: PeopleService;
  roleTaking: RoleTaking;
  roleRequests: RoleRequestService;
}> = async (app, { people, roleTaking, roleRequests }) => {
  await app.register(roleRequestStaffRoutes, { roleRequests });
  app.get(
    '/users',
    {
      schema: {
        tags,
        summary: 'Who has an account',
        description: 'An administrator sees everybody; a coordinator, who works in or for members of its clusters.',
        querystring: Filters,
        response: { 200: pageOf(ListedPerson) },
      },
    },
    async (request) => people.list(request.actor, request.query),
  );
  app.post(
    '/users/:id/disable',
    {
      schema: {
        tags,
        summary: 'Close an account',
        description: 'For somebody who leaves: sessions end, signing in is refused, what the person did stays.',
        params: IdParams,
        response: { 200: ListedPerson },
      },
    },
    async (request) => people.disable(request.actor, request.params.id),
  );
  app.post(
    '/users/:id/take-role',
    {
      schema: {
        tags,
        summary: 'Take a role away',
        description:
          'The person keeps its other roles and signs in again. Coordinators take roles of their clusters and those that they gave; 404 for others.',
        params: IdParams,
        body: RoleSchema,
        response: { 200: ListedPerson },
      },
    },
    async (request) => roleTaking.take(request.actor, request.params.id, request.body),
  );
  app.post(
    '/users/:id/enable',
    {
      schema: { tags, summary: 'Open a closed account again', params: IdParams, response: { 200: ListedPerson } },
    },
    async (request) => people.enable(request.actor, request.params.id),
  );
};
