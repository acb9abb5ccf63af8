import { stemsOf } from './stem.ts';

/**
 * Words that say what is done, or in what form something is bought, and nothing of what it is done to: each goes with any
 * trade, so a text that shares no other word with a trade's name or a code's label does not speak of it ("Refurbishment at
 * Pindar Nursery" is no refurbishment of water mains). Not here are those whose family is a thing's or a trade's too:
 * "restauration" (meals), "conduite" (pipes), "transformation" (transformers), "dépose", "formation".
 */
const FRENCH = [
  'rénovation réfection réhabilitation restructuration remise neuf état modernisation mise niveau conformité',
  'réparation entretien maintenance dépannage remplacement renouvellement amélioration',
  'aménagement extension agrandissement construction reconstruction création édification installation implantation pose',
  'montage démontage assemblage fabrication fourniture livraison acquisition achat location mise en place oeuvre service',
  'exploitation gestion gérance organisation coordination planification conception étude études projet',
  'contrôle inspection vérification diagnostic essai essais suivi assistance aide appui soutien conseil',
  'équipement matériel système dispositif appareil machine produit article fourniture pièce accessoire élément ouvrage',
  'installation bâtiment site chantier lot divers spécial spécialisé général connexe complémentaire similaire relatif pour',
].join(' ');

const ENGLISH = [
  'refurbishment renovation rehabilitation restructuring reconstruction overhaul upgrade upgrading modernisation',
  'improvement repair maintenance upkeep servicing replacement renewal conversion alteration extension',
  'construction building creation erection installation fitting laying removal dismantling assembly manufacture fabrication',
  'supply provision delivery purchase acquisition procurement hire rental leasing operation management organisation',
  'coordination planning design study project control inspection verification test testing monitoring',
  'supervision support assistance help advice advisory consulting consultancy development implementation',
  'equipment material system device apparatus machine machinery product article supplies part component accessory item goods',
  'facility structure site lot miscellaneous various special specialised general related associated similar other',
].join(' ');

const ACTIVITIES: ReadonlySet<string> = new Set([...stemsOf(FRENCH), ...stemsOf(ENGLISH)]);

/** Whether a word family (`stemsOf`) goes with any trade. */
export const saysNoObject = (stem: string): boolean => ACTIVITIES.has(stem);

/** Whether a passage of a notice or a document is made of such words: "pose", "support" or "repair" there is no trade's name. */
export const saysOnlyActivities = (passage: string): boolean => stemsOf(passage).every(saysNoObject);

/**
 * Words of delivering, fitting and keeping up, of parts and wholes, and of the industry in which a trade works, by which a
 * lot is titled: whoever does one does the other to the same things. Not here are studies, controls and hire, which are
 * trades of their own; "bord", a place on ships, is.
 */
const DOING: ReadonlySet<string> = new Set(
  stemsOf(
    'fourniture livraison pose montage installation implantation fabrication confection remplacement renouvellement ' +
      'réparation révision réfection rénovation remise reprise maintenance entretien équipement pièce élément ' +
      'ouvrage ensemble bord industriel technique aéronautique naval ferroviaire nucléaire embarqué ' +
      'supply delivery fitting installation manufacture replacement renewal repair overhaul refurbishment renovation ' +
      'maintenance equipment part element component',
  ),
);

/** Whether a word family says of a lot what is done, or to how much of it, and nothing of the trade. */
export const saysDoing = (stem: string): boolean => DOING.has(stem);
