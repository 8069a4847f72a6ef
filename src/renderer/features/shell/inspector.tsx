import { useEffect, useRef, type ReactNode } from 'react';
import { useWorkspace } from '../../ui/desk-context.ts';

/** The details of what is selected. In a narrow window it stands below the table, so each selection scrolls to it. */
export function Inspector({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const selections = useWorkspace((s) => s.selections);
  const ref = useRef<HTMLElement>(null);

  useEffect(() => {
    // How it moves, smoothly or at once, is the style sheet's to say (`scroll-behavior`).
    if (selections > 0) ref.current?.scrollIntoView();
  }, [selections]);

  return (
    <aside ref={ref} className="inspector" aria-label={name}>
      {children}
    </aside>
  );
}
