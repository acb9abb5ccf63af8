/** What a block of lines tells of a company; trades are what no line of another kind says. */
export type Block = {
  name: string;
  address: string;
  postalCode: string;
  town: string;
  phone: string;
  email: string;
  website: string;
  registrationNumber: string;
  contact: string;
  activity: string;
};

/** Headings of the file that the import reads; it keeps no telephone, and says so. */
const HEADINGS: Readonly<Record<keyof Block, string>> = {
  name: 'Raison sociale',
  address: 'Adresse',
  postalCode: 'Code postal',
  town: 'Ville',
  phone: 'Téléphone',
  email: 'E-mail',
  website: 'Site web',
  registrationNumber: 'SIRET',
  contact: 'Nom du contact',
  activity: 'Activité',
};

const PLACE = /^(?:(.*?\S)\s*[,–-]\s*)?(?:F\s?-\s?)?(\d{5})\s+(\p{L}.*)$/u;
const MAIL = /[^\s@<>:;,()]+@[^\s@<>:;,()]+\.\p{L}{2,}/u;
const PHONE =
  /^(?:(?:t[ée]l(?:[ée]phone)?|phone|fixe|mobile|portable|port|fax)\b[\s.:]*)?(\+?[\d(][\d\s()./+-]{7,})$/iu;
const SITE = /^(?:(?:site(?: web| internet)?|web)\s*:\s*)?((?:https?:\/\/|www\.)\S+)$/iu;
const NUMBER = /^(?:siret|siren)\s*(?:n°)?\s*:?\s*([\d\s]{9,})$/iu;
const CONTACT = /^(?:contact|dirigeante?|g[ée]rante?|responsable|pr[ée]sidente?|interlocut\p{L}+)\s*:\s*(.+)$/iu;
const TRADES = /^(?:activit[ée]s?|m[ée]tiers?|savoir-faire|sp[ée]cialit[ée]s?|domaines?)\s*:\s*(.+)$/iu;
const STREET =
  /^(?:\d{1,4}\s*(?:bis|ter|[a-d])?\s*[,\s]\s*\p{L}|(?:rue|avenue|av|boulevard|bd|all[ée]e|impasse|chemin|route|quai|place|cours|zone|z\.?[aic]\.?c?|parc|lieu[- ]dit|bp|cs|b[âa]t(?:iment)?|r[ée]sidence|p[ôo]le)\b)/iu;

/** A number of so many digits is no telephone's. */
const SIRET_DIGITS = 14;

/** What one line of a block says, and of which kind it is. */
function lineOf(line: string): Partial<Block> {
  const mail = MAIL.exec(line)?.[0];
  if (mail !== undefined) return { email: mail };
  const site = SITE.exec(line)?.[1];
  if (site !== undefined) return { website: site };
  const number = NUMBER.exec(line)?.[1];
  if (number !== undefined) return { registrationNumber: number.replace(/\s/g, '') };
  const phone = PHONE.exec(line)?.[1];
  const digits = phone?.replace(/\D/g, '').length ?? 0;
  if (phone !== undefined && digits === SIRET_DIGITS) return { registrationNumber: phone.replace(/\s/g, '') };
  if (phone !== undefined && digits >= 9 && digits < SIRET_DIGITS) return { phone: phone.trim() };
  const contact = CONTACT.exec(line)?.[1];
  if (contact !== undefined) return { contact };
  const trades = TRADES.exec(line)?.[1];
  if (trades !== undefined) return { activity: trades };
  const place = PLACE.exec(line);
  if (place !== null) {
    const [, street, postalCode = '', town = ''] = place;
    return { postalCode, town: town.trim(), ...(street === undefined ? {} : { address: street }) };
  }
  if (STREET.test(line)) return { address: line };
  return { activity: line };
}

/** What several lines of a block may say, one after the other. */
const LISTED = new Set<keyof Block>(['address', 'phone', 'activity']);

/** A block as read; null where its lines leave a doubt of whom they speak. */
function blockOf([name = '', ...lines]: readonly string[]): Block | null {
  const block = Object.fromEntries(Object.keys(HEADINGS).map((key) => [key, ''])) as Block;
  if (Object.keys(lineOf(name)).some((kind) => kind !== 'activity')) return null;
  for (const line of lines)
    for (const [key, text] of Object.entries(lineOf(line)) as [keyof Block, string][]) {
      if (block[key] !== '' && !LISTED.has(key)) return null;
      block[key] = block[key] === '' ? text : `${block[key]}, ${text}`;
    }
  const { postalCode, phone, email, website } = block;
  return [postalCode, phone, email, website].every((said) => said === '') ? null : { ...block, name };
}

/**
 * Companies of a list that stands in blocks, as web pages have them: the name, then street, town, telephone, trades each on
 * a line of its own, and a blank line between. Null for a table, and wherever a block leaves a doubt: it has two towns or two
 * addresses for mail, no sign of a company, or begins with something else than a name.
 */
export function blocksOf(text: string): Block[] | null {
  if (text.includes('\t')) return null;
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((part) =>
      part.split('\n').flatMap(
        (line) =>
          line
            .replace(/^[\s•·*–-]+/u, '')
            .replace(/\s+/g, ' ')
            .trim() || [],
      ),
    )
    .filter((lines) => lines.length > 0);
  // A title stands above: "Nos adhérents".
  const listed = blocks[0]?.length === 1 ? blocks.slice(1) : blocks;
  if (listed.length < 2) return null;
  const read = listed.map(blockOf);
  return read.every((block) => block !== null) ? read : null;
}

/** The kinds of facts that any of the blocks tells, in their order. */
export const factsOf = (blocks: readonly Block[]): (keyof Block)[] =>
  (Object.keys(HEADINGS) as (keyof Block)[]).filter((key) => blocks.some((block) => block[key] !== ''));

/** The blocks as a file of the import. */
export function tableOf(blocks: readonly Block[]): string {
  const facts = factsOf(blocks);
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return [facts.map((key) => HEADINGS[key]), ...blocks.map((block) => facts.map((key) => block[key]))]
    .map((cells) => cells.map(quoted).join(';'))
    .join('\n');
}
