import type { FastifyReply, FastifyRequest } from 'fastify';
import { changedMeanwhile, DomainError } from '../shared/errors.ts';

/** The entity tag of a resource: its version, strong. */
export const etagOf = (version: number): string => `"${version}"`;

/** Puts the resource's ETag on the answer and gives the resource back. */
export function withEtag<T extends { version: number }>(reply: FastifyReply, resource: T): T {
  void reply.header('etag', etagOf(resource.version));
  return resource;
}

/**
 * The version that a change builds on, from If-Match (RFC 9110 section 13.1.1); null for `*`, any version.
 * 428 without the header, 412 when it cannot be an ETag of ours.
 */
export function requireIfMatch(request: FastifyRequest): number | null {
  const given = request.headers['if-match'];
  if (given === undefined) {
    throw new DomainError(
      'precondition_required',
      'if_match_required',
      'Send If-Match with the ETag that GET answered.',
      {
        fields: [{ pointer: 'If-Match', message: 'is required' }],
      },
    );
  }
  if (given.trim() === '*') return null;
  const version = /^"(\d{1,9})"$/.exec(given.trim())?.[1];
  if (version === undefined) throw changedMeanwhile();
  return Number(version);
}

/** The same where the header may be missing: null then too. A whole list, or a named act, hides no change. */
export const optionalIfMatch = (request: FastifyRequest): number | null =>
  request.headers['if-match'] === undefined ? null : requireIfMatch(request);
