import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument, OperationObject } from '../../src/plugins/openapi/document.ts';
import { ERROR_CODES } from '../../src/plugins/openapi/error-codes.ts';
import { type TestApp, testApp } from '../app.ts';
import { documentOf } from './document.ts';

/** The status of each kind of error, as plugins/errors.ts answers it. */
const STATUS: Readonly<Record<string, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
  no_space: 507,
};
/** What only commands and jobs say, to whoever runs them. */
const NOT_OF_THE_API = /^src\/(backup|commands|match-commands|matching|queue|console)\//;

type Fault = { file: string; kind: string; code: string; message: string };

/** Every error in src whose kind and code are written out, with the beginning of its message. */
const faults = (): Fault[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file}`)
    .filter((file) => file.endsWith('.ts') && !NOT_OF_THE_API.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /new DomainError\(\s*'(\w+)',\s*'(\w+)',\s*((?:'[^'\n]*'|`[^`\n]*`|"[^"\n]*")?)/g,
        ),
      ].map(([, kind = '', code = '', message = '']) => ({ file, kind, code, message })),
    );

describe('each code of a problem', () => {
  it('is in the list, with the status that its kind has', () => {
    const all = faults();
    expect(all.length).toBeGreaterThan(80);
    expect(
      all.filter(({ code }) => !Object.hasOwn(ERROR_CODES, code)).map(({ file, code }) => `${file} ${code}`),
    ).toEqual([]);
    expect(
      all
        .filter(({ kind, code }) => ERROR_CODES[code]?.status !== STATUS[kind])
        .map(({ file, kind, code }) => `${file} ${code} is ${kind}`),
    ).toEqual([]);
  });

  it('is told in a sentence, which names nothing that only the database knows', () => {
    const told = faults().filter(({ message }) => message.length > 2);
    expect(told.filter(({ message }) => !/^.["A-Z$]/.test(message)).map(({ message }) => message)).toEqual([]);
    expect(told.filter(({ message }) => /constraint|_idx|_key|_fkey|sql/i.test(message)).map((f) => f.message)).toEqual(
      [expect.stringContaining('set the constraint by hand')],
    );
  });
});

describe('the OpenAPI document', () => {
  let app: TestApp;
  let document: OpenApiDocument;
  let operations: [string, OperationObject][];
  beforeAll(async () => {
    app = await testApp();
    document = documentOf(app.app);
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, o]): [string, OperationObject] => [`${method.toUpperCase()} ${path}`, o]),
    );
  });
  afterAll(() => app.close());

  it('is answered in the language that the request accepts', async () => {
    const ask = async (language: string) =>
      (
        await app.app.inject({
          method: 'POST',
          url: '/v1/auth/login',
          headers: { 'accept-language': language },
          payload: { email: 'nobody@demo.example' },
        })
      ).json();
    expect(await ask('fr')).toMatchObject({
      code: 'validation_failed',
      title: 'Des champs sont à corriger.',
      errors: [{ pointer: '/password', message: 'est à remplir' }],
    });
    expect(await ask('en')).toMatchObject({
      title: 'Some fields need correcting.',
      errors: [{ pointer: '/password', message: 'is required' }],
    });
  });

  it('lists every code once, and with each operation those that it answers', () => {
    expect(Object.keys(document['x-error-codes'] ?? {})).toEqual(Object.keys(ERROR_CODES));
    const mute = operations.filter(([, o]) => (o['x-error-codes'] ?? []).length === 0).map(([name]) => name);
    expect(mute).toEqual([]);
    const beyond = operations.flatMap(([name, o]) =>
      (o['x-error-codes'] ?? [])
        .filter((code) => o.responses[String(ERROR_CODES[code]?.status)] === undefined)
        .map((code) => `${name} ${code}`),
    );
    expect(beyond).toEqual([]);
    expect(document.paths['/v1/consortia/{id}/submit']?.['post']?.['x-error-codes']).toEqual(
      expect.arrayContaining(['checks_block', 'illegal_transition', 'not_found']),
    );
    const tags = new Set(operations.flatMap(([, o]) => o.tags ?? []));
    const unknown = Object.values(ERROR_CODES).flatMap((code) => code.tags.filter((tag) => !tags.has(tag)));
    expect(unknown).toEqual([]);
  });

  it('lists the messages of webhooks', () => {
    const types = Object.keys(document.webhooks ?? {});
    expect(types).toContain('consortium.accepted');
    expect(types.filter((type) => !/^[a-z_]+\.[a-z_]+$/.test(type))).toEqual([]);
    expect(document.components.schemas?.['WebhookMessage']?.required).toEqual(['type', 'timestamp', 'data']);
  });

  it('names the media types of tables, charts and documents', () => {
    const typesOf = (path: string): string[] =>
      Object.keys(document.paths[path]?.['get']?.responses['200']?.content ?? {});
    expect(typesOf('/v1/reports/turnover')).toEqual([
      'application/json',
      'text/csv',
      'image/svg+xml',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    expect(typesOf('/v1/consortia/{id}/documents/{kind}')).toEqual(
      expect.arrayContaining(['application/pdf', 'application/zip']),
    );
    expect(typesOf('/v1/audit/export')).toContain('text/csv');
  });
});
