import type { Database } from '../../db/client.ts';
import { inTransaction } from '../../db/transaction.ts';
import { rightTo } from '../../organisations/rights.domain.ts';
import type { OrganisationView } from '../../organisations/view.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { dayOf } from '../../shared/day.ts';
import { DomainError } from '../../shared/errors.ts';
import { DEFAULT_LANGUAGE, type Language } from '../../shared/language.ts';
import { matchTrades } from '../../taxonomies/lexicon/match.ts';
import { findNaf } from '../../taxonomies/lexicon/naf.ts';
import type { BackgroundSuggester, Said } from '../background.ts';
import { type CapabilitySources, type SuggestedCapability, suggestCapabilities } from './reading.ts';
import { type ContractShown, findContractsOf } from './repository.ts';
import type { CapabilitySuggestionInput, CapabilitySuggestionsView } from './schemas.ts';

export type CapabilityService = ReturnType<typeof createCapabilityService>;

/** Below this many trades that the lexicon finds, what was learned from notices is asked too: chosen by reasoning, for its time. */
const FEW_TRADES = 2;

/** Reads what organisations can do from what they say, their activity code, certificates, references and contracts. */
export function createCapabilityService(deps: {
  database: Database;
  clock: Clock;
  organisation: (actor: Actor, id: string) => Promise<OrganisationView>;
  suggester: Pick<BackgroundSuggester, 'suggestLevels' | 'readSaid'>;
}) {
  return {
    /** What companies of a list say that they can do, in their order; equal ones are read once. Nothing is kept. */
    ofList: (said: readonly Said[], language: Language): Promise<SuggestedCapability[][]> =>
      readOnce(said, (distinct) => deps.suggester.readSaid(distinct, language)),

    /**
     * Capabilities that an organisation seems to have, the surest first. Without `text` its description is read; references,
     * certificates and contracts always are. Nothing is kept.
     * @param reader language of labels and reasons unless the input says one
     * @throws DomainError `not_found`, `not_allowed`, or `unknown_code` for an activity code of neither revision
     */
    async suggest(
      actor: Actor,
      id: string,
      input: CapabilitySuggestionInput,
      reader: Language = DEFAULT_LANGUAGE,
    ): Promise<CapabilitySuggestionsView> {
      if (input.nafCode !== undefined && findNaf(input.nafCode) === null) throw unknownNaf(input.nafCode);
      const profile = await deps.organisation(actor, id);
      if (rightTo(actor, profile) === 'none') {
        throw new DomainError('forbidden', 'not_allowed', 'Its own cluster and its own people say what it can do.');
      }
      const contracts = await inTransaction(deps.database, actor, (tx) => findContractsOf(tx, id));
      const text = input.text ?? profile.description ?? '';
      const sources: CapabilitySources = {
        text,
        learned: await learnedOf(text, input.lang),
        nafCode: input.nafCode ?? null,
        language: input.lang ?? reader,
        certifications: profile.certifications,
        references: [
          ...profile.references.map((reference) => ({ ...reference, confirmed: false })),
          ...contracts.map(asReference),
        ],
        today: dayOf(deps.clock()),
      };
      return { items: suggestCapabilities(sources) };
    },
  };

  async function learnedOf(text: string, lang: string | undefined): Promise<CapabilitySources['learned']> {
    if (text.trim() === '' || matchTrades(text).length > FEW_TRADES) return [];
    const levels = await deps.suggester.suggestLevels({ text, lang, limit: 5 });
    return levels.at(-1)?.items ?? [];
  }
}

/** So many texts at a time: whoever else asks the thread waits for one batch. */
const BATCH = 500;

async function readOnce(
  said: readonly Said[],
  read: (distinct: readonly Said[]) => Promise<SuggestedCapability[][]>,
): Promise<SuggestedCapability[][]> {
  const keyOf = ({ text, nafCode }: Said) => `${nafCode ?? ''} ${text}`;
  const distinct = [...new Map(said.map((one) => [keyOf(one), one])).values()];
  const found = new Map<string, SuggestedCapability[]>();
  for (let at = 0; at < distinct.length; at += BATCH) {
    const batch = distinct.slice(at, at + BATCH);
    for (const [i, items] of (await read(batch)).entries()) found.set(keyOf(batch[i]!), items);
  }
  return said.map((one) => found.get(keyOf(one)) ?? []);
}

const asReference = ({
  title,
  cpv,
  signedOn,
  valueCents,
  shareBp,
}: ContractShown): CapabilitySources['references'][number] => ({
  title,
  cpv,
  year: Number((signedOn ?? '1900').slice(0, 4)),
  valueCents: Math.round((valueCents * shareBp) / 10_000),
  confirmed: true,
});

const unknownNaf = (code: string): DomainError =>
  new DomainError('invalid', 'unknown_code', `${code} is not a code of NAF rev. 2 or NAF 2025.`, {
    fields: [{ pointer: '/nafCode', message: `${code} is not a code of NAF rev. 2 or NAF 2025` }],
  });
