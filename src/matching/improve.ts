import { type Hunt, offer } from './search.ts';

/** Swaps tried per seat. */
const SHORTLIST = 24;
/** And best servers of each requirement tried per seat. */
const SERVERS = 3;
/** Candidates tried to cover what is missing, beside the best servers of each requirement. */
const COVERING = 400;

/**
 * Local search from a team: the swap of one member that most reduces the mandatory work that nobody can do, then any
 * swap that raises the score, until none does. Offers every team it meets; proves nothing.
 * `ranked`: candidates from the most promising on.
 */
export function improve(hunt: Hunt, start: readonly number[], ranked: readonly number[]): void {
  let team = cover(hunt, start, promising(hunt, ranked, COVERING, 12));
  if (team === null) return;
  let total = offer(hunt, team, 0) ?? 0;
  const shortlist = promising(hunt, ranked, SHORTLIST, SERVERS);
  for (let round = 0; round < 8; round++) {
    let best: readonly number[] | null = null;
    for (const out of team) {
      if (hunt.model.pinned.includes(out)) continue;
      for (const candidate of shortlist) {
        if (team.includes(candidate)) continue;
        const swapped: readonly number[] = team.map((i) => (i === out ? candidate : i));
        const value = offer(hunt, swapped, total);
        if (value !== null && value > total) {
          total = value;
          best = swapped;
        }
      }
    }
    if (best === null) return;
    team = best;
  }
}

/** Mandatory work that the team's capacities leave undone, basis points. */
export function shortfall(hunt: Hunt, team: readonly number[]): number {
  const { model } = hunt;
  let missing = 0;
  for (let r = 0; r < model.m; r++) {
    if (model.required[r] === 0) continue;
    let open = model.work[r] as number;
    for (const i of team) open -= model.cap[i * model.m + r] as number;
    if (open > 0) missing += open;
  }
  return missing;
}

/** Swaps members until all mandatory work can be done; null when no swap helps any more. */
function cover(hunt: Hunt, start: readonly number[], ranked: readonly number[]): readonly number[] | null {
  let team = start;
  let missing = shortfall(hunt, team);
  while (missing > 0) {
    let best: readonly number[] | null = null;
    for (const out of team) {
      if (hunt.model.pinned.includes(out)) continue;
      const rest = team.filter((i) => i !== out);
      for (const candidate of ranked) {
        if (team.includes(candidate)) continue;
        const swapped = [...rest, candidate];
        const left = shortfall(hunt, swapped);
        if (left < missing) {
          missing = left;
          best = swapped;
        }
      }
    }
    if (best === null) return null;
    team = best;
  }
  return team;
}

/** The first `most` candidates, and for each requirement the first `servers` that serve it. */
function promising(hunt: Hunt, ranked: readonly number[], most: number, servers: number): readonly number[] {
  const { model } = hunt;
  const chosen = new Set(ranked.slice(0, most));
  for (let r = 0; r < model.m; r++) {
    let wanted = servers;
    for (let at = 0; at < ranked.length && wanted > 0; at++) {
      const i = ranked[at] as number;
      if ((model.cap[i * model.m + r] as number) === 0) continue;
      chosen.add(i);
      wanted--;
    }
  }
  return [...chosen];
}
