/**
 * Legal forms as a folded name has them, also letter by letter ("S.A.S." folds to "s a s"), each with the form that it is
 * a kind of: an EURL is a SARL of one partner (Code de commerce, L223-1), a SASU a SAS of one (L227-1).
 */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  sarl: ['sarl', 's a r l', 'eurl', 'e u r l', 'societe a responsabilite limitee'],
  sas: [
    'sas',
    's a s',
    'sasu',
    's a s u',
    'societe par actions simplifiee',
    'societe par actions simplifiee unipersonnelle',
  ],
  sa: ['sa', 's a', 'societe anonyme'],
  snc: ['snc', 's n c'],
  sci: ['sci', 's c i'],
  sca: ['sca', 's c a'],
  scs: ['scs', 's c s'],
  scop: ['scop', 's c o p'],
  scic: ['scic', 's c i c'],
  selarl: ['selarl'],
  selas: ['selas'],
  gie: ['gie', 'g i e'],
  ei: ['eirl', 'ei', 'entreprise individuelle'],
  gmbh: ['gmbh', 'mbh'],
  ag: ['ag'],
  kg: ['kg'],
  ltd: ['ltd', 'limited'],
  plc: ['plc'],
  inc: ['inc'],
  srl: ['srl', 's r l'],
  spa: ['spa', 's p a'],
  bv: ['bv', 'b v', 'bvba', 'sprl'],
  nv: ['nv', 'n v'],
};

const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, forms]) => forms.map((form) => [form, kind] as const)));
/** Every form as a folded name has it. */
export const LEGAL_FORMS: readonly string[] = [...KIND_OF.keys()];

const ANY = [...LEGAL_FORMS].sort((a, b) => b.length - a.length).join('|');
const AT_AN_END = new RegExp(`^(?:(?:${ANY}) )+|(?: (?:${ANY}))+$`, 'g');
const EACH = new RegExp(`\\b(?:${ANY})\\b`, 'g');

/** A folded name without its legal form, "et" and "&" alike: "SAS Dupont & Fils" and "Dupont et Fils" are "dupont fils". */
export const bareName = (folded: string): string => folded.replace(AT_AN_END, '').replaceAll(' et ', ' ');

/** Which legal forms a folded name says, of one kind each; none where it says none. */
export const formsOf = (folded: string): string[] => {
  const each = (folded.match(AT_AN_END) ?? []).flatMap((part) => part.match(EACH) ?? []);
  return [...new Set(each.map((form) => KIND_OF.get(form)!))];
};
