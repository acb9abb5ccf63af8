import { useState } from 'react';
import type { Answer } from '../../../api/call.ts';
import { useApi } from '../../../api/query.ts';
import { OrganisationField } from '../../../components/organisation-field.tsx';
import { Section } from '../../../components/page.tsx';
import { Said } from '../../../components/said.tsx';
import { Await } from '../../../components/states.tsx';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { proposalTexts } from '../../../texts/proposals.ts';

/** Why an organisation was not proposed: one sentence, then the smallest change that would bring it in. */
export function WhyNot({
  runId,
  lotId,
  asked,
  ask,
}: {
  runId: string;
  lotId: string;
  asked: string | undefined;
  ask: (organisationId: string) => void;
}) {
  const t = useTexts(proposalTexts).why;
  const [chosen, setChosen] = useState<string | null>(null);
  const [pressed, setPressed] = useState(false);
  const answer = useApi(
    'GET /v1/match-runs/{id}/why-not/{organisationId}',
    asked === undefined ? null : { params: { id: runId, organisationId: asked }, query: { lotId } },
  );
  return (
    <Section id="why" title={t.title}>
      <div className="sheet pad stack">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            setPressed(chosen === null);
            if (chosen !== null) ask(chosen);
          }}
        >
          <OrganisationField
            id="why-name"
            label={t.label}
            note={t.note}
            error={pressed ? t.unknown : undefined}
            onChange={(found) => {
              setChosen(found?.id ?? null);
              setPressed(false);
              // Asked before its list came: answered once that is there.
              if (pressed && found !== null) ask(found.id);
            }}
          />
          <p>
            <button className="btn" type="submit">
              {t.ask}
            </button>
          </p>
        </form>
        <div aria-live="polite">
          {asked === undefined ? null : <Await of={answer}>{(data) => <Explained answer={data} />}</Await>}
        </div>
      </div>
    </Section>
  );
}

function Explained({ answer: a }: { answer: Answer<'GET /v1/match-runs/{id}/why-not/{organisationId}'> }) {
  const t = useTexts(proposalTexts).why;
  const f = useFormats();
  // The head has said the change, and that nothing is possible, already.
  const rest = a.explanation.filter((line) => line !== a.smallestChange?.explanation);
  const sentence = a.proposed
    ? t.proposed(a.name)
    : a.bestWith === null
      ? t.none(a.name)
      : t.with(a.name, f.score(a.bestWith.score), f.decimal((a.behind ?? 0) * 100));
  return (
    <div className="stack">
      <p>
        <strong>{sentence}</strong>
      </p>
      {a.smallestChange === null ? null : (
        <>
          <p className="mute">{t.change}</p>
          <ul>
            <li>
              <Said text={a.smallestChange.explanation} />
            </li>
          </ul>
        </>
      )}
      {rest.length === 0 ? null : (
        <ul className="note">
          {rest.map((line) => (
            <li key={line}>
              <Said text={line} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
