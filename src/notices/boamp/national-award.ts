import { amountOf } from '../amounts.ts';
import type { ParsedAward, ParsedOrganisation } from '../award.ts';
import { distinct, registrationOf } from '../codes.ts';
import { looksLikeGroup, rolesByName } from '../leads.ts';
import type { NoticeKind } from '../notice.ts';
import { child, descendants, textAt, textOf, wholeText, type XmlNode } from '../xml/node.ts';

/** How the forms write a winner, and what it is called inside. */
const WINNERS = ['TITULAIRE', 'ATTRIBUTAIRE'] as const;
const NAMES = ['DENOMINATION', 'NOMOFFICIEL', 'RAISONSOCIALE', 'NOM'] as const;

/**
 * Awards of a national result: one for each RESULTAT (or DECISION) with its winners, or for the whole section. Several
 * winners of one result are a group when their names say so; else each has a contract of its own, without a value.
 */
export function nationalAwardsOf(
  section: XmlNode,
  kind: NoticeKind,
): { awards: ParsedAward[]; organisations: ParsedOrganisation[] } {
  const organisations: ParsedOrganisation[] = [];
  if (kind !== 'result') return { awards: [], organisations };
  const results = ['RESULTAT', 'DECISION'].flatMap((name) => descendants(section, name));
  const awards = (results.length > 0 ? results : [section]).flatMap((result, index) => {
    const winners = WINNERS.flatMap((name) => descendants(result, name)).flatMap((winner) => {
      const name = NAMES.map((n) => wholeText(child(winner, n))).find((t) => t !== '') ?? textOf(winner) ?? '';
      return name ? [{ name: name.replace(/\s+/g, ' '), node: winner }] : [];
    });
    const parties = looksLikeGroup(winners.map((w) => w.name)) ? [winners] : winners.map((w) => [w]);
    return parties.map((party): ParsedAward => {
      const roles = rolesByName(party.map((w) => w.name));
      const seats = party.map(({ name, node }, i) => {
        const id = `TIT-${organisations.length + 1}`;
        organisations.push({
          id,
          name,
          names: { fr: name },
          ids: distinct([registrationOf(textAt(node, 'SIRET') ?? textAt(node, 'CODEIDENTIFICATIONNATIONAL'))]),
          country: 'FR',
          nuts: null,
          city: textAt(node, 'VILLE') ?? textAt(node, 'ADR', 'VILLE'),
          size: null,
          person: false,
        });
        return { organisationId: id, role: roles[i] ?? ('unlabelled' as const) };
      });
      return awardOf(result, index, seats, parties.length === 1);
    });
  });
  return { awards, organisations };
}

function awardOf(result: XmlNode, index: number, seats: ParsedAward['seats'], only: boolean): ParsedAward {
  const amount = descendants(result, 'MONTANT')[0];
  const day = descendants(result, 'DATEATTRIBUTION')[0];
  return {
    externalId: String(index + 1),
    lotId: textOf(descendants(result, 'NUMLOT')[0]) ?? textAt(result, 'NUMERO') ?? '1',
    won: true,
    rank: null,
    value: only ? amountOf(textAt(amount, 'VALEUR') ?? textOf(amount), 'EUR') : null,
    title: wholeText(child(result, 'INTITULE')) || null,
    partyName: null,
    seats,
    contractDate: textOf(day)?.slice(0, 10) ?? null,
    tendersReceived: null,
    subcontractedValue: null,
    subcontractedBp: null,
  };
}
