import type { FastifyReply } from 'fastify';

/** Sends what is no JSON: the route's schema describes its JSON only. */
export function sendRaw<T>(reply: FastifyReply, type: string, body: string | Buffer): T {
  void reply.serializer((payload: unknown) => payload as string);
  // Fastify takes what was sent already for the answer; its types know answers of the schema only.
  return reply.type(type).send(body) as unknown as T;
}
