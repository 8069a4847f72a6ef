const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Grey rows in the place of a table that has never been loaded. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {ROWS.map((row) => (
        <div key={row} className="skeleton-row" />
      ))}
    </div>
  );
}
