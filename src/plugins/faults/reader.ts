import type { FastifyRequest } from 'fastify';
import { acceptedLanguage, type Language } from '../../shared/language.ts';

/** The language of a request's reader: the one chosen, then the one that the request accepts, then French. */
export const readerOf = ({ actor, headers }: FastifyRequest): Language =>
  (actor?.kind === 'user' ? actor.accepts : undefined) ?? acceptedLanguage(headers['accept-language']);
