import type { TestApp, TestPerson } from '../app.ts';

/** Whose secret a fact is, the words that tell it, and where to look for them (everywhere unless given). */
export type Fact = {
  side: 'asking' | 'asked';
  name: string;
  words: readonly string[];
  where?: RegExp;
};
/** Who looks; facts of its own side are its own to know. */
export type Reader = { name: string; as: TestPerson; side: 'asking' | 'asked' | 'neither' };

const LISTS = [
  '/partner-searches?limit=100',
  '/partner-searches?inbox=true&limit=100',
  '/partner-searches/statistics',
  '/partner-search-requests?limit=100',
  '/standing-offers',
  '/organisations?limit=200',
  '/tenders?limit=100',
  '/notifications?limit=100',
  '/audit?limit=200',
];

/** All that a reader is answered of searches, companies, tenders, notifications and the log, by address. */
async function readings(app: TestApp, { as }: Reader, ids: { searches: string[]; organisations: string[] }) {
  const paths = [
    ...LISTS,
    ...ids.organisations.map((id) => `/organisations/${id}`),
    ...ids.searches.flatMap((id) => ['', '/answers', '/members'].map((part) => `/partner-searches/${id}${part}`)),
  ];
  const read = new Map<string, string>();
  for (const path of paths) {
    const answer = await app.call('GET', path, { as });
    if (answer.statusCode === 200) read.set(path, answer.body);
  }
  return read;
}

/** What each reader has learnt of the other sides by a stage: a line a fact, a cell a reader. */
export async function learntAt(
  app: TestApp,
  stage: string,
  { readers, facts, ids }: { readers: Reader[]; facts: Fact[]; ids: { searches: string[]; organisations: string[] } },
): Promise<string> {
  const cells = new Map<Reader, Map<string, string>>();
  for (const reader of readers) cells.set(reader, await readings(app, reader, ids));
  const told = (fact: Fact, reader: Reader): string => {
    if (fact.side === reader.side) return 'own';
    for (const [path, body] of cells.get(reader)!)
      if ((fact.where?.test(path) ?? true) && fact.words.some((word) => body.includes(word))) return 'told';
    return '–';
  };
  const lines = facts.map((fact) => `| ${fact.name} | ${readers.map((reader) => told(fact, reader)).join(' | ')} |`);
  return [
    `## ${stage}`,
    '',
    `| | ${readers.map(({ name }) => name).join(' | ')} |`,
    `|---|${readers.map(() => '---').join('|')}|`,
    ...lines,
    '',
  ].join('\n');
}

const HEAD = `# What each side of a partner search learns, and when

Written by \`npm run partners:learns\` from what the API answers (searches, offers, requests, companies, tenders, notifications, the log): a test keeps it
equal. *own*: of one's own side. *told*: the words stand in an answer. –: they stand in none.
`;

/** The page of all stages. */
export const learnsPage = (stages: readonly string[]): string => `${[HEAD, ...stages].join('\n').trimEnd()}\n`;
