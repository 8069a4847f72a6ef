import { Age } from '../../ui/age.tsx';
import { useDesk, useRemote } from '../../ui/desk-context.ts';

interface DataAgeProps {
  /** For the status strip: as few words as can be understood. */
  readonly short?: boolean;
}

/** How old the oldest list on screen is, and the prices. */
export function DataAge({ short = false }: DataAgeProps) {
  const { signals, trades, positions } = useDesk();
  const times = [useRemote(signals).receivedAt, useRemote(trades).receivedAt].filter((at) => at !== null);
  const prices = useRemote(positions).data?.receivedAt;
  const open = useRemote(trades).data?.some((trade) => trade.status === 'OPEN') ?? false;
  const [updated, ago] = short ? ['', ' old'] : [' updated', ' ago'];
  return (
    <span className="label">
      {open && prices !== undefined && (
        <>
          Prices{updated} <Age since={prices} />
          {ago} ·{' '}
        </>
      )}
      {times.length === 0 ? (
        'Lists not loaded yet'
      ) : (
        <>
          Lists{updated} <Age since={Math.min(...times)} />
          {ago}
        </>
      )}
    </span>
  );
}
