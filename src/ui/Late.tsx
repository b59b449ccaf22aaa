import { Component, Suspense, type ReactNode } from 'react';

interface Props {
  /** What is said where it cannot be fetched: the rest of the page goes on. */
  readonly failed: string;
  readonly children: ReactNode;
}

/** Around what is fetched only when it is asked for. */
export class Late extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    const { failed, children } = this.props;
    if (this.state.broken) return <p className="popover-note">{failed}</p>;
    return <Suspense fallback={null}>{children}</Suspense>;
  }
}
