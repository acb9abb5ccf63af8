import { lotWords } from '../../shared/lot-words.ts';
import type { LawFacts, LawMember } from '../facts.ts';
import { blocking, listed, notYetKnown, ok, type Rule, warning } from '../rule.ts';

const GUIDELINES = 'Lignes directrices horizontales 2023, § 5.4';

/** Lots on which the member declared that it could bid alone. */
const aloneOn = (member: LawMember): string[] =>
  (member.solo ?? []).filter((answer) => answer.couldBidAlone).map((answer) => answer.lotId);

/** Lots on which members are competitors: at least one could have bid alone. */
const contested = (facts: LawFacts) =>
  facts.lots.filter((lot) => facts.members.some((m) => aloneOn(m).includes(lot.id)));

/**
 * A consortium of this many tenths or more of those who can do a requirement takes a large part of the pool: half, chosen by
 * reasoning, for the guidelines name no figure. It warns and blocks nothing.
 */
const LARGE_POOL_TENTHS = 5;
/** Below this many able organisations a share of the pool says nothing: one of two is half of them. */
const SMALL_POOL = 3;

/** The guard for members who compete elsewhere: holds for private buyers too. */
export const competitionRules: readonly Rule[] = [
  {
    id: 'solo-declaration',
    article: GUIDELINES,
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Déclarations de capacité individuelle', en: 'Declarations of solo capacity' },
    evaluate: (facts) => {
      const missing = facts.members.filter((m) => facts.lots.some((lot) => !m.solo?.some((s) => s.lotId === lot.id)));
      return missing.length === 0
        ? ok(
            'Chaque membre a déclaré s’il pouvait répondre seul.',
            'Each member has declared whether it could bid alone.',
            {
              members: facts.members.length,
            },
          )
        : blocking(
            `Déclaration manquante : ${listed(missing.map((m) => m.name))}.`,
            `Declaration missing: ${listed(missing.map((m) => m.name))}.`,
            { missing: missing.map((m) => m.organisationId) },
          );
    },
  },
  {
    id: 'solo-profile',
    article: `${GUIDELINES} (§ 352 s.)`,
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Capacité individuelle et profil', en: 'Solo capacity and profile' },
    evaluate: (facts) => {
      const profiles = facts.soloProfiles ?? null;
      const declared = facts.members.filter((m) => m.solo !== null);
      if (profiles === null || declared.length === 0) {
        return notYetKnown('Aucune déclaration à rapprocher du profil.', 'No declaration to hold against a profile.');
      }
      const differing = declared.flatMap((member) =>
        (member.solo ?? []).flatMap((answer) => {
          const profile = profiles.find((p) => p.organisationId === member.organisationId && p.lotId === answer.lotId);
          const could = profile?.servesAll === true && profile.turnoverEnough;
          return profile !== undefined && could !== answer.couldBidAlone ? [{ member, could }] : [];
        }),
      );
      const names = (could: boolean) => [
        ...new Set(differing.filter((d) => d.could === could).map((d) => d.member.name)),
      ];
      const [able, unable] = [names(true), names(false)];
      if (differing.length === 0) {
        return ok('Déclarations et profils concordent.', 'Declarations and profiles agree.', {
          declared: declared.length,
        });
      }
      return warning(
        [
          able.length === 0
            ? ''
            : able.length === 1
              ? `${able[0]} déclare ne pas pouvoir répondre seule, alors que sa fiche montre tous les savoir-faire demandés et un chiffre d’affaires suffisant.`
              : `Déclarent ne pas pouvoir répondre seules, alors que leur fiche montre tous les savoir-faire demandés et un chiffre d’affaires suffisant : ${listed(able)}.`,
          unable.length === 0
            ? ''
            : unable.length === 1
              ? `${unable[0]} déclare pouvoir répondre seule, ce que sa fiche ne montre pas.`
              : `Déclarent pouvoir répondre seules, ce que leur fiche ne montre pas : ${listed(unable)}.`,
        ]
          .filter((text) => text !== '')
          .join(' '),
        [
          able.length === 0
            ? ''
            : able.length === 1
              ? `${able[0]} declares that it could not bid alone, while its profile shows every skill that is asked for and enough turnover.`
              : `Declare that they could not bid alone, while their profile shows every skill that is asked for and enough turnover: ${listed(able)}.`,
          unable.length === 0
            ? ''
            : unable.length === 1
              ? `${unable[0]} declares that it could bid alone, which its profile does not show.`
              : `Declare that they could bid alone, which their profile does not show: ${listed(unable)}.`,
        ]
          .filter((text) => text !== '')
          .join(' '),
        { members: [...new Set(differing.map((d) => d.member.organisationId))] },
      );
    },
  },
  {
    id: 'indispensability',
    article: `${GUIDELINES} ; Cour suprême du Danemark, Road Marking`,
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Concurrents ensemble : caractère indispensable', en: 'Competitors together: indispensability' },
    evaluate: (facts) => {
      const lots = contested(facts);
      const silent = facts.members.filter((m) => facts.lots.some((lot) => !m.solo?.some((s) => s.lotId === lot.id)));
      if (lots.length === 0 && silent.length > 0) {
        return notYetKnown(
          `Pas encore de déclaration de : ${listed(silent.map((m) => m.name))}.`,
          `No declaration yet from: ${listed(silent.map((m) => m.name))}.`,
          { missing: silent.map((m) => m.organisationId) },
        );
      }
      if (lots.length === 0) {
        return ok(
          'Aucun membre ne pouvait répondre seul : les déclarations en sont la preuve.',
          'No member could bid alone: the declarations are the evidence.',
          { lots: facts.lots.length },
        );
      }
      const open = lots.filter((lot) => !facts.indispensability.some((r) => r.lotId === lot.id && r.signedOff));
      const figures = {
        contestedLots: lots.map((lot) => lot.externalId),
        couldBidAlone: facts.members.filter((m) => aloneOn(m).length > 0).map((m) => m.organisationId),
      };
      return open.length === 0
        ? ok(
            'Gains d’efficacité, nécessité et composition minimale sont consignés et signés.',
            'Efficiencies, indispensability and minimal membership are on record and signed off.',
            figures,
          )
        : blocking(
            `Des concurrents sont réunis (${listed(open.map((l) => lotWords(l.externalId)))}) : consignez gains d’efficacité, nécessité et composition minimale, avec visa du coordinateur.`,
            `Competitors bid together (${listed(open.map((l) => lotWords(l.externalId, 'en')))}): record efficiencies, indispensability and minimal membership, with the coordinator's sign-off.`,
            { ...figures, openLots: open.map((lot) => lot.externalId) },
          );
    },
  },
  {
    id: 'oversize',
    article: `${GUIDELINES} ; Aut. conc. 22-D-04`,
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Groupement surdimensionné', en: 'Oversized consortium' },
    evaluate: (facts) => {
      const superfluous = facts.members.filter((m) => !isNeeded(facts, m));
      const largePool = facts.requirements.filter((r) => {
        const inside = facts.members.filter((m) => m.covers.includes(r.id)).length;
        return r.able !== null && r.able >= SMALL_POOL && inside * 10 >= r.able * LARGE_POOL_TENTHS;
      });
      const figures = {
        superfluous: superfluous.map((m) => m.organisationId),
        largePool: largePool.map((r) => r.id),
      };
      const isLarge = superfluous.length > 0 && facts.members.length > 1;
      if (!isLarge && largePool.length === 0)
        return ok('Chaque membre est nécessaire.', 'Each member is needed.', figures);
      // What is larger than needed stands where a coordinator has said why, lot by lot, and signed for it.
      if (facts.lots.every((lot) => facts.indispensability.some((r) => r.lotId === lot.id && r.signedOff))) {
        return ok(
          'Composition plus large que le strict nécessaire : la justification est consignée et signée.',
          'Larger than strictly needed: the justification is on record and signed off.',
          { ...figures, justified: true },
        );
      }
      const asked = hasMandatory(facts)
        ? { fr: 'tout ce qui est obligatoire', en: 'everything mandatory' }
        : { fr: 'tout ce qui est demandé', en: 'everything that is asked for' };
      return isLarge
        ? warning(
            `Les autres couvrent ${asked.fr} sans : ${listed(superfluous.map((m) => m.name))}. Retirez ou justifiez (composition minimale).`,
            `The others cover ${asked.en} without: ${listed(superfluous.map((m) => m.name))}. Remove them or justify (minimal membership).`,
            figures,
          )
        : warning(
            `Le groupement réunit une grande part des entreprises capables pour ${largePool.length === 1 ? 'un besoin' : `${largePool.length} besoins`} : à justifier.`,
            `The consortium takes a large share of the able companies for ${largePool.length === 1 ? 'one requirement' : `${largePool.length} requirements`}: justify it.`,
            figures,
          );
    },
  },
  {
    id: 'same-group',
    article: 'R2151-6 ; CJUE C-531/16 ; Aut. conc. 20-D-19 ; CE 8 déc. 2020, n° 436532',
    elsewhere: { fr: 'CJUE C-531/16 ; Aut. conc. 20-D-19', en: 'CJEU C-531/16 ; Aut. conc. 20-D-19' },
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Entreprises d’un même groupe', en: 'Companies of one group' },
    evaluate: (facts) => {
      const apart = facts.sameGroup.filter((pair) => pair.elsewhere);
      return apart.length === 0
        ? ok('Aucune offre séparée d’un même groupe.', 'No separate bids of one group of firms.', {
            related: facts.sameGroup.length,
          })
        : blocking(
            `Une entreprise du même groupe est dans une offre concurrente : ${listed(apart.map((p) => p.withName))}.`,
            `A company of the same group is in a rival bid: ${listed(apart.map((p) => p.withName))}.`,
            { organisationIds: apart.map((p) => p.withId) },
          );
    },
  },
  {
    id: 'undertaking',
    article: 'L151-1 s. C. com.',
    set: 'competition',
    from: null,
    to: null,
    title: { fr: 'Engagements de confidentialité', en: 'Undertakings of confidentiality' },
    evaluate: (facts) => {
      const missing = facts.members.filter((m) => !m.undertaking).map((m) => m.name);
      return missing.length === 0
        ? ok('Donnés par tous.', 'Given by all.')
        : warning(
            `Sans engagement, les noms restent masqués : ${listed(missing)}.`,
            `Without it the names stay masked: ${listed(missing)}.`,
            { missing },
          );
    },
  },
];

const hasMandatory = (facts: LawFacts): boolean => facts.requirements.some((r) => r.mandatory);

/**
 * The engine's word where there is one; else whether some mandatory requirement is covered by this member alone. Where
 * nobody said what is mandatory, all of it is: else each member of any group would be one too many.
 */
function isNeeded(facts: LawFacts, member: LawMember): boolean {
  if (member.essential !== null) return member.essential;
  const others = new Set(
    facts.members.filter((m) => m.organisationId !== member.organisationId).flatMap((m) => m.covers),
  );
  const known = hasMandatory(facts);
  return facts.requirements.some((r) => (r.mandatory || !known) && member.covers.includes(r.id) && !others.has(r.id));
}
