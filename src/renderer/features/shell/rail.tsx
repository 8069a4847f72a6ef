import { isLive } from '../../stores/trade-status.ts';
import type { View } from '../../stores/workspace.ts';
import { useDesk, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { HistoryIcon, PositionsIcon, SignalsIcon } from '../../ui/icons.tsx';

const items = [
  { view: 'signals', name: 'Signals', Icon: SignalsIcon },
  { view: 'positions', name: 'Positions', Icon: PositionsIcon },
  { view: 'history', name: 'History', Icon: HistoryIcon },
] as const satisfies readonly { view: View; name: string; Icon: () => unknown }[];

export function Rail() {
  const { trades, workspace } = useDesk();
  const { data } = useRemote(trades);
  const current = useWorkspace((s) => s.view);
  const live = data?.filter(isLive).length ?? 0;
  return (
    <nav className="rail" aria-label="Views">
      {items.map(({ view, name, Icon }) => (
        <button
          key={view}
          type="button"
          className="rail-item"
          aria-current={view === current ? 'page' : undefined}
          onClick={() => workspace.show(view)}
        >
          <Icon />
          {name}
          {view === 'positions' && live > 0 && (
            <span className="rail-count" aria-hidden="true">
              {live}
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
