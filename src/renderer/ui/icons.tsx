import type { ReactNode } from 'react';

/** 16 px line icons. Decoration only: the words beside them carry the meaning. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const SignalsIcon = () => (
  <Icon>
    <path d="M1.5 8h2.8l2-5 3.2 10 2-5h3" />
  </Icon>
);

export const PositionsIcon = () => (
  <Icon>
    <path d="M4 2v12M12 2v12M2.5 5.5h3v4h-3zM10.5 7.5h3v4h-3z" />
  </Icon>
);

export const HistoryIcon = () => (
  <Icon>
    <path d="M2.5 8a5.5 5.5 0 1 0 1.7-4M4 1.5V4.2h2.8M8 5v3.2l2.2 1.4" />
  </Icon>
);

export const ArrowUpIcon = () => (
  <Icon>
    <path d="M8 13V3.5M4 7.2 8 3.2l4 4" />
  </Icon>
);

export const ArrowDownIcon = () => (
  <Icon>
    <path d="M8 3v9.5M4 8.8l4 4 4-4" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon>
    <path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon>
    <path d="M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 7.5v3.5M8 5.1v.2" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.5 3.4 3.4L13 4.8" />
  </Icon>
);

export const CrossIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
  </Icon>
);

export const MinusIcon = () => (
  <Icon>
    <path d="M4 8h8" />
  </Icon>
);
