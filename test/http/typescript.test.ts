import { expect, it } from 'vitest';
import type { OpenApiDocument } from '../../src/plugins/openapi/document.ts';
import { typesOf } from '../../src/plugins/openapi/typescript.ts';

const DOCUMENT: OpenApiDocument = {
  openapi: '3.1.0',
  components: {
    schemas: {
      Lot: {
        type: 'object',
        description: 'A part of */ the work',
        required: ['id', 'value'],
        properties: {
          id: { type: 'string', description: 'Its id' },
          value: { type: ['integer', 'null'] },
          state: { enum: ['open', "it's", null] },
          'odd-name': { type: 'array', items: { $ref: '#/components/schemas/Lot' } },
        },
      },
    },
  },
  paths: {
    '/v1/lots/{id}': {
      put: {
        summary: 'Change a lot',
        parameters: [
          { in: 'path', name: 'id', required: true },
          { in: 'query', name: 'limit', schema: { type: 'integer' } },
          { in: 'query', name: 'q', required: true, schema: { type: 'string' } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Lot' } } },
        },
        responses: {
          200: {
            content: {
              'application/json': { schema: { anyOf: [{ $ref: '#/components/schemas/Lot' }, { type: 'null' }] } },
            },
          },
        },
      },
      delete: { responses: { 204: { description: 'Gone' } } },
    },
    '/v1/notices': {
      post: {
        requestBody: {
          required: true,
          content: { 'application/xml': { schema: { type: 'string', format: 'binary' } } },
        },
        responses: {
          201: {
            content: { 'application/json': { schema: { type: 'object', additionalProperties: { type: 'number' } } } },
          },
        },
      },
    },
    '/health/live': { get: { responses: { 200: {} } } },
  },
};

it('writes named types, calls by method and path, optional and nullable members, and documents as they are', () => {
  expect(typesOf(DOCUMENT).split('\n').slice(3).join('\n')).toBe(`
/** A part of *\\/ the work */
export type Lot = {
  /** Its id */
  id: string;
  value: number | null;
  state?: 'open' | 'it\\'s' | null;
  'odd-name'?: Array<Lot>;
};

/** What each call takes and answers. */
export type Api = {
  /** Change a lot */
  'PUT /v1/lots/{id}': {
    query: {
      limit?: number;
      q: string;
    };
    body: Lot;
    answer: Lot | null;
  };
  'DELETE /v1/lots/{id}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  'POST /v1/notices': {
    query: undefined;
    body: Blob | string;
    answer: Record<string, number>;
  };
};
`);
});
