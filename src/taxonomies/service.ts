import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../shared/language.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { codesOfTrades, matchTrades } from './lexicon/match.ts';
import * as repository from './repository.ts';
import type { CpvDetailView, CpvView, NutsView } from './schemas.ts';

type Query = { q?: string; lang?: Language; limit?: number; cursor?: string };
export type TaxonomyService = ReturnType<typeof createTaxonomyService>;

/** The code lists that tenders and capabilities are told in. */
export function createTaxonomyService({ database }: { database: Database }) {
  return {
    /** CPV codes by code, by words or by the trades they name, best first; all of them by code without a query. */
    async searchCpv(actor: Actor, query: Query): Promise<Page<CpvView>> {
      const lang = query.lang ?? DEFAULT_LANGUAGE;
      const page = pageRequest(query, ['integer', 'integer', 'text']);
      const rows = await inTransaction(database, actor, (tx) =>
        repository.searchCpv(tx, query.q ?? null, lang, tradesOf(query.q), page),
      );
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [`${row.rank}`, `${row.breadth}`, row.code]);
      return { items: items.map((row) => toCpv(row, lang)), nextCursor };
    },

    /** A code with those above and below it. */
    async cpv(actor: Actor, code: string, lang: Language = 'fr'): Promise<CpvDetailView> {
      return inTransaction(database, actor, async (tx) => {
        const [row] = await repository.findCpv(tx, [code]);
        if (row === undefined) throw notFound('CPV code');
        const ancestors = await repository.findCpvAncestors(tx, code);
        const children = await repository.findCpvChildren(tx, code);
        return {
          ...toCpv(row, lang),
          ancestors: ancestors.map((a) => toCpv(a, lang)),
          children: children.map((c) => toCpv(c, lang)),
        };
      });
    },

    /** NUTS regions by code or name, best first. */
    async searchNuts(actor: Actor, query: Query & { level?: number }): Promise<Page<NutsView>> {
      const lang = query.lang ?? DEFAULT_LANGUAGE;
      const page = pageRequest(query, ['integer', 'integer', 'text']);
      const filter = { q: query.q ?? null, level: query.level };
      const rows = await inTransaction(database, actor, (tx) => repository.searchNuts(tx, filter, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [`${row.rank}`, `${row.level}`, row.code]);
      return {
        items: items.map(({ code, level, parent, labelFr, labelEn, lat, lon }) => ({
          code,
          level,
          parent,
          ...named(labelFr, labelEn, lang),
          lat,
          lon,
        })),
        nextCursor,
      };
    },
  };
}

/** A query names a trade when the trade's words cover at least this share of it. */
const NAMED = 0.45;

/** Codes of the trades that a query names, the surest first. */
const tradesOf = (query: string | undefined): repository.TradeHit[] =>
  codesOfTrades(matchTrades(query ?? '').filter(({ score }) => score >= NAMED)).map(({ code }, place) => ({
    code,
    place,
  }));

type CpvFields = Pick<repository.CpvCodeRow, 'code' | 'checkDigit' | 'level' | 'parent' | 'labelFr' | 'labelEn'>;

const toCpv = ({ code, checkDigit, level, parent, labelFr, labelEn }: CpvFields, lang: Language): CpvView => ({
  code,
  checkDigit,
  level,
  parent,
  ...named(labelFr, labelEn, lang),
});

const named = (fr: string, en: string, lang: Language) => ({
  label: lang === 'fr' ? fr : en,
  labels: { fr, en },
});
