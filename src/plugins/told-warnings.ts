import type { FastifyPluginAsync } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { placesOf } from './faults/in-words.ts';
import { readerOf } from './faults/reader.ts';

type Warning = { code: string; where: string; message: string };

const isWarning = (value: unknown): value is Warning =>
  typeof value === 'object' && value !== null && 'code' in value && 'where' in value && 'message' in value;

/** Warnings of a notice are kept as they were read: whoever is answered with them reads them in its own language. */
function told(payload: unknown, language: 'fr' | 'en'): unknown {
  if (typeof payload !== 'object' || payload === null) return payload;
  if ('items' in payload && Array.isArray(payload.items))
    return { ...payload, items: payload.items.map((item: unknown) => told(item, language)) };
  if (!('warnings' in payload) || !Array.isArray(payload.warnings) || !payload.warnings.every(isWarning))
    return payload;
  return { ...payload, warnings: placesOf(payload.warnings, language) };
}

/** Tells the warnings of tenders in the reader's language, whichever route answers with one. */
export const toldWarningsPlugin: FastifyPluginAsync = fastifyPlugin(async (app) => {
  app.addHook('preSerialization', async (request, _reply, payload) => {
    return told(payload, readerOf(request));
  });
});
