import type { ReactNode } from 'react';

/** The heading of a view, with a short summary beside it. */
export function PageTitle({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="page-title">
      <h1>{title}</h1>
      <div className="page-summary">{children}</div>
    </header>
  );
}
