import { type Criterion, group } from './criterion.ts';

/** Yearly turnover of article 58(3): period and amount for each closed year. */
export const TURNOVER: Criterion = {
  id: '499efc97-2ac1-4af2-9e84-323c2ca67747',
  code: 'gen-year-to',
  tag: 'C29_SC_gen-year-to',
  name: 'General yearly turnover',
  text: 'The general yearly turnover for the number of financial years required is as follows:',
  groups: [
    group(
      'RG1',
      'ON*',
      [],
      [
        group(
          'RG1/RSG1',
          'ON*',
          [],
          [
            group('RG1/RSG1/QSG2', 'ON*', [
              { path: 'RG1/RSG1/QSG2/Q1', text: 'Start date; End date', type: 'PERIOD' },
              { path: 'RG1/RSG1/QSG2/Q2', text: 'Amount', type: 'AMOUNT' },
            ]),
          ],
        ),
      ],
    ),
  ],
};

/** Mean yearly headcount, Annex XII part II (h). */
export const MANPOWER: Criterion = {
  id: '1f49b3f0-d50f-43f6-8b30-4bafab108b9b',
  code: 'year-manpower',
  tag: 'C50_SC_year-manpower',
  name: 'Average annual manpower',
  text: 'The average annual manpower for the last three years was as follows:',
  groups: [
    group(
      'RG1',
      'ON*',
      [],
      [
        group(
          'RG1/RSG1',
          'ON*',
          [],
          [
            group('RG1/RSG1/QSG2', 'ON*', [
              { path: 'RG1/RSG1/QSG2/Q1', text: 'Start date; End date', type: 'PERIOD' },
              { path: 'RG1/RSG1/QSG2/Q2', text: 'Number', type: 'QUANTITY_INTEGER' },
            ]),
          ],
        ),
      ],
    ),
  ],
};

/** References, Annex XII part II (a). */
export const REFERENCES: Criterion = {
  id: 'cdd3bb3e-34a5-43d5-b668-2aab86a73822',
  code: 'work-perform',
  tag: 'C37_SC_work-perform',
  name: 'Performance of works of the specified type',
  text: 'During the reference period, the economic operator has performed the following works of the specified type:',
  groups: [
    group(
      'RG1',
      'ON*',
      [],
      [
        group(
          'RG1/RSG1',
          'ON*',
          [],
          [
            group(
              'RG1/RSG1/QSG1',
              'ON*',
              [],
              [
                group(
                  'RG1/RSG1/QSG1/QSG1',
                  'ON*',
                  [
                    { path: 'RG1/RSG1/QSG1/QSG1/Q1', text: 'Reference description', type: 'DESCRIPTION' },
                    { path: 'RG1/RSG1/QSG1/QSG1/Q2', text: 'Total amount', type: 'AMOUNT' },
                    { path: 'RG1/RSG1/QSG1/QSG1/Q5', text: 'Period (Start and End dates)', type: 'PERIOD' },
                  ],
                  [
                    group('RG1/RSG1/QSG1/QSG1/QSG1', 'ON*', [
                      { path: 'RG1/RSG1/QSG1/QSG1/QSG1/Q1', text: 'Recipient name', type: 'DESCRIPTION' },
                    ]),
                  ],
                ),
              ],
            ),
          ],
        ),
      ],
    ),
  ],
};
