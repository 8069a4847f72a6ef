import { useState } from 'react';
import { Button } from './button.tsx';

/** Busy only for its own attempt: polls in the background must not make it flicker. */
export function RetryButton({ onRetry }: { readonly onRetry: () => Promise<unknown> }) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      busy={busy}
      onClick={() => {
        setBusy(true);
        void onRetry().finally(() => setBusy(false));
      }}
    >
      Try again
    </Button>
  );
}
