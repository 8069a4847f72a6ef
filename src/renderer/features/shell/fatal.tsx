import { Component, type ReactNode } from 'react';

interface FatalProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The last resort: a screen that says what is wrong when nothing else can be shown. */
export function Fatal({ title, children }: FatalProps) {
  return (
    <main className="splash" role="alert">
      <h1>{title}</h1>
      <p>{children}</p>
    </main>
  );
}

/** Keeps a mistake in a screen from leaving an empty window. */
export class FatalBoundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Fatal title="This window has a problem">
        Your trades are safe on the server. Restart Paperdesk to go on; if it happens again, tell us what you did last.
      </Fatal>
    );
  }
}
