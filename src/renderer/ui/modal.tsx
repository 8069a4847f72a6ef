import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface ModalProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Escape. Without it the dialog cannot be put away. */
  readonly onDismiss?: (() => void) | undefined;
  /** For lists of facts, which are read across. */
  readonly wide?: boolean;
}

/**
 * A native modal dialog: the browser traps the focus, makes the page behind it inert and gives the focus back afterwards
 * (HTML specification, `showModal`). The focus starts on the element with `data-initial-focus`, else on the first control:
 * React does not write the `autofocus` attribute that `showModal` looks for.
 */
export function Modal({ title, children, onDismiss, wide = false }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Closed before it is taken out of the page: a dialog that is out of it gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={ref}
      className={classNames('modal', wide && 'modal-wide')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss?.();
      }}
      // Chromium closes a dialog on a second Escape even though `cancel` was prevented.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
        if (event.key === 'Escape') onDismiss?.();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
