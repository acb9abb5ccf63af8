import { Component, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { currentLanguage } from './preferences.ts';

/** A page that breaks leaves the frame around it standing; another address tries anew. */
export class Boundary extends Component<{ at: string; children: ReactNode }, { failedAt: string | null }> {
  override state = { failedAt: null };
  static getDerivedStateFromError = (): null => null;
  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failedAt: this.props.at });
  }
  override render(): ReactNode {
    if (this.state.failedAt !== this.props.at) return this.props.children;
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
