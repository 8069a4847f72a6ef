import { useStore } from 'zustand';
import { useDesk, useWorkspace } from '../../ui/desk-context.ts';
import { atStake } from './at-stake.ts';

/** What leaving the account discards in this window. Nothing when nothing would be missed. */
export function DiscardNote() {
  const { tickets, tradeActions } = useDesk();
  const bySignal = useStore(tickets.store, (s) => s.bySignal);
  const action = useStore(tradeActions.store, (s) => s.action);
  const workspace = useWorkspace((s) => s);
  const lost = atStake({ tickets: bySignal, action, workspace });
  if (lost.length === 0) return null;
  return (
    <div className="discard-note">
      <p>Discarded in this window:</p>
      <ul>
        {lost.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
