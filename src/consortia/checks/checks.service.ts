import type { Database } from '../../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../../db/transaction.ts';
import type { ReliedEquipmentReader } from '../../equipment/relied.service.ts';
import { blockingRules, evaluate } from '../../law/evaluate.ts';
import { type Exposure, solidarityExposure } from '../../law/exposure.ts';
import { type DeclaredSubcontract, groupTurnover, type LawFacts } from '../../law/facts.ts';
import { type ArticleLink, linksOf } from '../../law/links.ts';
import type { Verdict } from '../../law/rule.ts';
import type { TeamJudge } from '../../match-runs/team-judgement.ts';
import type { Naming, Wording } from '../../match-runs/wording.ts';
import { type Actor, systemActor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { dayOf } from '../../shared/day.ts';
import { notFound } from '../../shared/errors.ts';
import type { Language } from '../../shared/language.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { amountsOf, heldBp, paidShares } from '../life/domain.ts';
import { workWeights, worthOf } from '../life/work.domain.ts';
import * as guard from '../store/guard.repository.ts';
import { countAble, findMemberFacts, findSameGroup } from '../store/members.repository.ts';
import { findReliedUpon } from '../store/offers.repository.ts';
import { findConsortium, findSeats } from '../store/repository.ts';
import type { Group } from '../transitions/locked-group.ts';
import { lawFacts } from './law-facts.ts';
import { checkTeam, type TeamCheck } from './team.ts';

const LAW = systemActor('law');
const SMES = ['micro', 'small', 'medium'];

/** The split as the checks see it: amounts in cents, shares in basis points. */
export type SplitFigures = {
  sumBp: number;
  smeShareBp: number;
  valueCents: number | null;
  groupTurnoverCents: number;
  members: {
    organisationId: string;
    name: string;
    role: string;
    /** Of a subcontractor: the member that it works for, of whose share its own is a part. */
    principalId: string | null;
    shareBp: number;
    amountCents: number | null;
    turnoverCents: number | null;
  }[];
};

export type Checks = {
  consortiumId: string;
  asOf: string;
  launchedOn: string;
  legalForm: LawFacts['legalForm'];
  items: (Verdict & { links: ArticleLink[] })[];
  blocking: string[];
  /** The group by the rules that proposals keep; null: its lots have no requirements. */
  team: TeamCheck | null;
  split: SplitFigures;
  /** Null when the value of the lots is unknown. */
  exposure: Exposure[] | null;
};

/** In the caller's transaction. */
export type SubcontractReader = (tx: Tx, consortiumId: string) => Promise<DeclaredSubcontract[]>;

/** What the papers of a bid still lack, and of whom. */
export type FileGapReader = (consortiumId: string) => Promise<NonNullable<LawFacts['fileGaps']>>;

export type CheckService = ReturnType<typeof createCheckService>;

/** What a reader asks for beyond what may stop a transition; null: not looked at. */
type Looked = { team?: TeamCheck | null; fileGaps?: NonNullable<LawFacts['fileGaps']> | null };

/** The law asked about a consortium. */
export function createCheckService(deps: {
  database: Database;
  clock: Clock;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  languageOf: Naming['languageOf'];
  inWords: Wording;
  judge: TeamJudge;
  /** What was declared to the buyer of a group's subcontractors. */
  subcontractsOf: SubcontractReader;
  /** What the papers of the bid still lack. */
  fileGaps: FileGapReader;
  /** What the group relies on of the pool of equipment. */
  equipmentOf: ReliedEquipmentReader;
}) {
  const { database, clock } = deps;

  /** Reads as the system: candidacies elsewhere are not the coordinator's to see, but count all the same. */
  const gather = async (tx: Tx, loaded: Group, { team = null, fileGaps = null }: Looked = {}) => {
    const { row, seats } = loaded;
    const ids = seats.map((s) => s.organisationId);
    const tender = await deps.loadTender(tx, row.tenderId);
    const [members, declarations, contracts, indispensability, sameGroup, able, reliedUpon, subcontracts, equipment] =
      await Promise.all([
        findMemberFacts(tx, ids),
        guard.findDeclarations(tx, row.lotIds, ids),
        guard.findContracts(tx, row.lotIds),
        guard.findIndispensability(tx, row.id),
        findSameGroup(tx, ids),
        countAble(tx, row.clusterId, row.lotIds),
        findReliedUpon(tx, row.id),
        deps.subcontractsOf(tx, row.id),
        deps.equipmentOf(tx, row.id),
      ]);
    const relativeIds = [...new Set(sameGroup.flatMap(({ a, b }) => [a, b]))];
    const keys = contracts.map((c) => c.contractKey);
    const [relatives, others, ofTwins] = await Promise.all([
      findMemberFacts(tx, relativeIds),
      guard.findOtherCandidacies(tx, keys, [...new Set([...ids, ...relativeIds])], row.id),
      guard.findCandidaciesOfTwins(tx, keys, ids, row.id),
    ]);
    const asTwins = twinsIn(row.clusterId, ofTwins);
    const facts = lawFacts({
      loaded,
      tender,
      today: dayOf(clock()),
      members,
      relatives,
      declarations,
      contracts,
      others: [...others, ...asTwins],
      indispensability,
      sameGroup,
      able,
      reliedUpon,
      subcontracts,
      fileGaps,
      equipment,
      servers: serversOf(team),
      services: team?.services ?? null,
      weights: weightsOf(tender, row.lotIds),
    });
    return { facts, members };
  };

  return {
    /** What stands in the way, in the reader's language; for transitions, in their transaction and on what they locked. */
    async stopping(tx: Tx, actor: Actor, loaded: Group): Promise<Verdict[]> {
      const language = await deps.languageOf(tx, actor);
      const { facts } = await actingAs(LAW, () => gather(tx, loaded));
      return evaluate(facts, language).filter(({ status }) => status === 'blocking');
    },

    /** All verdicts with their figures, the split and the exposure, in the reader's language. */
    async checks(actor: Actor, id: string, language?: Language): Promise<Checks> {
      return inTransaction(database, actor, async (tx) => {
        const row = await findConsortium(tx, id);
        if (row === null) throw notFound('consortium');
        const words = language ?? (await deps.languageOf(tx, actor));
        return actingAs(LAW, async () => {
          const loaded = { row, seats: await findSeats(tx, [id]) };
          const tender = await deps.loadTender(tx, row.tenderId);
          const team = await checkTeam(tx, deps, { loaded, tender, language: words });
          const { facts, members } = await gather(tx, loaded, { team, fileGaps: await deps.fileGaps(id) });
          const items = evaluate(facts, words);
          const valueCents = worthOf(facts.lots);
          return {
            consortiumId: id,
            asOf: clock().toISOString(),
            launchedOn: facts.launchedOn,
            legalForm: facts.legalForm,
            items: items.map((verdict) => ({ ...verdict, links: linksOf(verdict.article) })),
            blocking: blockingRules(items),
            team,
            split: splitFigures(facts, members, valueCents),
            exposure: valueCents === null ? null : solidarityExposure(valueCents, facts.members),
          };
        });
      });
    },
  };
}

/** By requirement, the members whose profile serves it. */
const serversOf = (team: TeamCheck | null): ReadonlyMap<string, readonly string[]> | null =>
  team === null
    ? null
    : new Map(team.services.map((one) => [one.requirementId, one.servers.map((server) => server.organisationId)]));

function splitFigures(
  facts: LawFacts,
  members: ReadonlyMap<string, { size_class: string | null }>,
  valueCents: number | null,
): SplitFigures {
  const sumBp = heldBp(facts.members);
  const paid = paidShares(facts.members);
  const amounts = valueCents === null || sumBp === 0 ? null : amountsOf(valueCents, facts.members);
  return {
    sumBp,
    smeShareBp: facts.members.reduce(
      (sum, m, i) => sum + (SMES.includes(members.get(m.organisationId)?.size_class ?? '') ? paid[i]! : 0),
      0,
    ),
    valueCents,
    groupTurnoverCents: groupTurnover(facts.members),
    members: facts.members.map((m, i) => ({
      organisationId: m.organisationId,
      name: m.name,
      role: m.role,
      principalId: m.principalId ?? null,
      shareBp: m.shareBp,
      amountCents: amounts?.[i] ?? null,
      turnoverCents: m.turnoverCents,
    })),
  };
}

/** Another row of the company is the company, where the coordinator sees both; beyond that see `double-rows.ts`. */
const twinsIn = (clusterId: string, ofTwins: Awaited<ReturnType<typeof guard.findCandidaciesOfTwins>>) =>
  ofTwins
    .filter(({ candidacy }) => candidacy.clusterId === clusterId)
    .map(({ candidacy, of }) => ({ ...candidacy, organisationId: of }));

/** Weights of the work of some lots of a tender. */
const weightsOf = ({ lots, requirements }: LoadedTender, lotIds: readonly string[]) =>
  workWeights(
    lots.filter((lot) => lotIds.includes(lot.id)),
    requirements,
  );
