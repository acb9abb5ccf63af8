import type { FastifyRequest } from 'fastify';
import { acceptedLanguage, type Language } from '../../shared/language.ts';

/** The query of a request with the language of its answer: the one asked for, else the reader's. */
export const askedIn = <Q extends { lang?: Language }>(
  request: FastifyRequest & { query: Q },
): Q & { lang: Language } => ({ ...request.query, lang: request.query.lang ?? readerOf(request) });

/** The language of a request's reader: the one chosen, then the one that the request accepts, then French. */
export const readerOf = ({ actor, headers }: FastifyRequest): Language =>
  (actor?.kind === 'user' ? actor.accepts : undefined) ?? acceptedLanguage(headers['accept-language']);
