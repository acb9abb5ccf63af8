import { type Criterion, group, YES_NO } from './criterion.ts';

const exclusion = (number: number, code: string, id: string, name: string, text: string): Criterion => ({
  id,
  code,
  tag: `C${number}_EG_${code}`,
  name,
  text,
  groups: [group('QG1', 'ON*', [YES_NO('QG1/Q1')])],
});

const CONVICTION =
  'Has the economic operator or a person of its administrative, management or supervisory body been convicted by final judgment for';

/** Article 57(1) and (2) of directive 2014/24/EU, the grounds that exclude by right (L2141-1 to -3 in France). */
export const EXCLUSION_CRITERIA: readonly Criterion[] = [
  exclusion(
    1,
    'crime-org',
    '005eb9ed-1347-4ca3-bb29-9bc0db64e1ab',
    'Participation in a criminal organisation',
    `${CONVICTION} participation in a criminal organisation?`,
  ),
  exclusion(2, 'corruption', 'c27b7c4e-c837-4529-b867-ed55ce639db5', 'Corruption', `${CONVICTION} corruption?`),
  exclusion(3, 'fraud', '297d2323-3ede-424e-94bc-a91561e6f320', 'Fraud', `${CONVICTION} fraud?`),
  exclusion(
    4,
    'terr-offence',
    'd486fb70-86b3-4e75-97f2-0d71b5697c7d',
    'Terrorist offences',
    `${CONVICTION} terrorist offences?`,
  ),
  exclusion(
    5,
    'finan-laund',
    '47112079-6fec-47a3-988f-e561668c3aef',
    'Money laundering or terrorist financing',
    `${CONVICTION} money laundering or terrorist financing?`,
  ),
  exclusion(
    6,
    'human-traffic',
    'd789d01a-fe03-4ccd-9898-73f9cfa080d1',
    'Child labour and human trafficking',
    `${CONVICTION} child labour or trafficking in human beings?`,
  ),
  exclusion(
    7,
    'tax-pay',
    'b61bbeb7-690e-4a40-bc68-d6d4ecfaa3d4',
    'Payment of taxes',
    'Has the economic operator breached its obligations relating to the payment of taxes?',
  ),
  exclusion(
    8,
    'socsec-pay',
    '7d85e333-bbab-49c0-be8d-c36d71a72f5e',
    'Payment of social security',
    'Has the economic operator breached its obligations relating to the payment of social security contributions?',
  ),
];
