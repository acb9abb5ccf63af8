import { readFileSync } from 'node:fs';

/** One call of a text: as curl would make it. */
export type WrittenCall = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /v1, with the variables of the text in it: `/tenders/$ID/publish`. */
  path: string;
  headers: Record<string, string>;
  signedIn: boolean;
  /** Words after -d, or the bytes of the file after --data-binary. */
  body?: string | Buffer;
  /** The variable that takes a member of the answer: `TOKEN=$(curl … | jq -r .accessToken)`. */
  takes?: { variable: string; member: string };
};

/** The calls of a Markdown text in order, and after each block of them the answer that the text shows, if any. */
export type WrittenBlock = { calls: WrittenCall[]; answer: string | null };

/** The blocks of shell in a Markdown text that call the API. */
export function blocksOf(file: string): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  for (const [, language, text = ''] of readFileSync(file, 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)) {
    if (language === 'sh' && text.includes('curl')) blocks.push({ calls: callsOf(text), answer: null });
    const last = blocks.at(-1);
    if (language === 'json' && last?.answer === null) last.answer = text;
  }
  return blocks;
}

function callsOf(text: string): WrittenCall[] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.filter((line) => /\bcurl /.test(line)).map(callOf);
}

/** @throws Error for a word that it does not know: a text that is not understood is not tried */
function callOf(line: string): WrittenCall {
  const taken = /^(\w+)=\$\(curl (.*?) \| jq -r \.(\w+)\)/.exec(line);
  const words = [...(taken?.[2] ?? line.replace(/\s+#.*$/, '')).matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
  const call: WrittenCall = { method: 'GET', path: '', headers: {}, signedIn: false };
  const rest = words[0] === 'curl' ? words.slice(1) : words;
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (word === '-X') call.method = rest.shift() as WrittenCall['method'];
    else if (word === '-H') {
      const header = rest.shift()!;
      call.signedIn ||= header === '$AUTH';
      if (header === '$AUTH') continue;
      const [name = '', ...value] = header.split(':');
      call.headers[name] = value.join(':').trim();
    } else if (word === '-d' || word === '--data-binary') {
      const body = rest.shift()!;
      call.body = body.startsWith('@') ? readFileSync(body.slice(1)) : body;
      if (call.method === 'GET') call.method = 'POST';
    } else if (word.startsWith('$API/')) call.path = word.slice('$API'.length);
    else if (!/^-[sN]+$/.test(word)) throw new Error(`${word} is not understood: ${line}`);
  }
  if (taken !== null) call.takes = { variable: taken[1]!, member: taken[3]! };
  return call;
}

/** What the answer must hold: the text without what it leaves out (`…`). */
export const shown = (answer: string): unknown =>
  JSON.parse(answer.replaceAll(/,?\s*…\s*(?=[\]}])/g, ''), (key, value: unknown) =>
    key === 'id' || (typeof value === 'string' && value.endsWith('…')) ? undefined : value,
  );
