import type { Profile } from '../../../shared/domain/profile.ts';
import { hostOf } from '../session/account-name.ts';

/** A profile in two lines: its name; host and last user. */
export function ProfileText({ profile: { name, url, lastUser } }: { readonly profile: Profile }) {
  const host = hostOf(url);
  return (
    <span className="profile-text">
      <span className="profile-name">{name}</span>
      <span className="label profile-where">
        {/* A profile that was never renamed is called like its host. */}
        {[name === host ? null : host, lastUser ?? 'not used yet'].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}
