import type { HeadingWords } from '../trades.ts';

/** Headings of French documents that name no trade. */
export const FRENCH_HEADINGS: HeadingWords = {
  general:
    /^(?:(?:sous[- ])?total|montant|t\.?v\.?a|prix|unité|désignation|généralités|objet|documents?|normes?|clauses?|dispositions?|délais?|pénalités|pièces|règlement|critères?|sommaire|annexe|visite|groupement|candidature|assurances?|paiement|conditions?|présentation|modalités|consultation|identification|candidat|soumissionnaire|raison\s+sociale|référence)(?![\p{L}])/iu,
  ofEverySite:
    /réception\s+(?:des\s+supports|de)|(?:^|\s)(?:essais|échantillons?|prototypes?|marques)(?!\p{L})|hygiène|études?\s+techniques?|plans?\s+d['’]exécution|contrôle\s+technique|installations?\s+(?:de|du)\s+(?:chantier|sécurité)|bases?\s+vie|cantonnement|(?:tri|gestion)\s+[^|]{0,20}déchets|nettoyages?(?:\s+(?:de\s+(?:chantier|réception|fin)|et)|$)|(?:^|\s)sécurité(?:\s+et|$)|formation\s+(?:des|du)|(?:ouverture|dépôt|remise)\s+des\s+plis|parties\s+au\s+contrat|confidentialité|(?:réalisation\s+du\s+)?traitement|protection\s+de\s+l['’]environnement|^architecte|ma[iî]tr(?:e|ise)\s+d['’](?:œuvre|oeuvre|ouvrage)|signalisation\s+de\s+chantier|balisage|hypothèses|(?:^|\s)(?:plan|plans)\s+de\s+travail|assistance|audit(?!\p{L})|environnements?$|données|garantie|(?:^|\s)SAV(?!\p{L})|support\s+technique|pilotage|notes?\s+de\s+calculs?/iu,
  incidental: /^(?:dépose|sciage|carottage|percement|rebouchage|saignée)s?(?!\p{L})/iu,
  address:
    /^adresse|^(?:bis|ter)?\s*(?:rue|avenue|route|boulevard|place|chemin|allée|impasse|cours|quai)(?!\p{L})|(?<!\d)\d{5}\s+\p{Lu}{2}/iu,
  clauses: /r[èe]glement\s+(?:de\s+)?(?:la\s+)?consultation|clauses\s+administratives/iu,
  works: /clauses\s+techniques|C\.?C\.?T\.?P|d[ée]composition\s+du\s+prix|D\.?P\.?G\.?F|bordereau/iu,
  onlyInWorks: false,
  supplies:
    /fournitures?\s+courantes|march[ée]\s+(?:public\s+)?de\s+fournitures?|(?:acquisition|achat|fourniture)\s+(?:et\s+(?:la\s+)?(?:livraison|installation|mise\s+en\s+service)\s+)?(?:d['’]|de\s|des?\s|du\s|mat[ée]riel)/iu,
  building: /travaux|construction|r[ée]habilitation|r[ée]novation|fourniture\s+et\s+pose/iu,
};
