import { useAct } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { AskedAct } from '../../components/asked-act.tsx';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';

const SIGNS = {
  joins: ['+', 'in'],
  leaves: ['−', 'out'],
  granted: ['=', ''],
  asked_again: ['→', ''],
  same: ['=', ''],
} as const;
const ORDER = ['joins', 'leaves', 'granted', 'asked_again', 'same'] as const;

type Alternative = NonNullable<Consortium['recomposition']>['alternatives'][number];

/** Who joins, or is asked again, by choosing it. */
const namesOf = ({ changes }: Alternative, kind: 'joins' | 'asked_again'): string[] =>
  changes.flatMap(({ change, name }) => (change === kind && name !== null ? [name] : []));

/** Companies that would be asked, and for which nobody reads. */
const unreadIn = ({ changes }: Alternative): readonly string[] =>
  changes.flatMap(({ change, name, readers }) =>
    readers === 0 && name !== null && (change === 'joins' || change === 'asked_again') ? [name] : [],
  );

/** Members with whom the group is worth less than without. */
const burdens = ({ members }: Alternative): ReadonlySet<string> =>
  new Set(members.filter(({ marginal }) => marginal !== null && marginal < 0).map((one) => one.organisationId));

/** What could take the place of who left: stays, joins and leaves in signs and words, score before and after. */
export function Recompositions({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).recompose;
  const f = useFormats();
  const { recomposition, score } = consortium;
  const choose = useAct('POST /v1/consortia/{id}/recompose', { done: () => toast({ text: t.done }) });
  if (recomposition === null || recomposition.status === 'applied') return null;
  const before = score === null ? '–' : f.score(score);
  return (
    <Section
      id="recompositions"
      title={t.section}
      aside={
        recomposition.complete ? null : (
          <span className="note">{recomposition.status === 'queued' ? t.looking : t.more}</span>
        )
      }
    >
      <ul className="tasks sheet">
        {recomposition.alternatives.map((alternative, i) => (
          <li key={alternative.rank}>
            <ul className="diff" aria-label={t.n(f.count(alternative.rank))}>
              {ORDER.flatMap((kind) => alternative.changes.filter(({ change }) => change === kind)).map(
                ({ organisationId, name, change, shareBpBefore, shareBpAfter }) => (
                  <li key={organisationId}>
                    <span className={`sign ${SIGNS[change][1]}`} aria-hidden="true">
                      {SIGNS[change][0]}
                    </span>
                    <span>
                      <strong>{name}</strong> {t[change]}
                      {burdens(alternative).has(organisationId) ? (
                        <Tag tone="warn" icon="warn">
                          {t.burden}
                        </Tag>
                      ) : null}
                      {shareBpAfter === null || shareBpAfter === shareBpBefore
                        ? ''
                        : `, ${shareBpBefore === null ? '' : `${f.share(shareBpBefore)} → `}${f.share(shareBpAfter)}`}
                      {unreadIn(alternative).includes(name ?? '') ? (
                        <span className="sub">
                          <Tag tone="warn" icon="warn">
                            {t.nobody(name ?? '')}
                          </Tag>
                        </span>
                      ) : null}
                    </span>
                  </li>
                ),
              )}
            </ul>
            <span className="n">
              {before} → <strong>{alternative.score === null ? '–' : f.score(alternative.score)}</strong>
            </span>
            <AskedAct
              className={i === 0 ? 'btn first' : 'btn'}
              label={t.choose}
              about={t.n(f.count(alternative.rank))}
              question={t.question}
              text={t.asks(namesOf(alternative, 'joins'), namesOf(alternative, 'asked_again'))}
              act={choose}
              run={() => choose.run({ params: { id: consortium.id }, body: { alternative: alternative.rank } })}
            >
              {unreadIn(alternative).map((name) => (
                <p key={name} className="err">
                  {t.nobody(name)}
                </p>
              ))}
            </AskedAct>
          </li>
        ))}
      </ul>
    </Section>
  );
}
