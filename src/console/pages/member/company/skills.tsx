import { useState } from 'react';
import { useAct } from '../../../api/query.ts';
import type { CapabilityInput, SuggestedCapability } from '../../../api/types.ts';
import { useDraft } from '../../../components/draft.ts';
import { Field } from '../../../components/field.tsx';
import { Refusal } from '../../../components/form.tsx';
import { Section } from '../../../components/page.tsx';
import { useTrade } from '../../../components/trade.tsx';
import { TradeField } from '../../../components/trade-field.tsx';
import { usePreferences } from '../../../shell/preferences.ts';
import { toast } from '../../../shell/toasts.tsx';
import { companyTexts } from '../../../texts/company.ts';
import { useTexts } from '../../../texts/define.ts';
import { shellTexts } from '../../../texts/shell.ts';
import { ifMatch, type PartProps } from './model.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;
/** Of a trade that is added by hand: done now and then, without evidence. */
const FIRST_LEVEL = 3;

/** What the company can do: strike out what is wrong, set how well, add by words or by the name of a trade. */
export function Skills({ company, etag }: PartProps) {
  const t = useTexts(companyTexts).skills;
  const shell = useTexts(shellTexts);
  const put = useAct('PUT /v1/organisations/{id}/capabilities');
  const { id, capabilities } = company;
  const save = async (list: CapabilityInput[], text: string): Promise<void> => {
    const before = capabilities;
    if ((await put.run({ params: { id }, body: list, ...ifMatch(etag) })) === null) return;
    toast({ text, act: { label: shell.undo, run: () => void put.run({ params: { id }, body: before }) } });
  };
  return (
    <Section id="skills" title={t.title} lead={t.lead}>
      <Refusal error={put.error} />
      {capabilities.length === 0 ? <p className="mute">{t.none}</p> : null}
      <ul className="sheet kept">
        {capabilities.map((skill) => (
          <Skill
            key={skill.cpv}
            skill={skill}
            change={(level) =>
              void save(
                capabilities.map((one) =>
                  one.cpv === skill.cpv ? { ...one, level, origin: 'declared', quote: null } : one,
                ),
                t.changed,
              )
            }
            strike={(name) =>
              void save(
                capabilities.filter(({ cpv }) => cpv !== skill.cpv),
                t.struck(name),
              )
            }
          />
        ))}
      </ul>
      <InWords
        organisationId={id}
        known={new Set(capabilities.map(({ cpv }) => cpv))}
        add={(found) =>
          save(
            [
              ...capabilities,
              ...found.map(({ cpv, level, evidence, origin, quote }) => ({ cpv, level, evidence, origin, quote })),
            ],
            t.added(found.length),
          )
        }
      />
      <ByName
        known={capabilities.map(({ cpv }) => cpv)}
        add={(cpv) => save([...capabilities, { cpv, level: FIRST_LEVEL }], t.added(1))}
      />
    </Section>
  );
}

function Skill({
  skill,
  change,
  strike,
}: {
  skill: { cpv: string; level: number };
  change: (level: number) => void;
  strike: (name: string) => void;
}) {
  const t = useTexts(companyTexts).skills;
  const name = useTrade(skill.cpv);
  return (
    <li>
      <span>{name}</span>
      <select aria-label={t.levelOf(name)} value={skill.level} onChange={(event) => change(Number(event.target.value))}>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t.levels[level]}
          </option>
        ))}
      </select>
      <button className="btn sm" type="button" aria-label={t.strikeOf(name)} onClick={() => strike(name)}>
        {t.strike}
      </button>
    </li>
  );
}

/** One's own words become trades to choose from; nothing counts before it is chosen. */
function InWords({
  organisationId,
  known,
  add,
}: {
  organisationId: string;
  known: ReadonlySet<string>;
  add: (found: SuggestedCapability[]) => Promise<void>;
}) {
  const t = useTexts(companyTexts).skills;
  const { language } = usePreferences();
  const [{ words }, change, forget] = useDraft(`skills-${organisationId}`, { words: '' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const suggest = useAct('POST /v1/organisations/{id}/capabilities/suggest');
  const [found, setFound] = useState<SuggestedCapability[] | null>(null);
  const ask = async (): Promise<void> => {
    if (words.trim() === '') return;
    const answered = await suggest.run({
      params: { id: organisationId },
      body: { text: words.trim(), lang: language },
    });
    if (answered === null) return;
    setLeft(new Set());
    setFound(answered.data.items.filter(({ cpv }) => !known.has(cpv)));
  };
  const chosen = (found ?? []).filter(({ cpv }) => !left.has(cpv));
  return (
    <div className="stack add">
      <Field id="words" label={t.words} note={t.wordsNote}>
        {(props) => <textarea {...props} value={words} onChange={(event) => change({ words: event.target.value })} />}
      </Field>
      <Refusal error={suggest.error} />
      <p>
        <button className="btn" type="button" aria-busy={suggest.busy} onClick={() => void ask()}>
          {t.find}
        </button>
      </p>
      <div role="status">{found?.length === 0 ? <p className="mute">{t.nothing}</p> : null}</div>
      {found === null || found.length === 0 ? null : (
        <fieldset className="field">
          <legend className="lab">{t.found(found.length)}</legend>
          {found.map(({ cpv, label, quote }) => (
            <label key={cpv} className="opt">
              <input
                type="checkbox"
                checked={!left.has(cpv)}
                onChange={(event) => {
                  const next = new Set(left);
                  if (event.target.checked) next.delete(cpv);
                  else next.add(cpv);
                  setLeft(next);
                }}
              />
              <span>
                {label}
                <span className="note">
                  <q>{quote}</q>
                </span>
              </span>
            </label>
          ))}
          <p>
            <button
              className="btn"
              type="button"
              aria-disabled={chosen.length === 0}
              onClick={() => {
                if (chosen.length === 0) return;
                void add(chosen).then(() => {
                  setFound(null);
                  forget();
                });
              }}
            >
              {t.addChosen(chosen.length)}
            </button>
          </p>
        </fieldset>
      )}
    </div>
  );
}

function ByName({ known, add }: { known: readonly string[]; add: (cpv: string) => Promise<void> }) {
  const t = useTexts(companyTexts).skills;
  const [cpv, setCpv] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const [wrong, setWrong] = useState<'none' | 'there' | null>(null);
  const send = (): void => {
    const fault = cpv === null ? 'none' : known.includes(cpv) ? 'there' : null;
    setWrong(fault);
    if (cpv === null || fault !== null) return;
    void add(cpv).then(() => {
      setCpv(null);
      setAsked(asked + 1);
    });
  };
  return (
    <details>
      <summary>{t.byName}</summary>
      <div className="stack">
        <TradeField
          key={asked}
          id="trade"
          label={t.trade}
          error={wrong === null ? undefined : wrong === 'none' ? t.noTrade : t.knownTrade}
          onChange={setCpv}
        />
        <p>
          <button className="btn" type="button" onClick={send}>
            {t.add}
          </button>
        </p>
      </div>
    </details>
  );
}
