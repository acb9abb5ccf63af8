import type { AwardCriterion, SelectionCriterion } from '../lot.ts';
import { all, at, child, children, textAt, textOf, type XmlNode } from '../xml/node.ts';
import type { TextChoice } from './lot.ts';
import { extension, flagAt, textsOf } from './read.ts';

/**
 * Selection criteria of a lot: BT-809 and BT-750 since SDK 1.12; before, BT-747 (type), BT-749 (name),
 * BT-750 (text) and BT-748 (used or not).
 */
export function selectionCriteriaOf(terms: XmlNode | undefined, choose: TextChoice): SelectionCriterion[] {
  return children(extension(terms), 'SelectionCriteria').map((criterion) => {
    const descriptions = textsOf(criterion, 'Description');
    return {
      code: textAt(criterion, 'TendererRequirementTypeCode') ?? textAt(criterion, 'CriterionTypeCode'),
      name: choose(textsOf(criterion, 'Name')) || null,
      description: choose(descriptions) || null,
      descriptions,
      usage: textAt(criterion, 'CalculationExpressionCode'),
      secondStage: flagAt(criterion, 'SecondStageIndicator'),
    };
  });
}

/** Award criteria of a lot: BT-539 (type), 734 (name), 540 (text), 541 (weight, fixed value or threshold). */
export function awardCriteriaOf(terms: XmlNode | undefined, choose: TextChoice): AwardCriterion[] {
  return all(terms, 'AwardingTerms', 'AwardingCriterion', 'SubordinateAwardingCriterion').map((criterion) => {
    const parameter = at(extension(criterion), 'AwardCriterionParameter');
    return {
      type: textAt(criterion, 'AwardingCriterionTypeCode'),
      name: choose(textsOf(criterion, 'Name')) || null,
      description: choose(textsOf(criterion, 'Description')) || null,
      weight: textOf(child(parameter, 'ParameterNumeric')),
      weightKind: textAt(parameter, 'ParameterCode'),
    };
  });
}
