import { Component, type ReactNode } from 'react';
import { Page } from '../components/page.tsx';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';

type State = { at: string; failed: boolean };

/** A page that breaks leaves the frame around it standing; another address tries anew. */
export class Boundary extends Component<{ at: string; children: ReactNode }, State> {
  override state: State = { at: this.props.at, failed: false };
  static getDerivedStateFromError = (): Partial<State> => ({ failed: true });
  static getDerivedStateFromProps = ({ at }: { at: string }, state: State): Partial<State> | null =>
    at === state.at ? null : { at, failed: false };
  override componentDidCatch(error: unknown): void {
    console.error(error);
  }
  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

/** What stands in the place of a page that broke: a page as others, so that its heading is told. */
function Broken() {
  const t = useTexts(shellTexts).failed;
  return (
    <Page title={t.title}>
      <div className="sheet empty" role="alert">
        <p className="mute">{t.text}</p>
        <p className="row">
          <button className="btn" type="button" onClick={() => location.reload()}>
            {t.reload}
          </button>
        </p>
      </div>
    </Page>
  );
}
