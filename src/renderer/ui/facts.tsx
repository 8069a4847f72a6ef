import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface FactsProps {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A list of named figures, names left, figures right. */
export function Facts({ className, children }: FactsProps) {
  return <dl className={classNames('facts', className)}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
