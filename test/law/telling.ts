import { dayOf } from '../../src/shared/day.ts';
import type { TestApp, TestPerson } from '../app.ts';
import { inHours, type tenderOf, type World, wanted } from '../consortia/world.ts';

// biome-ignore lint/suspicious/noExplicitAny: a story looks into answers freely
type Answered = any;
type Row = { act: string; verdict: string; article: string };

/** A life of a group, told act by act as the API answers it. */
export type Life = ReturnType<typeof tellers>;

/** A day as programs write it, and as the API tells it to people. */
const WRITTEN =
  /\d{4}-\d{2}-\d{2}|\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g;

/** Day `YYYY-MM-DD` of the story, so many days after its beginning. */
const dayAfter = (start: Date, days: number): string => dayOf(new Date(start.getTime() + days * 86_400_000));

/**
 * What a life is told with: acts through the API, each a row of the table. Names of firms become letters and days become
 * "day 3": the same page, whoever runs it and whenever.
 */
export function tellers(home: World, clock: { at: Date; start: Date }) {
  const rows: Row[] = [];
  const app: TestApp = home.app;
  const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown, as?: TestPerson) =>
    app.call(method, path, {
      as: as ?? home.coordinator,
      ...(body === undefined ? {} : { body }),
      headers: { 'accept-language': 'en', ...(method === 'PATCH' ? { 'if-match': '*' } : {}) },
    });
  const get = (path: string): Promise<Answered> => wanted(200, call('GET', path));
  const letters = (text: string): string =>
    home.organisationIds.reduce(
      (told, id, i) =>
        told
          .replaceAll(`Firm ${i} ${id.slice(-6)}`, String.fromCharCode(65 + i))
          .replaceAll(id, String.fromCharCode(65 + i)),
      text.replace(
        WRITTEN,
        (day) => `day ${Math.round((Date.parse(`${day} UTC`) - Date.parse(dayAfter(clock.start, 0))) / 86_400_000)}`,
      ),
    );
  const tell = (act: string, verdict: string, article: string) => {
    rows.push({ act, verdict: letters(verdict), article });
  };

  const self = {
    rows,
    get,
    /** The day of the story, moved by so many days. */
    day: (days = 0): string => dayAfter(clock.at, days),
    pass(days: number): void {
      clock.at = new Date(clock.at.getTime() + days * 86_400_000);
    },
    /** An act that goes through: what it answers stands in the table. */
    async does(
      act: string,
      method: 'POST' | 'PUT' | 'PATCH',
      path: string,
      body: unknown,
      {
        status = 200,
        say = (_: Answered) => 'done',
        article = '',
      }: { status?: number; say?: (a: Answered) => string; article?: string } = {},
    ): Promise<Answered> {
      const answered = await wanted(status, call(method, path, body));
      tell(act, say(answered), article);
      return answered;
    },
    /** An act that is refused: its code and sentence stand in the table. */
    async refused(
      act: string,
      method: 'POST' | 'PUT' | 'PATCH',
      path: string,
      body: unknown,
      article: string,
      status = 409,
    ) {
      const answered = await wanted(status, call(method, path, body));
      const field = answered.errors?.[0];
      tell(
        act,
        `${status} ${answered.code}${field === undefined ? '' : `, ${field.pointer} ${field.message}`}`,
        article,
      );
      return answered;
    },
    /** What a rule says now. */
    async asks(ruleId: string, consortiumId: string): Promise<{ status: string; article: string; message: string }> {
      const { items } = await get(`/consortia/${consortiumId}/checks?lang=en`);
      const verdict = items.find((item: { ruleId: string }) => item.ruleId === ruleId);
      if (verdict === undefined) throw new Error(`no verdict of ${ruleId}`);
      tell(`check \`${ruleId}\``, `${verdict.status}: ${verdict.message}`, verdict.article);
      return verdict;
    },
    /** A group that has applied: formed, asked, agreed, ready and in. Not told: each life begins after it. */
    async applied(members: readonly object[], tender: Awaited<ReturnType<typeof tenderOf>>, until = 'submit') {
      const group = await wanted(
        201,
        call('POST', '/consortia', { tenderId: tender.tenderId, lotIds: tender.lotIds, members }),
      );
      const path = `/consortia/${group.id}`;
      await wanted(200, call('POST', `${path}/invite`, { expiresAt: inHours(24 * 90) }));
      if (until === 'invited') return { id: group.id as string, path };
      await self.everybodyAccepts(group.id);
      if (until === 'agreed') return { id: group.id as string, path };
      await wanted(200, call('POST', `${path}/ready`, {}));
      if (until === 'ready') return { id: group.id as string, path };
      await wanted(200, call('POST', `${path}/submit`, {}));
      return { id: group.id as string, path };
    },
    /** A yes that is refused. */
    async refusedAnswer(act: string, organisationId: string, consortiumId: string, article: string): Promise<void> {
      const { members } = await get(`/consortia/${consortiumId}`);
      const { invitation } = members.find(
        (member: { organisationId: string }) => member.organisationId === organisationId,
      );
      const person = home.people.get(organisationId)!;
      const answered = await wanted(
        409,
        call('POST', `/invitations/${invitation.id}/accept`, { undertaking: true }, person),
      );
      tell(act, `409 ${answered.code}`, article);
    },
    /** Everybody who is asked says yes. */
    async everybodyAccepts(consortiumId: string): Promise<void> {
      const { members } = await get(`/consortia/${consortiumId}`);
      for (const { organisationId, invitation } of members) {
        if (invitation?.state !== 'pending') continue;
        const person = home.people.get(organisationId)!;
        const declared = await call(
          'PUT',
          `/invitations/${invitation.id}/solo-declaration`,
          { couldBidAlone: false, reasons: 'Half of the work is not our trade.' },
          person,
        );
        if (![200, 409].includes(declared.statusCode)) throw new Error(declared.payload);
        await wanted(200, call('POST', `/invitations/${invitation.id}/accept`, { undertaking: true }, person));
      }
    },
  };
  return self;
}

/** The lives as the page that people read. */
export function pageOf(lives: readonly (readonly [string, readonly Row[]])[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const tables = lives.map(
    ([title, rows]) =>
      `## ${title}\n\n| act | verdict | article |\n|---|---|---|\n${rows
        .map(({ act, verdict, article }) => `| ${cell(act)} | ${cell(verdict)} | ${cell(article)} |`)
        .join('\n')}\n`,
  );
  return `# Twelve lives of groups

What the program answers, act by act, from a bid to its end: each table is one test of
\`test/law/twelve-lives.test.ts\`, which keeps this page equal (\`npm run law:lives\` writes it anew). Companies are letters
in the order of the network, days count from the beginning of the story. Articles are those of the Code de la commande
publique unless another text is named.

${tables.join('\n')}`;
}
