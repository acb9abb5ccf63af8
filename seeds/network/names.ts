import type { Random } from './random.ts';

/** Invented from the sounds of the west of France; none is meant to be anybody. */
const SURNAMES =
  'Kervadou Guillonneau Brétéché Tessaudier Morvanic Pineaudeau Charruel Lebrétec Audouineau Rabilleau Guérinel Plessiset Cormeraud Biroteaud Lhommelet Trichereau Garnauld Huvelinet Kerbrazec Malvoisin Orvaultier Pouliguenec Savenaud Tharonnier Bouinois Chauvelier Derval Erdrelin Fégréacin Gorgeon Herbaudier Issérien Jademaud Liréen Mauvesinet Noyalet Oudonnier Pornicaud Quilyen Rezéen Soudanier Trignaud Urvoisin Vertouet Vieillevignet'.split(
    ' ',
  );
const PLACES = [
  'de l’Estuaire',
  'de Brière',
  'Atlantique',
  'Ligérienne',
  'du Sillon',
  'de Retz',
  'des Deux Rives',
  'de la Côte',
  'de l’Erdre',
  'de Sèvre',
  'du Littoral',
  'de l’Ouest',
  'du Marais',
  'des Trois Rivières',
  'de la Pointe',
  'du Bocage',
];
const MARKS = ['Groupe', 'Établissements', 'Société'];

/** A name that is not in `taken` yet, and is put there. `local` is a last word to tell namesakes apart. */
export function inventName(random: Random, stems: readonly string[], local: string, taken: Set<string>): string {
  for (let attempt = 1; ; attempt++) {
    const stem = random.pick(stems);
    const shape = random.int(0, 3);
    const base =
      shape === 0
        ? `${stem} ${random.pick(PLACES)}`
        : shape === 1
          ? `${random.pick(SURNAMES)} ${stem}`
          : shape === 2
            ? `${stem} ${random.pick(SURNAMES)}`
            : `${random.pick(MARKS)} ${random.pick(SURNAMES)} ${stem}`;
    const name = attempt <= 3 ? base : attempt <= 8 ? `${base} ${local}` : `${base} ${local} ${attempt - 7}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
