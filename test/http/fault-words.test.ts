import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WRONG_TIME } from '../../src/governance/views.ts';
import { FRENCH } from '../../src/plugins/faults/french.ts';
import { detailOf, inFrench, placesOf, sentenceOf } from '../../src/plugins/faults/in-words.ts';
import { PATTERN_WORDS } from '../../src/plugins/faults/patterns.ts';
import { readerOf } from '../../src/plugins/faults/reader.ts';
import { ERROR_CODES } from '../../src/plugins/openapi/error-codes.ts';
import { illegalTransition } from '../../src/shared/errors.ts';
import { testApp } from '../app.ts';
import { sourceFiles } from '../house/imports.ts';
import { documentOf } from './document.ts';

/** What commands, jobs and the law say is not told by the API as a fault. */
const ELSEWHERE = /^src\/(backup|commands|match-commands|console|law|notices|matching)\//;
const TEXT = `('(?:[^'\\\\\\n]|\\\\.)*'|\`(?:[^\`\\\\]|\\\\.)*\`)`;

/** The message of every fault of a field that is written out in src, with `{}` for its values. */
function fieldMessages(text: string): string[] {
  const found = [
    new RegExp(`\\binvalidField\\(\\s*(?:'[^']*'|\`[^\`]*\`|[\\w.]+),\\s*${TEXT}`, 'g'),
    new RegExp(`\\bpointer(?::[^,{}]*)?,\\s*message:\\s*${TEXT}`, 'g'),
  ].flatMap((pattern) => [...text.matchAll(pattern)].map(([, message = '']) => message.slice(1, -1)));
  return found.map(withPlaces);
}

/** A template literal with `{}` for each `${…}`, braces inside of it or not. */
function withPlaces(template: string): string {
  let out = '';
  for (let at = 0; at < template.length; at++) {
    if (!template.startsWith('${', at)) {
      out += template[at];
      continue;
    }
    for (let depth = 0; at < template.length; at++) {
      if (template[at] === '{') depth++;
      if (template[at] === '}' && --depth === 0) break;
    }
    out += '{}';
  }
  return out;
}

describe('a fault in words', () => {
  it('has one sentence in each language for every code', () => {
    const codes = Object.entries(ERROR_CODES);
    expect(codes.length).toBeGreaterThan(140);
    const odd = codes.filter(
      ([, { fr, en }]) => !/^\p{Lu}.{8,}\.$/u.test(fr) || !/^[A-Z].{8,}\.$/.test(en) || fr === en,
    );
    expect(odd.map(([code]) => code)).toEqual([]);
    expect(sentenceOf('already_signed', 'fr')).toBe('Le contrat est déjà signé.');
    expect(sentenceOf('already_signed', 'en')).toBe('The contract is signed already.');
    expect(sentenceOf('nowhere', 'fr')).toBeNull();
  });

  it('has French for everything that a tender warns of: put it in src/plugins/faults/french-warnings.ts', () => {
    const readers = /^src\/(notices\/|tenders\/(notice|newer-notice|view)\.ts|consortia\/views\/warnings\.ts)/;
    const messages = sourceFiles(['src'])
      .filter(({ path }) => readers.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(new RegExp(`\\bmessage:[^,;]*?${TEXT}`, 'g'))].map(([, message = '']) => ({ path, message })),
      )
      .map(({ path, message }) => ({ path, message: withPlaces(message.slice(1, -1)).replaceAll("\\'", "'") }))
      .filter(({ message }) => /^(\p{Lu}|\{\}|").*\.$/su.test(message) && message.replaceAll('{}', '').trim() !== '.');
    expect(messages.length).toBeGreaterThan(10);
    const mute = messages.filter(({ message }) => inFrench(message.replaceAll('{}', 'X')) === null);
    expect(mute).toEqual([]);
    expect(inFrench('LOT-0001 has no CPV code.')).toBe('LOT-0001 n’a pas de code CPV.');
    expect(inFrench('99999999 is not a code of CPV 2008.')).toBe('99999999 n’est pas un code de CPV 2008.');
  });

  it('says which form a text should have, of every pattern that somebody types for', async () => {
    const app = await testApp();
    const patterns = new Set<string>();
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { pattern } = value as { pattern?: unknown };
      if (typeof pattern === 'string') patterns.add(pattern);
      for (const part of Object.values(value)) walk(part);
    };
    walk(documentOf(app.app));
    await app.close();
    // Secrets that programs pass on, and the codes of faults, are typed by nobody.
    const typed = [...patterns].filter((pattern) => !/A-Za-z0-9_-|^\^\[a-z\]\[a-z0-9_\]/.test(pattern));
    expect(typed.length).toBeGreaterThan(9);
    expect(typed.filter((pattern) => PATTERN_WORDS[pattern] === undefined)).toEqual([]);
    const nuts = [{ message: 'must match pattern "^[A-Z]{2}[0-9A-Z]{0,3}$"' }];
    expect(placesOf(nuts, 'fr')[0]!.message).toMatch(/^n’est pas un code NUTS, comme FRG01/);
    expect(placesOf(nuts, 'en')[0]!.message).toMatch(/^is not a NUTS code/);
  });

  it('has French for every message of a field: put it in src/plugins/faults/french.ts', () => {
    const messages = sourceFiles(['src'])
      .filter(({ path }) => !ELSEWHERE.test(path))
      .flatMap(({ path, text }) => fieldMessages(text).map((message) => ({ path, message })));
    expect(messages.length).toBeGreaterThan(90);
    const mute = messages.filter(({ message }) => message !== '{}' && inFrench(message) === null);
    expect(mute).toEqual([]);
  });

  it.each(["invalidField('/x', 'is of no use')", `{ pointer: '/x', message: \`is of \${use({ a: 1 })} use\` }`])(
    'would be missed: %s',
    (text) => {
      expect(fieldMessages(text).map(inFrench)).toEqual([null]);
    },
  );

  it('says why an act comes at the wrong time for an election', () => {
    expect(Object.values(WRONG_TIME).map(inFrench)).not.toContain(null);
    expect(inFrench(WRONG_TIME.open)).toBe('Le vote est encore ouvert : attendez sa clôture.');
  });

  it('says of every thing that may be in the wrong state why an act is not possible', () => {
    const things = sourceFiles(['src']).flatMap(({ text }) =>
      [...text.matchAll(/illegalTransition\(\s*'([^']+)'/g)].map(([, thing = '']) => thing),
    );
    expect(things.length).toBeGreaterThan(15);
    const told = [...new Set(things)].map((thing) =>
      [[], ['reopen', 'ended']].map((allowed) => illegalTransition(thing, 'withdrawn', 'released', allowed).message),
    );
    expect(told.filter((both) => both.every((message) => inFrench(message) === null))).toEqual([]);
    const { message } = illegalTransition('consortium', 'inviting', 'submitted', ['agreed', 'recomposing']);
    expect(message).toBe(
      'The consortium is being invited: it cannot be submitted now. What can follow: agreed, recomposed.',
    );
    expect(inFrench(message)).toBe(
      'Le groupement est en cours d’invitation : il ne peut pas être déposé à ce stade. Ensuite, il peut être : accepté par tous, recomposé.',
    );
  });

  it('keeps as many values in French as in English', () => {
    const places = (text: string) => text.split('{}').length;
    // A format, a heading or a fault of the reader that French leaves out says nothing to a reader of French.
    const shorter = Object.entries(FRENCH).filter(([en, fr]) => places(fr) > places(en));
    expect(shorter).toEqual([]);
  });

  it('puts the values in their places, and words of ours in French', () => {
    expect(detailOf('not_found', 'No such match run, or you may not see it.', 'fr')).toBe(
      'Introuvable (recherche), ou vous n’y avez pas accès.',
    );
    expect(detailOf('weak_password', 'The password must not have fewer than 12 characters.', 'fr')).toBe(
      'Le mot de passe a moins de 12 caractères.',
    );
    expect(detailOf('not_editable', 'Something new and not yet put into French.', 'fr')).toBe(
      'Cela ne se modifie plus.',
    );
    expect(detailOf('document_format_unknown', 'notes.txt: Send a PDF.', 'fr')).toMatch(/^notes\.txt : Ce n’est ni/);
    expect(detailOf('not_editable', 'Something new.', 'en')).toBe('Something new.');
    expect(
      placesOf(
        [
          { pointer: '/title', message: 'is required' },
          { pointer: '/rows/2', message: 'manque un zéro' },
        ],
        'fr',
      ),
    ).toEqual([
      { pointer: '/title', message: 'est à remplir' },
      { pointer: '/rows/2', message: 'manque un zéro' },
    ]);
  });

  it.each([
    [
      'Lot LOT-0001 was due by 2026-12-09T11:00:00.000Z: say when the bid was handed in, if it was before.',
      'Lot LOT-0001 was due by 9 December 2026 at 12:00: say when the bid was handed in, if it was before.',
      'Le lot LOT-0001 était à rendre le 9 décembre 2026 à 12 h : dites quand l’offre a été déposée, si c’était avant.',
    ],
    [
      'The contract ended on 2026-06-01.',
      'The contract ended on 1 June 2026.',
      'Le contrat est terminé depuis le 1er juin 2026.',
    ],
    [
      'adds up to 123456 cents, not 200000 cents',
      'adds up to €1,234.56, not €2,000',
      'fait 1 234,56 € au lieu de 2 000 €',
    ],
    [
      'the shares add up to 9950 basis points, not to 10000 basis points',
      'the shares add up to 99.5%, not to 100%',
      'les parts font 99,5 % au lieu de 100 %',
    ],
    ['is beyond 2^53 − 1 cents', 'is beyond 2^53 − 1 cents', 'dépasse ce qui peut être compté'],
    ['avis-2026-12-09.xml: 2026-02-31 "2026-12-09"', 'avis-2026-12-09.xml: 2026-02-31 "2026-12-09"', null],
  ])('tells days, hours, amounts and shares as people write them: %s', (message, english, french) => {
    for (const [language, words] of [
      ['en', english],
      ['fr', french],
    ] as const) {
      if (words === null) continue;
      const plain = (text: string) => text.replace(/\s/g, ' ');
      expect(plain(detailOf('nowhere', message, language))).toBe(words);
      expect(plain(placesOf([{ message }], language)[0]!.message)).toBe(words);
    }
  });

  it.each([
    [{ kind: 'user', accepts: 'en' }, 'fr', 'en'],
    [{ kind: 'anonymous' }, 'en', 'en'],
    [null, undefined, 'fr'],
  ])('speaks as %j with Accept-Language %s wants: %s', (actor, header, language) => {
    expect(readerOf({ actor, headers: { 'accept-language': header } } as never)).toBe(language);
  });
});

describe('the audit log in words', () => {
  const words = readFileSync('src/console/texts/audit.ts', 'utf8');
  /** The words of a group in one of the two languages, by name. */
  const namesOf = (group: string, nth: number): Set<string> => {
    const part = words.split(`    ${group}: {\n`)[nth + 1]?.split('\n    },')[0] ?? '';
    return new Set([...part.matchAll(/^ {6}(\w+):/gm)].map(([, name = '']) => name));
  };
  /** Actions that are written out, and the last words of those that are made: states, decisions, events of a life. */
  const text = sourceFiles(['src', 'workers', 'seeds'])
    .filter(({ path }) => !path.startsWith('src/console/'))
    .map((file) => file.text)
    .join('\n');
  const written = [...text.matchAll(/\baction: '([a-z_]+)\.([a-z_]+)'/g)].map(([, thing = '', verb = '']) => [
    thing,
    verb,
  ]);
  const given = [...text.matchAll(/\b(?:audit|note|recordAudit)\([^)]*?'([a-z_]+)\.([a-z_]+)'/g)].map(
    ([, thing = '', verb = '']) => [thing, verb],
  );
  const life = [...readFileSync('src/consortia/life/decide.domain.ts', 'utf8').matchAll(/\btype: '(\w+)'/g)];
  const states = ['src/tenders/table.ts', 'src/match-runs/table.ts', 'src/awards/table.ts'].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/_(?:STATES|DECISIONS) = \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/'(\w+)'/g)].map(([, state]) => state!),
    ),
  );
  /** States that nothing comes into by an act of the log: a draft is made, a run begins by itself. */
  const BORN = new Set(['draft', 'running', 'open', 'eforms', 'manual']);

  it.each(['fr', 'en'])('has a word for every action, in %s: put it in src/console/texts/audit.ts', (language) => {
    const nth = language === 'fr' ? 0 : 1;
    const [things, verbs] = [namesOf('entities', nth), namesOf('verbs', nth)];
    const actions = [...written, ...given] as [string, string][];
    expect(actions.length).toBeGreaterThan(60);
    expect(life.length).toBeGreaterThan(10);
    expect(states.length).toBeGreaterThan(15);
    const missing = [
      ...actions.filter(([thing]) => !things.has(thing)).map(([thing]) => thing),
      ...[...actions.map(([, verb]) => verb), ...life.map(([, type]) => type!), ...states].filter(
        (verb) => !verbs.has(verb) && !BORN.has(verb),
      ),
    ];
    expect([...new Set(missing)]).toEqual([]);
  });
});
