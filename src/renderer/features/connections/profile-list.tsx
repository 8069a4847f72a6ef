import { useState } from 'react';
import { useStore } from 'zustand';
import type { Profile } from '../../../shared/domain/profile.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.ts';
import { ProfileDialog } from './profile-dialog.tsx';
import { ProfileText } from './profile-text.tsx';

interface ProfileListProps {
  /** The address that is in the form beside the list. */
  readonly url: string;
  readonly onChoose: (profile: Profile) => void;
}

/** The servers connected to before. Choosing one fills the form, so that only the password is left to type. */
export function ProfileList({ url, onChoose }: ProfileListProps) {
  const { profiles } = useDesk();
  const { profiles: list, problem } = useStore(profiles.store);
  const [edited, setEdited] = useState<Profile | 'new' | null>(null);
  if (list.length === 0 && !problem) return null;
  return (
    <section className="card" aria-labelledby="profiles-title">
      <h2 id="profiles-title">Your connections</h2>
      {problem && (
        <Banner tone="warning">
          <ErrorText error={problem} />
        </Banner>
      )}
      <ul className="profiles">
        {list.map((profile) => (
          <li key={profile.id} className="profile">
            <button
              type="button"
              className="profile-choose"
              aria-current={profile.url === url.trim() || undefined}
              onClick={() => onChoose(profile)}
            >
              <ProfileText profile={profile} />
            </button>
            <Button variant="quiet" aria-label={`Edit ${profile.name}`} onClick={() => setEdited(profile)}>
              Edit
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" className="profiles-add" onClick={() => setEdited('new')}>
        Add a connection…
      </Button>
      {edited && <ProfileDialog profile={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}
