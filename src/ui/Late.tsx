import { Component, type ComponentType, type ReactNode, Suspense, use } from 'react';
import { whyMissing } from '../state/fetchPart.ts';
import { forgetFailures, forgetful } from '../state/forgetful.ts';
import type { Workspace } from '../state/workspace.ts';
import './late.css';
import { useText } from './text/useText.ts';
import { WorkspaceContext } from './useWorkspace.ts';

/** A component with a file of its own, fetched when it is first shown. It stands inside `Late`. */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const fetch = forgetful(load);
  return function Part(props: P) {
    const Loaded = use(fetch());
    return <Loaded {...props} />;
  };
}

interface TroubleProps {
  readonly error: unknown;
  readonly as: 'p' | 'li';
  readonly again: () => void;
}

/** Where asking again for a part of the page would not help. */
export function ReloadButton({ why }: { why: ReturnType<typeof whyMissing> }) {
  const { missing } = useText().ui;
  if (why === 'unreachable') return null;
  return (
    <button type="button" className="tool" onClick={() => location.reload()}>
      {missing.reload}
    </button>
  );
}

/** The error of a part of the page, and its remedies. */
function Trouble({ error, as: As, again }: TroubleProps) {
  const { missing } = useText().ui;
  const why = whyMissing(error);
  return (
    <As className="late-trouble" role={As === 'p' ? 'alert' : undefined}>
      <span>{missing[why]}</span>
      <button type="button" className="tool" onClick={again}>
        {missing.tryAgain}
      </button>
      <ReloadButton why={why} />
    </As>
  );
}

interface Props {
  /** Stands there until it is fetched; nothing, where not given. */
  readonly meanwhile?: ReactNode;
  /** The element that says what is wrong; null: nobody has asked for the part, and it is left out. */
  readonly as?: 'p' | 'li' | null;
  readonly children: ReactNode;
}

/**
 * A boundary around a panel, or around what is fetched only when it is asked for: where that fails, or what is inside
 * throws, it says so in its place, and the rest of the page goes on. It tries again when asked to, when the network is
 * back, and, as the experiment may be what the panel failed on, with the next edit or undo.
 */
export class Late extends Component<Props, { readonly error: unknown }> {
  static override contextType = WorkspaceContext;
  declare context: Workspace;
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  private stopWatching: () => void = () => undefined;

  override componentDidMount(): void {
    window.addEventListener('online', this.onOnline);
    this.stopWatching = this.context.store.subscribe(({ document }, before) => {
      const { error } = this.state;
      if (error !== null && whyMissing(error) === 'broken' && document !== before.document) this.again();
    });
  }

  override componentWillUnmount(): void {
    window.removeEventListener('online', this.onOnline);
    this.stopWatching();
    if (this.state.error !== null) forgetFailures(); // the next time it is shown it is asked for again
  }

  readonly onOnline = (): void => {
    if (this.state.error !== null && whyMissing(this.state.error) === 'unreachable') this.again();
  };

  readonly again = (): void => {
    forgetFailures();
    this.setState({ error: null });
  };

  override render(): ReactNode {
    const { meanwhile = null, as = 'p', children } = this.props;
    const { error } = this.state;
    if (error !== null) return as && <Trouble error={error} as={as} again={this.again} />;
    return <Suspense fallback={meanwhile}>{children}</Suspense>;
  }
}
