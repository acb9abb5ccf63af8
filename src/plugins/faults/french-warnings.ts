/**
 * What warnings of tenders and groups say, in French: the English of whoever warns, with `{}` for each value.
 * test/http/fault-words.test.ts looks that all are here.
 */
export const FRENCH_WARNINGS: Readonly<Record<string, string>> = {
  'The notice has no identifier.': 'L’avis n’a pas d’identifiant.',
  'The notice does not name the buyer.': 'L’avis ne nomme pas l’acheteur.',
  'The procedure has no title.': 'La procédure n’a pas d’intitulé.',
  'The notice has no lots and nothing to make one of.': 'L’avis n’a pas de lot, ni de quoi en faire un.',
  'The notice has no lots: one was made of the whole procedure.':
    'L’avis n’a pas de lot : un lot a été fait de toute la procédure.',
  '{} has no title.': '{} n’a pas d’intitulé.',
  '{} has no CPV code.': '{} n’a pas de code CPV.',
  '{} has no deadline for tenders or requests.': '{} n’a pas de date limite de remise.',
  "{} has no main CPV code of its own: the procedure's is used.":
    '{} n’a pas de code CPV principal : celui de la procédure est pris.',
  'The id {} is there more than once: this lot was called {}.':
    'L’identifiant {} sert plusieurs fois : ce lot est appelé {}.',
  'A lot without id was called {}.': 'Un lot sans identifiant est appelé {}.',
  'This notice tells of a contract that is awarded already.': 'Cet avis annonce un marché déjà attribué.',
  '{} is not a code of {}.': '{} n’est pas un code de {}.',
  'To be confirmed: {}': 'À confirmer : {}',
  'The minimum turnover is above {} × the estimated value: the buyer must justify it ({}). {}':
    'Le chiffre d’affaires minimal dépasse {} fois la valeur estimée : l’acheteur doit s’en justifier ({}). {}',
  'The minimum turnover is above {} × the estimated value: the buyer must justify it ({}).':
    'Le chiffre d’affaires minimal dépasse {} fois la valeur estimée : l’acheteur doit s’en justifier ({}).',
  'Version {} of notice {} came after the bid was in: nothing was changed.':
    'La version {} de l’avis {} est venue après le dépôt de l’offre : rien n’a été changé.',
  'The buyer withholds "{}" until {} ({}).': 'L’acheteur ne publie pas « {} » avant le {} ({}).',
  'The buyer withholds "{}" ({}).': 'L’acheteur ne publie pas « {} » ({}).',
  "The buyer's country ({}) has no time zone here: its times are taken for UTC.":
    'Le fuseau horaire du pays de l’acheteur ({}) n’est pas connu : ses heures sont lues comme UTC.',
  'The code "{}" was cut: it is read as {}.': 'Le code « {} » était tronqué : il est lu comme {}.',
  '"{}" can\'t be the amount of a contract.': '« {} » ne peut pas être le montant d’un marché.',
  '{} holders: the data does not say whether they are a group or several winners.':
    '{} titulaires : les données ne disent pas s’ils forment un groupement ou sont plusieurs attributaires.',
  'The deadline of {} has passed.': 'La date limite de {} est passée.',
  'The answer of {} may come after the bid is due.': 'La réponse de {} peut arriver après la date limite de l’offre.',
  'Nobody reads for {}: an invitation would reach no one.':
    'Personne ne lit pour {} : une invitation ne toucherait personne.',
  'The buyer could not sign before the standstill ended, on {} (R2182-1).':
    'L’acheteur ne pouvait pas signer avant la fin du délai de suspension, le {} (R2182-1).',
  'no reason given': 'sans raison donnée',
  'not told': 'inconnu',
  'The publisher lost accented letters of the title.':
    'Des lettres accentuées de l’intitulé ont été perdues à la publication.',
};
