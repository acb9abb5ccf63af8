import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { Params, Tidings } from '../notifications/service.ts';
import { sourceOf } from '../notifications/source-id.ts';
import type { ProfileBrief } from '../organisations/profile-check.service.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { addDays, dayOf } from '../shared/day.ts';
import * as repository from './repository.ts';
import { daysUntil, STEPS, stepOf, UNSIGNED_DAYS } from './steps.domain.ts';

const REMINDER = systemActor('reminders');
/** Facts are due a week before the bid unless a group says otherwise: bids that are looked at for them, in days. */
const FACTS_BID_DAYS = 40;
/** Days after its end for which a deadline of the law is still told of, and which there are. */
const LATE_DAYS = 3;
const LEGAL_KINDS = ['replacement', 'silence', 'validity', 'standstill'] as const;
/** A profile is asked about again after a month, twice in all; a word that was given holds for a year. */
const PROFILE_RULE = { pauseDays: 30, goodForDays: 365, most: 2, limit: 500 } as const;

export type ReminderService = ReturnType<typeof createReminderService>;

/**
 * Tells people in time what ends or is due. Each reminder has a source made of what it is about and of its step: it is
 * noted for each person once (`notifications_once`), however often and by however many workers this is run.
 */
export function createReminderService(deps: {
  database: Database;
  clock: Clock;
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  /** A group's coordinators and members are told when its bid is due. */
  bidDue: (tx: Tx, consortiumId: string, sourceId: string) => Promise<void>;
  /** Members are told what they still owe for the file; `sourceOf` says null where it is no time yet. */
  factsDue: (
    tx: Tx,
    consortiumId: string,
    sourceOf: (organisationId: string, dueOn: string) => string | null,
  ) => Promise<void>;
  /**
   * What other parts have to remind of, as of a day of France: people who were invited and have not come in; groups' terms,
   * actions and votes, and then what is to be counted is counted.
   */
  further: readonly ((today: string) => Promise<void>)[];
  /** What the cluster believes of an organisation. In a transaction of the system. */
  profileBrief: (tx: Tx, organisationId: string) => Promise<ProfileBrief | null>;
}) {
  const { database, clock } = deps;
  const inSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, REMINDER, work);

  const bids = async (today: string): Promise<void> => {
    const most = Math.max(...STEPS.bid);
    for (const { id, day, at } of await inSystem((tx) => repository.findBidsDue(tx, clock(), most))) {
      const step = stepOf(daysUntil(day, today), STEPS.bid);
      if (step !== null) await inSystem((tx) => deps.bidDue(tx, id, sourceOf('bid', id, at, step)));
    }
  };

  const facts = async (today: string): Promise<void> => {
    for (const { id } of await inSystem((tx) => repository.findBidsDue(tx, clock(), FACTS_BID_DAYS)))
      await inSystem((tx) =>
        deps.factsDue(tx, id, (organisationId, dueOn) => {
          const step = stepOf(daysUntil(dueOn, today), STEPS.facts);
          return step === null ? null : sourceOf('facts', id, organisationId, dueOn, step);
        }),
      );
  };

  const certificates = async (today: string): Promise<void> => {
    const until = addDays(today, Math.max(...STEPS.certificate));
    await inSystem(async (tx) => {
      const ending = await repository.findCertificatesEnding(tx, today, until);
      await deps.tell(
        tx,
        ending.flatMap(({ organisationId, organisation, code, validUntil }): Tidings[] => {
          const days = daysUntil(validUntil, today);
          const step = stepOf(days, STEPS.certificate);
          return step === null
            ? []
            : [
                {
                  kind: 'certificate.ending',
                  sourceId: sourceOf('certificate', organisationId, code, validUntil, step),
                  to: { organisationIds: [organisationId] },
                  params: { organisationId, organisation, certificate: code, validUntil, days },
                },
              ];
        }),
      );
    });
  };

  const contracts = async (today: string): Promise<void> => {
    await inSystem(async (tx) => {
      for (const one of await repository.findUnsigned(tx, addDays(today, -Math.min(...UNSIGNED_DAYS)))) {
        const since = daysUntil(today, one.awardedOn);
        const step = UNSIGNED_DAYS.find((days) => since >= days) ?? 0;
        const params: Params = {
          contractId: one.id,
          consortiumId: one.consortiumId,
          tender: one.title,
          buyer: one.buyer,
          awardedOn: one.awardedOn,
        };
        const told = { kind: 'contract.to_sign', sourceId: sourceOf('contract', one.id, step), params };
        const leader = one.mandataireId === null ? [] : [{ ...told, to: { organisationIds: [one.mandataireId] } }];
        await deps.tell(tx, [{ ...told, to: { clusterId: one.clusterId } }, ...leader]);
      }
    });
  };

  const legal = (today: string): Promise<void> =>
    inSystem(async (tx) => {
      const most = Math.max(...LEGAL_KINDS.flatMap((kind) => STEPS[kind]));
      const due = await repository.findLegalDeadlines(tx, addDays(today, -LATE_DAYS), addDays(today, most));
      await deps.tell(
        tx,
        due.flatMap((one) => legalTidings(one, today)),
      );
    });

  const profiles = async (): Promise<void> => {
    await inSystem(async (tx) => {
      for (const one of await repository.findProfilesToConfirm(tx, clock(), PROFILE_RULE)) {
        const brief = await deps.profileBrief(tx, one.organisationId);
        if (brief === null) continue;
        const sourceId = sourceOf('profile', one.organisationId, one.confirmedAt ?? '', one.asked);
        const params = { organisationId: one.organisationId, ...profileParams(brief) };
        await deps.tell(tx, [{ kind: 'profile.confirm', sourceId, to: { userId: one.userId }, params }]);
      }
    });
  };

  return {
    /** Tells all that is due to be told at this moment, and was not told yet. */
    async remind(): Promise<void> {
      const today = dayOf(clock());
      await bids(today);
      await facts(today);
      await certificates(today);
      await contracts(today);
      await legal(today);
      await profiles();
      for (const remind of deps.further) await remind(today);
    },
  };
}

/** What coordinators are told of a deadline of the law, at the step where it stands. */
function legalTidings(due: repository.LegalDeadline, today: string): Tidings[] {
  const { kind, id, title, detail, day, clusterId, consortiumId } = due;
  const step = stepOf(daysUntil(day, today), STEPS[kind]);
  const params = { consortiumId, tender: title, what: kind, detail, day };
  return step === null
    ? []
    : [{ kind: 'deadline.legal', sourceId: sourceOf('legal', id, day, step), to: { clusterId }, params }];
}

/** Of skills, and of what was asked for in vain, as many as somebody reads on a phone. */
const MOST_SKILLS = 6;
const MOST_ASKED = 4;

/** What a mail says of a profile: codes here, words where it is read. */
export function profileParams(brief: ProfileBrief): Params {
  const { certifications, trades, missing } = brief.check;
  const asked = [
    ...certifications.map(({ code, tenders }) => ({ code, tenders })),
    ...trades.map(({ cpv, tenders }) => ({ code: cpv, tenders })),
  ].sort((a, b) => b.tenders - a.tenders);
  return {
    organisation: brief.name,
    place: brief.nuts,
    headcount: brief.headcount,
    turnoverCents: brief.turnoverCents,
    skills: brief.cpv.slice(0, MOST_SKILLS).join(' ') || null,
    certificates: brief.certificates.join(', ') || null,
    missing: missing.join(' ') || null,
    askedFor:
      asked
        .slice(0, MOST_ASKED)
        .map(({ code, tenders }) => `${tenders} ${code}`)
        .join('\n') || null,
    cluster: brief.clusterName,
  };
}
