import type { Tx } from '../../db/transaction.ts';
import type { TeamSaying } from '../../explanations/sayings.ts';
import { storedText } from '../../explanations/stored-text.ts';
import type { TeamJudge } from '../../match-runs/team-judgement.ts';
import type { Wording } from '../../match-runs/wording.ts';
import type { TeamFault, TeamJudgement } from '../../matching/index.ts';
import type { Language } from '../../shared/language.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { workWeights } from '../life/work.domain.ts';
import type { Group } from '../transitions/locked-group.ts';

/** What the engine's rules say of the group: faults in words, who serves what, and what it covers in [0,1]. */
export type TeamCheck = {
  coverage: number | null;
  faults: {
    code: TeamFault['code'] | 'share_beyond' | 'not_served';
    message: string;
    organisationIds: string[];
    requirementIds: string[];
  }[];
  services: {
    requirementId: string;
    servers: { organisationId: string; quality: number; mostBp: number }[];
  }[];
};

/** A share that is held or asked for, in basis points, and the requirements that go with it. */
type Share = { readonly organisationId: string; readonly shareBp: number; readonly covers?: readonly string[] };

/**
 * Faults of the group as sentences: those of the engine, then shares beyond what a member can do of the work because its
 * capacity is too small, and work that a member is given though its profile does not serve it. Shares are negotiated, so
 * one that only differs from what the work weighs is none.
 */
export function sayingsOf(
  { faults, services }: TeamJudgement,
  shares: readonly Share[],
  weights: ReadonlyMap<string, number>,
): TeamSaying[] {
  const beyond = shares.flatMap(({ organisationId, shareBp }): TeamSaying[] => {
    const own = services.flatMap(({ requirementId, servers }) =>
      servers
        .filter((one) => one.organisationId === organisationId)
        .map(({ mostBp }) => ({ mostBp, whole: weights.get(requirementId) ?? 0 })),
    );
    const able = own.reduce((sum, { mostBp, whole }) => sum + Math.min(mostBp, whole), 0);
    if (shareBp <= able || own.every(({ mostBp, whole }) => mostBp >= whole)) return [];
    return [{ code: 'team_share_beyond', organisations: [organisationId], requirements: [], shareBp, able }];
  });
  const idle = shares.flatMap(({ organisationId, covers = [] }): TeamSaying[] => {
    const requirements = covers.filter((id) => unserved(services, id, organisationId));
    return requirements.length === 0
      ? []
      : [{ code: 'team_not_served', organisations: [organisationId], requirements }];
  });
  return [...faults.map(({ code, ...of }): TeamSaying => ({ code: `team_${code}`, ...of })), ...beyond, ...idle];
}

/** Whether a requirement that was judged is none that the member serves. */
const unserved = (services: TeamJudgement['services'], requirementId: string, organisationId: string): boolean =>
  services.some(
    (service) =>
      service.requirementId === requirementId &&
      !service.servers.some((server) => server.organisationId === organisationId),
  );

/**
 * The group of a consortium by the rules that proposals keep, those who have left it aside. Shares that are asked for
 * instead count as if they were granted. Null: its lots have no requirements.
 */
export async function checkTeam(
  tx: Tx,
  deps: { judge: TeamJudge; inWords: Wording },
  { loaded: { row, seats }, tender, language }: { loaded: Group; tender: LoadedTender; language: Language },
): Promise<TeamCheck | null> {
  const standing = seats.filter((seat) => !GONE.includes(seat.invitation ?? 'none'));
  const weights = workWeights(
    tender.lots.filter((lot) => row.lotIds.includes(lot.id)),
    tender.requirements,
  );
  const organisationIds = standing.map((seat) => seat.organisationId);
  const judgement = await deps.judge(tx, { tender, lotIds: row.lotIds, weights, organisationIds });
  if (judgement === null) return null;
  const said = sayingsOf(
    judgement,
    standing.map((seat) => ({
      organisationId: seat.organisationId,
      shareBp: (seat.invitation === 'countered' ? seat.counterShareBp : null) ?? seat.shareBp,
      covers: seat.covers,
    })),
    weights,
  );
  const messages = await deps.inWords(
    tx,
    language,
    row.lotIds,
    said.map((one) => storedText([one])),
  );
  return {
    coverage: judgement.coverage,
    faults: said.map(({ code, organisations, requirements }, i) => ({
      code: code.slice('team_'.length) as TeamCheck['faults'][number]['code'],
      message: messages[i] ?? '',
      organisationIds: [...organisations],
      requirementIds: [...requirements],
    })),
    services: judgement.services.map(({ requirementId, servers }) => ({
      requirementId,
      servers: servers.map((one) => ({ ...one })),
    })),
  };
}

/** Invitations of those who sit in the group no more. */
const GONE = ['declined', 'expired', 'withdrawn'];
