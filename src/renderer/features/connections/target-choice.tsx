import type { Profile } from '../../../shared/domain/profile.ts';
import { ProfileText } from './profile-text.tsx';

/** Where one can switch to: a known server, the built-in one, or a server that is not known yet. */
export type Target = Profile | 'practice' | 'another';

interface TargetChoiceProps {
  readonly targets: readonly Target[];
  readonly chosen: Target;
  /** The one that is signed in: its server may be chosen for another user. */
  readonly current: Profile | undefined;
  readonly onChoose: (target: Target) => void;
}

/** Native radio buttons: one tab stop, the arrow keys choose. */
export function TargetChoice({ targets, chosen, current, onChoose }: TargetChoiceProps) {
  return (
    <fieldset className="targets">
      <legend className="visually-hidden">Switch to</legend>
      {targets.map((target) => (
        <label key={keyOf(target)} className="target">
          <input
            type="radio"
            name="target"
            checked={keyOf(target) === keyOf(chosen)}
            onChange={() => onChoose(target)}
            {...(keyOf(target) === keyOf(chosen) ? { 'data-initial-focus': true } : {})}
          />
          <TargetText target={target} />
          {typeof target !== 'string' && target.id === current?.id && <span className="label">signed in</span>}
        </label>
      ))}
    </fieldset>
  );
}

function TargetText({ target }: { readonly target: Target }) {
  if (typeof target !== 'string') return <ProfileText profile={target} />;
  const [name, where] =
    target === 'practice'
      ? ['Practice', 'The built-in server, no account']
      : ['Another server', 'Not connected to yet'];
  return (
    <span className="profile-text">
      <span className="profile-name">{name}</span>
      <span className="label profile-where">{where}</span>
    </span>
  );
}

function keyOf(target: Target): string {
  return typeof target === 'string' ? target : target.id;
}
