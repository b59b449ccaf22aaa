import { Component, Suspense, type ReactNode } from 'react';

interface Props {
  /** What is said where it cannot be fetched: the rest of the page goes on. */
  readonly failed: string;
  /** What stands there until it is fetched; nothing, where not given. */
  readonly meanwhile?: ReactNode;
  /** What it is said in. */
  readonly as?: 'p' | 'li';
  readonly children: ReactNode;
}

/** Around what is fetched only when it is asked for. */
export class Late extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    const { failed, meanwhile = null, as: Said = 'p', children } = this.props;
    if (this.state.broken) return <Said className="popover-note">{failed}</Said>;
    return <Suspense fallback={meanwhile}>{children}</Suspense>;
  }
}
