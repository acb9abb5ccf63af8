import type { ParsedAward, ParsedOrganisation } from '../award.ts';
import { distinct, registrationOf } from '../codes.ts';
import { looksLikeGroup, rolesByName } from '../leads.ts';
import { all, child, textAt, textOf, wholeText, type XmlNode } from '../xml/node.ts';
import { amountIn } from './lot.ts';

/**
 * Decisions of an award notice. The holders of one decision are a group when their names say so (mandataire,
 * cotraitant); else each holds a contract of its own. Each holder is followed by its own RENSEIGNEMENT.
 */
export function awardsOf(data: XmlNode | undefined): { awards: ParsedAward[]; organisations: ParsedOrganisation[] } {
  const organisations: ParsedOrganisation[] = [];
  const awards = all(data, 'ATTRIBUTION', 'DECISION').flatMap((decision, index) => {
    const holders = holdersOf(decision);
    const parties = looksLikeGroup(holders.map((h) => h.name)) ? [holders] : holders.map((h) => [h]);
    return parties.map((party): ParsedAward => {
      const roles = rolesByName(party.map((h) => h.name));
      const seats = party.map((holder, seat) => {
        const organisation = organisationOf(holder, `TIT-${organisations.length + 1}`);
        organisations.push(organisation);
        return { organisationId: organisation.id, role: roles[seat] ?? ('unlabelled' as const) };
      });
      const told = party.map((h) => h.facts);
      const value = told.map((f) => amountIn(child(f, 'MONTANT'))).find((v) => v !== null) ?? null;
      const received = told.map((f) => textAt(f, 'NBOFFRERECU')).find((t) => t !== null) ?? null;
      return {
        externalId: String(index + 1),
        lotId: textAt(decision, 'NUMLOT') ?? '1',
        won: true,
        rank: null,
        value,
        title:
          wholeText(child(decision, 'INTITULE')) || wholeText(child(decision, 'DESCRIPTION')).slice(0, 200) || null,
        partyName: null,
        seats,
        contractDate:
          told
            .map((f) => textAt(f, 'DATEATTRIBUTION'))
            .find((t) => t !== null)
            ?.slice(0, 10) ?? null,
        tendersReceived: received !== null && /^\d{1,9}$/.test(received) ? Number(received) : null,
        subcontractedValue: null,
        subcontractedBp: null,
      };
    });
  });
  return { awards, organisations };
}

type Holder = { name: string; node: XmlNode; facts: XmlNode | undefined };

function holdersOf(decision: XmlNode): Holder[] {
  const holders: Holder[] = [];
  for (const element of decision.children) {
    const last = holders[holders.length - 1];
    if (element.name === 'TITULAIRE') {
      const name = wholeText(child(element, 'DENOMINATION')).replace(/\s+/g, ' ');
      if (name) holders.push({ name, node: element, facts: undefined });
    } else if (element.name === 'RENSEIGNEMENT' && last) last.facts = element;
  }
  return holders;
}

const organisationOf = ({ name, node }: Holder, id: string): ParsedOrganisation => ({
  id,
  name,
  names: { fr: name },
  ids: distinct([registrationOf(textOf(child(node, 'SIRET')))]),
  country: textAt(node, 'PAYS') ?? 'FR',
  nuts: textAt(node, 'CODENUTS'),
  city: textAt(node, 'VILLE'),
  size: child(node, 'PMEOUI') ? 'sme' : child(node, 'PMENON') ? 'large' : null,
  person: false,
});
