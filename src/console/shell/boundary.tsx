import { Component, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { currentLanguage } from './preferences.ts';

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
    if (!this.state.failed) return this.props.children;
    const t = shellTexts[currentLanguage()].failed;
    return (
      <div className="sheet empty" role="alert">
        <h1>{t.title}</h1>
        <p className="mute">{t.text}</p>
        <p className="row">
          <button className="btn" type="button" onClick={() => location.reload()}>
            {t.reload}
          </button>
        </p>
      </div>
    );
  }
}
