import type { Database } from '../db/client.ts';
import { actingAs, type Tx } from '../db/transaction.ts';
import type { EquipmentHolding } from '../equipment/holding.service.ts';
import type { ReliedEquipmentReader } from '../equipment/relied.service.ts';
import type { TeamJudge } from '../match-runs/team-judgement.ts';
import type { Naming, Wording } from '../match-runs/wording.ts';
import type { LotQuestion } from '../matching/index.ts';
import type { Tidings } from '../notifications/service.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { TenderNews } from '../tenders/newer-notice.ts';
import type { TenderService } from '../tenders/service.ts';
import type { TimestampAuthority } from '../timestamps/authority.ts';
import { createAnnouncementService } from './announcements.service.ts';
import { createCheckService, type FileGapReader, type SubcontractReader } from './checks/checks.service.ts';
import { createFormingService, type ProposalReader } from './forming.service.ts';
import { createGroupChanges } from './group-changes.ts';
import { createGuardService } from './guard.service.ts';
import { createInvitationService } from './invitations.service.ts';
import { createMemberChanges } from './member-changes.ts';
import { createNearDeadlines } from './near-deadlines.service.ts';
import { createNewcomers } from './newcomers.service.ts';
import { createOfferService } from './offers.service.ts';
import { type AwardedContract, createOutcomeService } from './outcome.service.ts';
import { createProxyAnswers } from './proxy-answers.service.ts';
import { createRecompositionService } from './recomposition/recomposition.service.ts';
import { createSteeringService } from './steering.service.ts';
import { createTenderEnding } from './tender-ending.service.ts';
import { createTermsRenewal } from './terms-renewal.service.ts';
import type { OwedFacts } from './tidings.ts';
import { createConsortiumLife } from './transitions/life.service.ts';
import { createUndertakings } from './undertakings.service.ts';
import { createInvitationReading } from './views/invitation-reading.ts';
import { createConsortiumReading } from './views/reading.service.ts';

/** The program when it tells consortia of what buyers publish. */
const FOLLOWER = systemActor('tender-news');

/** What consortia need of other features. */
export type ConsortiumCollaborators = {
  tenders: Pick<TenderService, 'load' | 'loadAll' | 'worths' | 'stateOf' | 'moveTo' | 'end' | 'view'>;
  /** A proposal of a match run, for forming a consortium of it. */
  proposal: ProposalReader;
  /** What a lot asks of a snapshot of candidates, as of now. */
  questionOf: (run: { id: string; tenderId: string }, lotId: string) => Promise<LotQuestion>;
  /** Puts names into what the engine said. */
  inWords: Wording;
  /** In which language somebody reads. */
  languageOf: Naming['languageOf'];
  /** Judges a group by the rules of proposals. */
  judge: TeamJudge;
  /** What was declared to the buyer of a group's subcontractors. */
  subcontractsOf: SubcontractReader;
  /** Equipment of the pool that is held for groups. */
  equipmentFollows: EquipmentHolding['follow'];
  /** What a group relies on of the pool. */
  equipmentOf: ReliedEquipmentReader;
  /** Makes the contract of an award, in the same transaction. */
  makeContract: (tx: Tx, actor: Actor, award: AwardedContract) => Promise<{ id: string }>;
  endUnsigned: (tx: Tx, actor: Actor, contractId: string, reason: string | null) => Promise<void>;
  /** Whether the contract that an award became is signed. */
  isSigned: (tx: Tx, contractId: string) => Promise<boolean>;
  /** The authority for timestamps, where one is configured. */
  timestamp: TimestampAuthority;
  /** Notifies people. */
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  /** Sends an event to the webhooks of a cluster. */
  publish: (tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>) => Promise<void>;
  /** What a cluster is called. */
  clusterName: (tx: Tx, id: string) => Promise<string>;
  /** What the papers of a bid still lack, and of whom. */
  fileGaps: FileGapReader;
  /** What each member still has to give for the file of a bid. */
  owedFacts: (tx: Tx, consortiumId: string) => Promise<ReadonlyMap<string, OwedFacts>>;
};

/** The services of consortia: forming, inviting, steering, checking, re-composing and ending them. */
export function buildConsortia({
  database,
  clock,
  nodeBudget,
  seconds,
  ...others
}: {
  database: Database;
  clock: Clock /** Search nodes for one problem. */;
  nodeBudget: number;
  /** How long one problem is searched at most. */
  seconds: number;
} & ConsortiumCollaborators) {
  const { tenders, inWords, languageOf, isSigned } = others;
  const loadTender = tenders.load;
  const announcements = createAnnouncementService({ ...others, loadTender });
  const life = createConsortiumLife({
    clock,
    loadTender,
    tenderState: tenders.stateOf,
    moveTender: tenders.moveTo,
    endTender: tenders.end,
    equipmentFollows: others.equipmentFollows,
  });
  const checks = createCheckService({
    database,
    clock,
    loadTender,
    languageOf,
    inWords,
    judge: others.judge,
    subcontractsOf: others.subcontractsOf,
    fileGaps: others.fileGaps,
    equipmentOf: others.equipmentOf,
  });
  const reading = createConsortiumReading({ database, clock, worths: tenders.worths, inWords, languageOf });
  const invitationReading = createInvitationReading({ database, loadTenders: tenders.loadAll });
  const invitations = createInvitationService({
    database,
    clock,
    life,
    reading: invitationReading,
    remind: announcements.remind,
  });
  return {
    announcements,
    nearDeadlines: createNearDeadlines({ ...others, loadTender }),
    newcomers: createNewcomers({ ...others, loadTender }),
    checks,
    reading,
    invitations,
    forming: createFormingService({ database, loadTender, proposal: others.proposal, reading }),
    steering: createSteeringService({
      database,
      clock,
      life,
      checks,
      reading,
      outcomes: createOutcomeService({
        clock,
        life,
        loadTender,
        makeContract: others.makeContract,
        endUnsigned: others.endUnsigned,
      }),
      changes: createGroupChanges({ clock, life, loadTender, isSigned }),
      memberChanges: createMemberChanges({ clock, life, loadTender, isSigned }),
      loadTender,
      tell: others.tell,
    }),
    undertakings: createUndertakings({ database, clock, life, invitations }),
    proxyAnswers: createProxyAnswers({ database, clock, life, reading: invitationReading }),
    guard: createGuardService({ database, clock, invitations, loadTender, checks, timestamp: others.timestamp }),
    offers: createOfferService({ database, clock, life, loadTender }),
    /** After a change of what weighs on the members of a consortium, in the caller's transaction: whom it asks again. */
    renewTerms: createTermsRenewal({ clock, life }),
    recompositions: createRecompositionService({
      database,
      clock,
      life,
      loadTender,
      nodeBudget,
      seconds,
      questionOf: others.questionOf,
    }),
    tenderEnding: createTenderEnding({ database, life, view: tenders.view }),
    /** Tells the consortia of a tender what its buyer published, in the caller's transaction. */
    tellOfChange: (tenderId: string, change: TenderNews): Promise<void> =>
      actingAs(FOLLOWER, (tx) => announcements.tenderChanged(tx, tenderId, change)),
  };
}
