import { NATURES } from '../../src/taxonomies/suggest/model.ts';
import { loadSuggester } from '../../src/taxonomies/suggest/suggester.ts';
import { prepareRows } from '../../src/taxonomies/suggest/train/base.ts';
import {
  crossValidate,
  fitWeights,
  type OutOfFold,
  rankOutOfFold,
} from '../../src/taxonomies/suggest/train/cross-validation.ts';
import { foldsOf, readTextRows, type TextRow } from '../../src/taxonomies/suggest/train/rows.ts';
import { cpvTree, PREFIX_LENGTHS } from '../../src/taxonomies/suggest/tree.ts';
import { NO_SHARED_DATA, sharedData } from '../shared-data.ts';
import { bm25Codes } from './cpv-floor.ts';
import { prefixesOfCodes, printByLanguage, printHeading, printLine, type Ranked } from './cpv-recall.ts';

const FOLDS = 5;

const floorOf = (row: TextRow): Ranked => ({
  lang: row.lang,
  cpv: row.cpv,
  prefixes: prefixesOfCodes(bm25Codes(row.text, row.lang)),
});

function rankedOf(item: OutOfFold, weights: ReturnType<typeof fitWeights>, blind: boolean): Ranked {
  const { levels } = cpvTree();
  return {
    lang: item.row.lang,
    cpv: item.row.cpv,
    prefixes: rankOutOfFold(item, weights, blind).map(({ nodes }, level) =>
      Array.from(nodes.slice(0, 10), (node) => levels[level]!.prefixes[node]!),
    ),
  };
}

/**
 * CPV suggestion on folds of ../shared/data/cpv-eval.jsonl: every text is ranked by a model trained without the rows that
 * share its notice or its notice's title, and by weights fitted on the other folds. The floor is BM25 over labels.
 */
function benchFolds(notices: string, titles: string | null): void {
  const measured = readTextRows(notices);
  const rows = prepareRows([...measured, ...(titles === null ? [] : readTextRows(titles))]);
  const items = crossValidate(rows, foldsOf(rows, FOLDS), (row) => row < measured.length);
  const weightsOf = Array.from({ length: FOLDS }, (_, fold) => fitWeights(items.filter((item) => item.fold !== fold)));
  const ranked = items.map((item) => rankedOf(item, weightsOf[item.fold]!, false));

  printHeading(`CPV suggestion, ${FOLDS} folds by notice and by notice title`);
  printByLanguage(ranked);
  printLine(
    'codes seen in training',
    ranked.filter((_, i) => items[i]!.seen),
  );
  printLine(
    'codes never seen',
    ranked.filter((_, i) => !items[i]!.seen),
  );
  const blind = items.map((item) => rankedOf(item, weightsOf[item.fold]!, true));
  printLine('all, nature hidden', blind);
  printLine(
    'fr, nature hidden',
    blind.filter((item) => item.lang === 'fr'),
  );
  printLine(
    'all, by list of codes only',
    items.map((item) => ({
      lang: item.row.lang,
      cpv: item.row.cpv,
      prefixes: prefixesOfCodes([...rankOutOfFold(item, weightsOf[item.fold]!, false).at(-1)!.nodes]),
    })),
  );
  const floor = measured.map(floorOf);
  printLine('BM25 over labels', floor);
  printLine(
    'BM25 over labels, fr',
    floor.filter((item) => item.lang === 'fr'),
  );
  console.log('goal: division@1 62, division@5 85, group@5 71, class@5 57, code@10 49; fr 67 / 87 / 73 / 58 / 48');
}

/** The committed artifact on a file of the same shape as cpv-eval.jsonl, with the time per text. */
function benchFile(file: string): void {
  const suggester = loadSuggester();
  const rows = readTextRows(file);
  for (const row of new Map(rows.map((item) => [item.lang, item])).values())
    suggester.suggest({ text: row.text, lang: row.lang });
  const started = performance.now();
  const ranked = rows.map((row): Ranked => {
    const nature = NATURES[row.nature];
    const levels = suggester.suggestLevels({ text: row.text, lang: row.lang, nature, limit: 10 });
    const prefixes = levels.map(({ items }, level) => items.map(({ code }) => code.slice(0, PREFIX_LENGTHS[level])));
    return { lang: row.lang, cpv: row.cpv, prefixes };
  });
  const perText = (performance.now() - started) / rows.length;
  printHeading(`CPV suggestion of the committed artifact on ${file}: ${perText.toFixed(1)} ms per text`);
  printByLanguage(ranked);
  printLine('BM25 over labels', rows.map(floorOf));
}

/** Prints recall of CPV suggestion: on folds, or of the committed artifact on `testFile` when given. */
export function benchCpv(testFile: string | undefined): void {
  if (testFile !== undefined) {
    benchFile(testFile);
    return;
  }
  const notices = sharedData('cpv-eval.jsonl');
  if (notices === null) console.log(`CPV suggestion ${NO_SHARED_DATA}`);
  else benchFolds(notices, sharedData('cpv-eval-decp-fr.jsonl.gz'));
}
