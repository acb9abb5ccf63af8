import type { FurtherTrade } from '../decompose/decomposer.ts';

/** A decision on one need of one lot, as far as lessons are drawn from it. */
export type Decision = {
  lotId: string;
  act: 'confirmed' | 'struck_out' | 'added';
  cpv: string;
  cpvMain: string | null;
  /** How sure the proposal was before any lesson, in [0,1]; null: nothing proposed it. */
  confidence: number | null;
};

/** By how much the log odds of a class of trades move for works of a kind (`*`: of every kind). */
export type Lesson = { work: string; trade: string; cpv: string; shift: number; proposes: boolean };

/** How probable a trade is that nothing proposed, in [0,1]: below what is worth a look. */
export const UNPROPOSED = 0.05;
/** From this probability on a trade becomes a requirement: `THRESHOLD` of needs.ts. */
const PROPOSED = 0.4;
/** How far lessons stray from what they build on: the standard deviation of a shift, in log odds. */
const SPREAD = 1;
const EVERY_WORK = '*';

const workOf = (cpvMain: string | null): string => (cpvMain ?? '').slice(0, 3);
const tradeOf = (cpv: string): string => cpv.slice(0, 4);
const logit = (p: number): number => Math.log(p / (1 - p));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const inside = (p: number): number => Math.min(0.999, Math.max(0.001, p));

type Observation = { cpv: string; right: boolean; odds: number };

/**
 * Lessons from decisions: for every class of trades, then for every kind of work, the shift of the log odds that explains
 * best what was confirmed, struck out and added (logistic regression with an offset and a normal prior around the shift for
 * all works: a few decisions move little, many move what they must). Deterministic.
 */
export function lessonsFrom(decisions: readonly Decision[]): Lesson[] {
  const lots = new Map<string, string>();
  const byTrade = new Map<string, Map<string, Observation[]>>();
  for (const { lotId, act, cpv, cpvMain, confidence } of decisions) {
    lots.set(lotId, workOf(cpvMain));
    const works = byTrade.get(tradeOf(cpv)) ?? new Map<string, Observation[]>();
    byTrade.set(tradeOf(cpv), works);
    const seen = works.get(workOf(cpvMain)) ?? [];
    works.set(workOf(cpvMain), seen);
    seen.push({ cpv, right: act !== 'struck_out', odds: logit(inside(confidence ?? UNPROPOSED)) });
  }
  const lessons: Lesson[] = [];
  for (const [trade, works] of [...byTrade].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [work, seen] of works) addSilent(seen, [...lots.values()].filter((one) => one === work).length);
    const all = [...works.values()].flat();
    const general = shiftOf(all, 0);
    lessons.push(lesson(EVERY_WORK, trade, all, general));
    for (const [work, seen] of [...works].sort(([a], [b]) => (a < b ? -1 : 1))) {
      lessons.push(lesson(work, trade, seen, shiftOf(seen, general)));
    }
  }
  return lessons;
}

/** Where a trade was added by hand, lots of that kind that were decided without it speak against it. */
function addSilent(seen: Observation[], lots: number): void {
  const [first] = seen;
  if (first === undefined || !seen.some(({ odds, right }) => right && odds === logit(UNPROPOSED))) return;
  const silent = Math.max(0, lots - seen.length);
  for (let i = 0; i < silent; i++) seen.push({ cpv: first.cpv, right: false, odds: logit(UNPROPOSED) });
}

const lesson = (work: string, trade: string, seen: readonly Observation[], shift: number): Lesson => ({
  work,
  trade,
  cpv: mostChosen(seen),
  shift: Number(shift.toFixed(4)),
  proposes: work !== EVERY_WORK && sigmoid(logit(UNPROPOSED) + shift) >= PROPOSED,
});

/** The largest posterior, by Newton's method: the curve is strictly concave, so that it finds the one maximum. */
function shiftOf(seen: readonly Observation[], around: number): number {
  let shift = around;
  for (let step = 0; step < 50; step++) {
    let slope = (around - shift) / SPREAD ** 2;
    let curve = 1 / SPREAD ** 2;
    for (const { right, odds } of seen) {
      const p = sigmoid(odds + shift);
      slope += Number(right) - p;
      curve += p * (1 - p);
    }
    shift += slope / curve;
    if (Math.abs(slope / curve) < 1e-9) break;
  }
  return shift;
}

function mostChosen(seen: readonly Observation[]): string {
  const counts = new Map<string, number>();
  for (const { cpv, right } of seen) counts.set(cpv, (counts.get(cpv) ?? 0) + (right ? 1 : 0));
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

/** Proposals as the lessons move them, most probable first; trades that were learned join them. */
export function withLessons(
  trades: readonly FurtherTrade[],
  cpvMain: string | null,
  lessons: readonly Lesson[],
  labelOf: (cpv: string) => string,
): FurtherTrade[] {
  if (lessons.length === 0) return [...trades];
  const work = workOf(cpvMain);
  const shifts = new Map(lessons.map((one) => [`${one.work} ${one.trade}`, one.shift]));
  const moved = trades.map((trade) => {
    const shift =
      shifts.get(`${work} ${tradeOf(trade.code)}`) ?? shifts.get(`${EVERY_WORK} ${tradeOf(trade.code)}`) ?? 0;
    return shift === 0 ? trade : { ...trade, score: Number(movedBy(trade.score, shift).toFixed(4)) };
  });
  const there = new Set(trades.map(({ code }) => tradeOf(code)));
  const learned = lessons
    .filter((one) => one.proposes && one.work === work && !there.has(one.trade))
    .map(({ cpv, shift }) => ({
      code: cpv,
      label: labelOf(cpv),
      score: Number(movedBy(UNPROPOSED, shift).toFixed(4)),
    }));
  return [...moved, ...learned].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

const movedBy = (score: number, shift: number): number => sigmoid(logit(inside(score)) + shift);

/** How well proposals foretell what coordinators decide: mean squared error (Brier) of proposals, and how many. */
export type Foresight = { proposals: number; before: number; after: number };

/**
 * Foresight without lessons, and with lessons drawn from other lots alone: every fifth of the lots in turn is foretold
 * from the rest. Null: too few lots to say.
 */
export function foresightOf(decisions: readonly Decision[]): Foresight | null {
  const lots = [...new Set(decisions.map(({ lotId }) => lotId))].sort();
  if (lots.length < 5) return null;
  const fold = new Map(lots.map((id, i) => [id, i % 5]));
  let before = 0;
  let after = 0;
  let proposals = 0;
  for (let held = 0; held < 5; held++) {
    const lessons = lessonsFrom(decisions.filter(({ lotId }) => fold.get(lotId) !== held));
    for (const { lotId, act, cpv, cpvMain, confidence } of decisions) {
      if (fold.get(lotId) !== held || confidence === null) continue;
      const right = Number(act === 'confirmed');
      const [told] = withLessons([{ code: cpv, label: '', score: confidence }], cpvMain, lessons, () => '').filter(
        ({ code }) => code === cpv,
      );
      before += (confidence - right) ** 2;
      after += ((told?.score ?? confidence) - right) ** 2;
      proposals++;
    }
  }
  return proposals === 0 ? null : { proposals, before: before / proposals, after: after / proposals };
}
